/** The life of a first check: assigned, accepted, on site, submitted; a second visit, a notice and its recheck where it comes to that. */
import type { Random } from '#domain/core/time.ts';
import type { Member } from '#domain/schema/people.ts';
import { taskTable } from '#domain/schema/task.ts';
import type { Task } from '#domain/schema/task.ts';
import { between, pick } from '../../random.ts';
import { firstCheck, recheck } from '../simulator/visit.ts';
import { playLead } from './lead-life.ts';
import { asActor, Story } from './scene.ts';
import type { Scene } from './scene.ts';
import { WORKING_DAY } from './working-time.ts';

/** Shares of tasks that go a less usual way. */
const CANCELLED_SHARE = 0.008;
const WITHDRAWN_SHARE = 0.012;
const REASSIGNED_SHARE = 0.015;
const ASSIGNED_LATE_SHARE = 0.03;
/** First checks that take most of their ten days, though not more. */
const CLOSE_SHARE = 0.12;
/** Working days, weekends' duty hours counted in; ten working days are about eleven of these. */
const USUAL_DAYS = { from: 0.5, to: 7 } as const;
const CLOSE_DAYS = { from: 7.5, to: 10.3 } as const;
const LATE_DAYS = { from: 11.5, to: 17 } as const;
const RECHECK_DAYS = { from: 3.5, to: 9.5 } as const;
/** An overdue task is urged after so much of a working day. */
const URGED_AFTER = 0.6;

/** How far a task has come that is left for the visitor: in the inbox, not accepted yet, waiting for the second visit. */
export type LeftAt = 'inbox' | 'assigned' | 'revisit';

/** Plays until something is still to come, or until the task stands where it is left for the visitor. */
export function playTask(scene: Scene, taskId: string, pushedMinute: number, leftAt?: LeftAt): void {
  if (leftAt !== undefined) return leave(scene, taskId, pushedMinute, leftAt);
  const { random, profile, townStaff } = scene;
  const story = new Story(scene, pushedMinute);
  if (random() < CANCELLED_SHARE) {
    if (story.wait(between(30, 600, random))) story.issue('task.cancel', { taskId, reason: '登记重复推送，已核对。' }, townStaff);
    return;
  }
  const member = assign(scene, story, taskId, assignDelay(scene));
  if (member === undefined) return;
  const due = pushedMinute + firstCheckDays(scene) * WORKING_DAY;
  const visitor = visit(scene, story, taskId, member, due);
  if (visitor === undefined) return urgeWhenLate(scene, taskId);
  if (!story.wait(between(8, 55, random))) return;
  const shares = { notFound: profile.notFoundShare, problem: profile.problemShare };
  story.issue('task.submit', firstCheck(taskOf(scene, taskId), story.now(), random, shares), asActor(visitor));
  goOn(scene, story, taskId, visitor);
}

function leave(scene: Scene, taskId: string, pushedMinute: number, leftAt: LeftAt): void {
  const { random } = scene;
  const story = new Story(scene, pushedMinute);
  const member = leftAt === 'inbox' ? undefined : assign(scene, story, taskId, between(1, 15, random));
  if (member === undefined || leftAt === 'assigned') return;
  const visitor = visit(scene, story, taskId, member, story.minute);
  if (visitor === undefined || !story.wait(between(5, 15, random))) return;
  const nobody = firstCheck(taskOf(scene, taskId), story.now(), random, { notFound: 1, problem: 0 });
  story.issue('task.submit', nobody, asActor(visitor));
}

function goOn(scene: Scene, story: Story, taskId: string, visitor: Member): void {
  const task = taskOf(scene, taskId);
  if (task.state === 'revisit') return secondVisit(scene, story, task, visitor);
  if (task.state === 'noticeServed') return playRecheck(scene, story, task, visitor);
  if (task.leadId !== null) playLead(scene, { leadId: task.leadId, minute: story.minute });
}

/** Another member goes; nobody there again makes it a lead. */
function secondVisit(scene: Scene, story: Story, task: Task, before: Member): void {
  const { random, profile } = scene;
  const member = assign(scene, story, task.id, between(20, WORKING_DAY, random), before);
  if (member === undefined) return;
  const visitor = visit(scene, story, task.id, member, story.minute + (0.4 + 2 * random()) * profile.pace * WORKING_DAY);
  if (visitor === undefined || !story.wait(between(8, 40, random))) return urgeWhenLate(scene, task.id);
  const shares = { notFound: 0.45, problem: 0.1 };
  story.issue('task.submit', firstCheck(taskOf(scene, task.id), story.now(), random, shares), asActor(visitor));
  goOn(scene, story, task.id, visitor);
}

