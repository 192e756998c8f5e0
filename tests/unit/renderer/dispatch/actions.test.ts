/** The desk offers what the commands would accept, neither more nor less. */
import { describe, expect, it } from 'vitest';
import { commandNamed } from '#domain/registry.ts';
import { taskTable, TASK_STATES } from '#domain/schema/task.ts';
import type { Task, TaskState } from '#domain/schema/task.ts';
import { actionsOf, TASK_ACTIONS } from '#renderer/features/dispatch/actions.ts';
import type { TaskAction, TaskActionRule } from '#renderer/features/dispatch/actions.ts';
import { city, dispatcher, NEIGHBOUR, newTask, town, world, VILLAGE } from '../../domain/task/world.ts';

const ACTORS = { villageDispatcher: dispatcher, townStaff: town, citySupervisor: city } as const;

const assignee = { assigneeId: 'chen', assigneeName: 'chen' };
const ARGS: Readonly<Record<TaskAction, object>> = {
  assign: { memberId: 'li' },
  submit: { result: 'normal' },
  recheck: { result: 'fixed' },
  urge: {},
  accept: {},
  arrive: {},
  reassign: { memberId: 'li', fromMemberId: 'chen', reason: 'x' },
  withdraw: { fromMemberId: 'chen' },
  remark: { text: 'x' },
  move: { villageCode: NEIGHBOUR, gridId: null, reason: 'x' },
  cancel: { reason: 'x' },
};

function taskIn(state: TaskState): Task {
  const nobody: readonly TaskState[] = ['pushed', 'revisit'];
  const closed: readonly TaskState[] = ['closedNormal', 'closedFixed', 'disposal', 'cancelled'];
  return newTask('task', VILLAGE, { state, open: closed.includes(state) ? 0 : 1, ...(nobody.includes(state) ? {} : assignee) });
}

const actions = Object.keys(TASK_ACTIONS) as TaskAction[];

describe.each(actions)('%s', (action) => {
  it('is offered to the roles of its command', () => {
    const rule: TaskActionRule = TASK_ACTIONS[action];
    const roles = commandNamed(rule.command)?.roles.filter((role) => role !== 'gridMember');
    expect(rule.roles.toSorted()).toEqual(roles?.toSorted());
  });

  it.each(TASK_STATES)('is offered in the state %s exactly when the command applies', (state) => {
    const rule: TaskActionRule = TASK_ACTIONS[action];
    const role = rule.roles.find((each) => each in ACTORS) as keyof typeof ACTORS;
    const w = world();
    w.put(taskTable, taskIn(state));
    const { primary, others } = actionsOf(state, role);
    const offered = primary === action || others.includes(action);
    const outcome = w.refusal(rule.command, { taskId: 'task', ...ARGS[action] }, ACTORS[role]);
    expect(outcome === 'applied', outcome).toBe(offered);
  });
});
