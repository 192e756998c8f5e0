/** Supervision (督办) and rectification with three lists (问题、责任、任务清单). */
import { code, flag, instant, integer, optionalInstant, optionalText, table, text } from '../core/table.ts';
import type { RowOf } from '../core/table.ts';

export const RUNGS = ['reminder', 'urge', 'blue', 'yellow', 'red', 'bulletin', 'talk'] as const;
/** 系统提醒 · 催办 · 蓝色督办 · 黄色督办 · 红色督办 · 月通报点名 · 约谈, in rising order (domain catalogue 1.9). */
export type Rung = (typeof RUNGS)[number];

export const SUPERVISED = ['lead', 'task', 'action', 'rectification'] as const;
/** What may be supervised: the tables of a lead, a task, a joint action, a rectification plan. */
export type Supervised = (typeof SUPERVISED)[number];

export const SUPERVISION_STATES = ['issued', 'received', 'answered', 'lifted'] as const;
/** 已发 · 已签收 · 已回复 · 已解除 */
export type SupervisionState = (typeof SUPERVISION_STATES)[number];

/** One rung of the ladder, climbed for one thing. Scope and also: the unit that is supervised. */
export const supervisionTable = table('supervision', {
  number: text(), subject: code<Supervised>(), subjectId: text(), subjectName: text(),
  /** The unit that must act: a village's or town's code, or a department's scope. */
  unit: text(), townCode: text(), rung: code<Rung>(),
  /** The rung before, '' for the first. */
  fromRung: text(), state: code<SupervisionState>(), open: flag(), reason: text(), evidence: text(),
  issuedByName: text(), issuedAt: instant(), dueAt: instant(), calendarKnown: flag(),
  /** Who may lift it: the tier that issued it, and the city always. */
  liftTier: code<'town' | 'city'>(),
  receivedAt: optionalInstant(), receivedByName: optionalText(), answer: text(), answeredAt: optionalInstant(),
  answeredByName: optionalText(),
  liftedAt: optionalInstant(), liftedByName: optionalText(), liftReason: text(),
  /** 1 when the hub issued it by itself, for a limit that ran amber or red. */
  automatic: flag(),
}, [['subjectId'], ['open', 'townCode', 'dueAt'], ['unit']]);
export type Supervision = RowOf<typeof supervisionTable>;

/** A rectification (整改) a unit must carry out. Scope and also: the unit. */
export const rectificationTable = table('rectification', {
  number: text(), title: text(), unit: text(), townCode: text(), source: code<'bulletin' | 'inspection' | 'self'>(), open: flag(),
  issuedByName: text(), issuedAt: instant(), issuerTier: code<'town' | 'city'>(), dueAt: instant(), closedAt: optionalInstant(),
}, [['open', 'townCode'], ['unit']]);
export type Rectification = RowOf<typeof rectificationTable>;

export const PROBLEM_STATES = ['immediate', 'underway', 'submitted', 'struckOff', 'longTerm', 'recurred'] as const;
/** 立行立改 · 正在整改 · 已整改（待验收） · 已销号 · 长期坚持 · 回头看复发 */
export type ProblemState = (typeof PROBLEM_STATES)[number];

/** One line of the list of problems (问题清单) with its line of the list of responsibility (责任清单): 一项一责. */
export const rectificationProblemTable = table('rectificationProblem', {
  rectificationId: text(), category: text(), fact: text(), evidence: text(), state: code<ProblemState>(),
  leader: text(), unitName: text(), person: text(),
  submittedAt: optionalInstant(), submittedByName: optionalText(), struckOffAt: optionalInstant(), struckOffByName: optionalText(),
  /** What was said at the last acceptance or look-back, the rule that was abolished, changed or made (废、改、立), and look-backs so far. */
  verdict: text(), institution: text(), lookBacks: integer(), lookedBackAt: optionalInstant(),
}, [['rectificationId']]);
export type RectificationProblem = RowOf<typeof rectificationProblemTable>;

/** One line of the list of tasks (任务清单). */
export const rectificationTaskTable = table('rectificationTask', {
  rectificationId: text(), problemId: text(), measure: text(), milestone: text(), dueAt: instant(), finishedAt: optionalInstant(),
  finishedByName: optionalText(), result: text(),
}, [['problemId'], ['rectificationId']]);
export type RectificationTask = RowOf<typeof rectificationTaskTable>;
