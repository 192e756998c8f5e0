/** 部门后续监管 of the demo: departments receive and answer what the first checks sent them, most of it in time. */
import type { Actor } from '#domain/core/actor.ts';
import { departmentScope } from '#domain/core/scope.ts';
import type { FollowUp, FollowUpResult } from '#domain/schema/items.ts';
import { followUpTable } from '#domain/schema/items.ts';
import { between, pick } from '../../random.ts';
import { DEPARTMENT_DESKS } from './logins.ts';
import type { DepartmentDesk } from './logins.ts';
import { minuteOf, Story } from './scene.ts';
import type { Scene } from './scene.ts';
import { WORKING_DAY } from './working-time.ts';

const ROWS_MAX = 20_000;
/** Working days until the answer; the limit is fifteen. */
const ANSWER_DAYS = { from: 2, to: 14 } as const;
const LATE_ANSWER_DAYS = { from: 16, to: 22 } as const;
const LATE_SHARE = 0.08;
const RESULTS: readonly FollowUpResult[] = ['held', 'held', 'held', 'applying', 'notNeeded', 'refused'];
const NOTES: Readonly<Record<FollowUpResult, string>> = {
  held: '', applying: '已指导提交申请，待现场核查。', notNeeded: '实际不从事许可项目。', refused: '场所不符合许可条件，已书面告知。', prosecuted: '',
};

const hasDesk = (department: string): department is DepartmentDesk => DEPARTMENT_DESKS.some((desk) => desk === department);

export function answerFollowUps(scene: Scene): void {
  for (const followUp of scene.ledger.find(followUpTable, { open: 1 }, ROWS_MAX) as unknown as FollowUp[]) {
    answer(scene, followUp, officerOf(scene, followUp));
  }
}

/** A department without a desk in the demo works by other means; its answers come in all the same. */
function officerOf({ officer }: Scene, { department, townCode }: FollowUp): Actor {
  if (hasDesk(department)) return officer(department);
  const scope = departmentScope(townCode, department);
  return { accountId: `account-${scope}`, name: '部门接口', role: 'deptOfficer', grants: [scope], memberId: null };
}

function answer(scene: Scene, { id, sentAt }: FollowUp, by: Actor): void {
  const { random, time } = scene;
  const story = new Story(scene, minuteOf(time, sentAt));
  if (!story.wait(between(60, WORKING_DAY, random))) return;
  story.issue('followup.receive', { id }, by);
  const { from, to } = random() < LATE_SHARE ? LATE_ANSWER_DAYS : ANSWER_DAYS;
  if (!story.wait((from + (to - from) * random()) * WORKING_DAY)) return;
  const result = pick(RESULTS, random);
  const document = result === 'held' ? `JY144419${String(between(1_000_000, 9_999_999, random))}` : '';
  story.issue('followup.answer', { id, result, document, note: NOTES[result] }, by);
}
