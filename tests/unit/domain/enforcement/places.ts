/** A joint action in each of its states, reached by the commands themselves (domain catalogue 1.9). */
import { actionTable, actionTargetTable, actionUnitTable } from '#domain/schema/enforcement.ts';
import type { Action, ActionTarget, ActionUnit } from '#domain/schema/enforcement.ts';
import { colleagueOf } from '../people.ts';
import { city, health, market, TOWN, town, VILLAGE } from '../task/world.ts';
import type { World } from '../task/world.ts';
import { leadWorld } from '../lead/places.ts';

export const DAY_MS = 86_400_000;
export const planner = colleagueOf(town);

const last = <T>(rows: readonly T[]): T => {
  const row = rows.at(-1);
  if (row === undefined) throw new Error('no such row');
  return row;
};

export const actionOf = (w: World): Action => last<Action>(w.all(actionTable));
export const unitFor = (w: World, department: string): ActionUnit => last(
  w.all(actionUnitTable).filter((unit) => unit.department === department),
);
export const targetFor = (w: World, department: string, key = 't1'): ActionTarget =>
  last(w.all(actionTargetTable).filter((target) => target.department === department && target.targetKey === key));

/** A plan with two departments and two targets, the first of them the lead of the world. */
export const planFor = (w: World) => ({
  id: actionOf(w).id, leader: '分管副镇长', place: '镇中心', startsAt: w.now + DAY_MS, endsAt: w.now + DAY_MS + 3_600_000,
  riskPlan: '先疏散再查封', legalBasis: '国务院令684号', vehicles: '2 辆',
  units: [{ department: 'market', liaison: '王', phone: '' }, { department: 'health', liaison: '李', phone: '' }],
  targets: [
    { leadId: w.lead().id, subjectName: '无名小吃店', address: '某路9号', villageCode: VILLAGE },
    { leadId: null, subjectName: '无名理发店', address: '某路10号', villageCode: VILLAGE },
  ],
});

export function applied(): World {
  const w = leadWorld('handedUp');
  w.must('action.apply', { townCode: TOWN, title: '校园周边整治', application: '多部门职责交叉' }, market);
  return w;
}

export function planned(): World {
  const w = applied();
  w.must('action.plan', planFor(w), planner);
  return w;
}

export function approved(): World {
  const w = planned();
  w.must('action.approve', { id: actionOf(w).id }, city);
  return w;
}

export function noticed(): World {
  const w = approved();
  w.must('action.notify', { id: actionOf(w).id }, city);
  return w;
}

/** Every target has a result, though not of every department. */
export function visited(): World {
  const w = noticed();
  w.must('action.recordResult', { id: targetFor(w, 'market').id, result: 'shutDown' }, market);
  w.must('action.recordResult', { id: targetFor(w, 'health', 't2').id, result: 'inOrder' }, health);
  return w;
}

/** Thirty days after the summary: both look-backs are due. */
export function summarised(): World {
  const w = visited();
  w.must('action.summarise', { id: actionOf(w).id, summary: '查处一户' }, city);
  w.now += 30 * DAY_MS;
  return w;
}

export function lookedBack(): World {
  const w = summarised();
  for (const targetKey of ['t1', 't2']) {
    for (const days of [7, 30]) w.must('action.lookBack', { id: actionOf(w).id, targetKey, days, held: true }, city);
  }
  return w;
}

export function closed(): World {
  const w = lookedBack();
  w.must('action.close', { id: actionOf(w).id }, city);
  return w;
}

export function refused(): World {
  const w = applied();
  w.must('action.refuse', { id: actionOf(w).id, reason: '无必要' }, city);
  return w;
}

export function cancelled(): World {
  const w = noticed();
  w.must('action.cancel', { id: actionOf(w).id, reason: '台风' }, city);
  return w;
}

export const ACTION_PLACES = { applied, planned, approved, noticed, visited, summarised, lookedBack, closed, refused, cancelled } as const;