function playRecheck(scene: Scene, story: Story, task: Task, member: Member): void {
  const { random, profile } = scene;
  const late = random() < profile.lateShare;
  const days = late ? draw(LATE_DAYS, random) : Math.min(draw(RECHECK_DAYS, random) * Math.sqrt(profile.pace), CLOSE_DAYS.to);
  if (!story.wait(days * WORKING_DAY)) return urgeWhenLate(scene, task.id);
  story.issue('task.recheck', recheck(task, random), asActor(member));
  goOn(scene, story, task.id, member);
}

/** Gives the task to a member, now and then after thinking better of it. Answers who has it. */
function assign(scene: Scene, story: Story, taskId: string, delay: number, notTo?: Member): Member | undefined {
  const { dispatcher, random } = scene;
  if (!story.wait(delay)) return undefined;
  const member = fitting(scene, taskOf(scene, taskId), notTo);
  if (member === undefined) return undefined;
  story.issue('task.assign', { taskId, memberId: member.id }, dispatcher);
  if (random() >= WITHDRAWN_SHARE || !story.wait(between(2, 20, random))) return member;
  story.issue('task.withdraw', { taskId, fromMemberId: member.id }, dispatcher);
  const other = fitting(scene, taskOf(scene, taskId), member) ?? member;
  if (!story.wait(between(1, 5, random))) return undefined;
  story.issue('task.assign', { taskId, memberId: other.id }, dispatcher);
  return other;
}

/** The way to the entity, there by working minute `due` at the earliest. Answers who stands on site. */
function visit(scene: Scene, story: Story, taskId: string, member: Member, due: number): Member | undefined {
  const { random, profile, dispatcher } = scene;
  if (!story.wait(between(4, 150, random) * profile.pace)) return undefined;
  story.issue('task.accept', { taskId }, asActor(member));
  let visitor = member;
  if (random() < REASSIGNED_SHARE) {
    const other = fitting(scene, taskOf(scene, taskId), member);
    if (other === undefined || !story.wait(between(30, 400, random))) return undefined;
    story.issue('task.reassign', { taskId, memberId: other.id, fromMemberId: member.id, reason: '原网格员临时请假。' }, dispatcher);
    if (!story.wait(between(5, 60, random))) return undefined;
    story.issue('task.accept', { taskId }, asActor(other));
    visitor = other;
  }
  if (!story.wait(Math.max(15, due - story.minute))) return undefined;
  story.issue('task.arrive', { taskId }, asActor(visitor));
  return visitor;
}

/** Whoever holds an overdue task is urged once. */
function urgeWhenLate(scene: Scene, taskId: string): void {
  const { time, dispatcher, random, ledger } = scene;
  const task = taskOf(scene, taskId);
  const now = time.at(time.end);
  if (task.open === 0 || task.dueAt === null || task.dueAt > now || random() < 0.3) return;
  const at = Math.min(now, task.dueAt + Math.round(URGED_AFTER * random() * 86_400_000) + 9 * 3_600_000);
  ledger.issue('task.urge', { taskId, note: '已超期，请尽快上门核查。' }, dispatcher, Math.max(at, task.changedAt));
}

/** A member of the task's grid where there is one, else of the village. */
function fitting({ members, random }: Scene, task: Task, notTo?: Member): Member | undefined {
  const able = members.filter((member) => member.status === 'onDuty' && member.id !== notTo?.id && member.id !== task.lastMemberId);
  const near = able.filter((member) => member.gridId === task.gridId);
  if (near.length > 0) return pick(near, random);
  return able.length === 0 ? undefined : pick(able, random);
}

/** Working minutes until a dispatcher assigns. */
function assignDelay({ random, profile }: Scene): number {
  const days = random() < ASSIGNED_LATE_SHARE * profile.pace ? 1.2 + 1.5 * random() : (0.03 + 0.7 * random() ** 1.6) * profile.pace;
  return days * WORKING_DAY;
}

function firstCheckDays({ random, profile }: Scene): number {
  if (random() < profile.lateShare) return draw(LATE_DAYS, random);
  if (random() < CLOSE_SHARE * profile.pace) return draw(CLOSE_DAYS, random);
  return Math.min(USUAL_DAYS.from + (USUAL_DAYS.to - USUAL_DAYS.from) * (random() + random()) * 0.5 * profile.pace, CLOSE_DAYS.to);
}

const draw = ({ from, to }: { readonly from: number; readonly to: number }, random: Random): number => from + (to - from) * random();

const taskOf = ({ ledger }: Scene, taskId: string): Task => ledger.row(taskTable, taskId);
