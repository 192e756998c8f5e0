/** The expert help line (专家热线), what is kept of it (知识库), and the notes of shifts (交接班). */
import type { Evidence } from '#domain/schema/disposal.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { Knowledge, Question, ShiftNote } from '#domain/schema/notices.ts';
import type { Task } from '#domain/schema/task.ts';
import type { QuestionDetail, QuestionQueue, QuestionRow } from '#protocol/bridge/queries.ts';
import type { QueryContext, QueryDefinition } from './definition.ts';
import { all, both, byId, condition, containing, inPlace, page } from './sql.ts';
import type { Condition } from './sql.ts';
import { markAll, timelineOf } from './timeline.ts';
import { UnitNames } from './unit-words.ts';

export function inQuestionQueue(queue: QuestionQueue, { account }: QueryContext): readonly Condition[] {
  switch (queue) {
    // A question to a department waits for that department; the town answers what names none.
    case 'toAnswer':
      if (account.role === 'deptOfficer') return [condition("state = 'open'"), condition('also = ?', account.place)];
      return [condition("state = 'open'"), ...(account.role === 'townStaff' ? [condition('department IS NULL')] : [])];
    case 'toSettle':
      return [condition("state = 'answered'")];
    case 'answered':
      return [condition("state IN ('answered', 'settled')")];
    case 'all':
      return [condition("state IN ('open', 'answered', 'settled')")];
  }
}

export const questionsList: QueryDefinition<'questions.list'> = {
  tables: ['question', 'town', 'village'],
  run: (context, { place, queue, search, limit, offset }) => {
    const matching = containing(['question', 'answer', 'askedByName'], search);
    const where = both([...inQuestionQueue(queue, context), ...inPlace(place), ...matching]);
    const order = queue === 'toAnswer' ? 'askedAt, id' : 'askedAt DESC, id DESC';
    const { total, rows } = page<Question>(context.database, { table: 'question', where, order, limit, offset });
    return { total, rows: withUnits(context, rows) };
  },
};

function withUnits(context: QueryContext, rows: readonly Question[]): QuestionRow[] {
  const names = new UnitNames(context.database);
  return markAll(context, 'question', rows).map((row) => ({ ...row, unit: names.of(row.villageCode) }));
}

export const questionDetail: QueryDefinition<'question.detail'> = {
  tables: ['question', 'task', 'lead', 'evidence', 'event', 'town', 'village'],
  run: (context, { id }) => {
    const { database } = context;
    const row = byId<Question>(database, 'question', id);
    const [question] = row === undefined ? [] : withUnits(context, [row]);
    if (question === undefined) return null;
    return {
      question, subject: subjectOf(context, question),
      evidence: all<Evidence>(database, 'SELECT * FROM evidence WHERE subjectId = ? ORDER BY at, id', id),
      timeline: timelineOf(context, [id]),
    };
  },
};

function subjectOf({ database }: QueryContext, { subject, subjectId }: Question): QuestionDetail['subject'] {
  if (subject === 'task') {
    const task = byId<Task>(database, 'task', subjectId);
    return task === undefined ? null : { kind: 'task', id: task.id, number: task.number, name: task.entityName };
  }
  const lead = subject === 'lead' ? byId<Lead>(database, 'lead', subjectId) : undefined;
  return lead === undefined ? null : { kind: 'lead', id: lead.id, number: lead.number, name: lead.subjectName };
}

export const knowledgeList: QueryDefinition<'knowledge.list'> = {
  tables: ['knowledge'],
  run: (context, { department, search, limit, offset }) => {
    const where = both([
      condition('active = 1'), ...(department === '' ? [] : [condition('department = ?', department)]),
      ...containing(['title', 'question', 'answer'], search),
    ]);
    const { total, rows } = page<Knowledge>(context.database, { table: 'knowledge', where, order: 'at DESC, id DESC', limit, offset });
    return { total, rows: markAll(context, 'knowledge', rows) };
  },
};

export const shiftsList: QueryDefinition<'shifts.list'> = {
  tables: ['shiftNote', 'town', 'village'],
  run: (context, { queue, search, limit, offset }) => {
    const { database, account } = context;
    const own = queue === 'own' ? condition('place = ?', account.place) : condition('place <> ?', account.place);
    const where = both([own, ...containing(['body', 'byName', 'openItems'], search)]);
    const { total, rows } = page<ShiftNote>(database, { table: 'shiftNote', where, order: 'at DESC, id DESC', limit, offset });
    const names = new UnitNames(database);
    return { total, rows: markAll(context, 'shiftNote', rows).map((row) => ({ ...row, unit: names.of(row.place) })) };
  },
};
