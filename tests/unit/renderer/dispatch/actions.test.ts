/** The desk offers what the commands would accept, neither more nor less. */
import { describe, expect, it } from 'vitest';
import { commandNamed } from '#domain/registry.ts';
import { taskTable, TASK_STATES } from '#domain/schema/task.ts';
import type { Task, TaskState } from '#domain/schema/task.ts';
import { actionsOf, TASK_ACTIONS } from '#renderer/features/dispatch/actions.ts';
import type { TaskAction, TaskActionRule } from '#renderer/features/dispatch/actions.ts';
import { city, dispatcher, NEIGHBOUR, newTask, TOWN, town, world, VILLAGE } from '../../domain/task/world.ts';
import { unit } from '../../domain/people.ts';

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
  signNotice: { receipt: 'refused' },
  logCall: { answered: false },
  defer: { reason: 'decorating', until: '2026-11-25' },
  askPause: { proposal: { kind: 'pause', pauseReason: 'decorating', days: 3 }, reason: 'x' },
  askMove: { proposal: { kind: 'move', villageCode: NEIGHBOUR }, reason: 'x' },
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
    // One command, two requests: a town moves tasks itself and never asks for it (tests/unit/domain/task/matrix.test.ts).
    const others = action === 'askMove' ? ['gridMember', 'townStaff'] : ['gridMember'];
    const roles = commandNamed(rule.command)?.roles.filter((role) => !others.includes(role));
    expect(rule.roles.toSorted()).toEqual(roles?.toSorted());
  });

  it.each(TASK_STATES)('is offered in the state %s exactly when the command applies', (state) => {
    const rule: TaskActionRule = TASK_ACTIONS[action];
    const role = rule.roles.find((each) => each in ACTORS) as keyof typeof ACTORS;
    const w = world();
    w.put(taskTable, taskIn(state));
    const { primary, others } = actionsOf(taskIn(state), role);
    const offered = primary === action || others.includes(action);
    const outcome = w.refusal(rule.command, { taskId: 'task', ...ARGS[action] }, ACTORS[role]);
    expect(outcome === 'applied', outcome).toBe(offered);
  });
});

describe('of a special unit', () => {
  const own = (state: TaskState): Task => {
    const held = { assigneeId: unit.accountId, assigneeName: unit.name };
    const task = taskIn(state);
    return { ...task, scope: TOWN, also: unit.grants[0] ?? null, ...(task.assigneeId === null ? {} : held) };
  };

  it.each(TASK_STATES)('every action in the state %s is offered to the unit and its town exactly when the command applies', (state) => {
    for (const someone of [unit, town]) {
      const { primary, others } = actionsOf(own(state), someone.role);
      const offered = new Set([primary, ...others]);
      for (const action of actions) {
        const w = world();
        w.put(taskTable, own(state));
        const args = { taskId: 'task', ...ARGS[action], ...(action === 'withdraw' ? { fromMemberId: unit.accountId } : {}) };
        const outcome = action === 'askMove' ? 'role.forbidden' : w.refusal(TASK_ACTIONS[action].command, args, someone);
        expect(outcome === 'applied', `${someone.role} ${action}: ${outcome}`).toBe(offered.has(action));
      }
    }
  });

  it('its next step is to take the task, go there, check and recheck', () => {
    const next = (['pushed', 'accepted', 'onSite', 'noticeServed'] as const).map((state) => actionsOf(own(state), 'specialUnit').primary);
    expect(next).toEqual(['accept', 'arrive', 'submit', 'recheck']);
  });
});

it('a receipt is given once, and a third deferral is not offered', () => {
  const offered = (task: Task): readonly string[] => actionsOf(task, 'villageDispatcher').others;
  expect(offered(taskIn('noticeServed'))).toContain('signNotice');
  expect(offered({ ...taskIn('noticeServed'), noticeReceipt: 'left' })).not.toContain('signNotice');
  expect(offered({ ...taskIn('accepted'), deferrals: 1 })).toContain('defer');
  expect(offered({ ...taskIn('accepted'), deferrals: 2 })).not.toContain('defer');
});
