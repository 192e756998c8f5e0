/** What was done and what takes it back, checked against the commands themselves. */
import { describe, expect, it } from 'vitest';
import type { CommandInput } from '#renderer/bridge/issue.ts';
import { assign, batch, reassign, withdraw } from '#renderer/features/dispatch/commands.ts';
import type { Reversible } from '#renderer/features/dispatch/commands.ts';
import { dispatcher, newTask, VILLAGE, world } from '../../domain/task/world.ts';
import type { World } from '../../domain/task/world.ts';

const issue = (w: World, { command, args }: CommandInput): void => w.must(command, args, dispatcher);
const assignee = (w: World): string | null => w.task().assigneeId;

function undone(w: World, step: Reversible | undefined): void {
  if (step?.undo === undefined) throw new Error('nothing takes it back');
  issue(w, step.command);
  issue(w, step.undo);
}

describe('taking back', () => {
  it('an assignment puts the task into the inbox again', () => {
    const w = world();
    undone(w, assign('task', 'chen'));
    expect(w.task()).toMatchObject({ state: 'pushed', assigneeId: null });
  });

  it('a withdrawal assigns it to the same member again', () => {
    const w = world();
    issue(w, assign('task', 'chen').command);
    undone(w, withdraw(w.task()));
    expect(assignee(w)).toBe('chen');
  });

  it('a reassignment gives it back to the member before', () => {
    const w = world();
    issue(w, assign('task', 'chen').command);
    undone(w, reassign(w.task(), 'li', 'ill', 'undone'));
    expect(assignee(w)).toBe('chen');
  });

  it('needs somebody assigned', () => {
    expect(withdraw(newTask())).toBeUndefined();
    expect(reassign(newTask(), 'li', 'ill', 'undone')).toBeUndefined();
  });
});

describe('a selection', () => {
  const assigned = newTask('a', VILLAGE, { state: 'assigned', assigneeId: 'chen' });
  const closed = newTask('c', VILLAGE, { state: 'closedNormal', open: 0 });

  it('is withdrawn where the member has not accepted yet, and left alone elsewhere', () => {
    const steps = batch('withdraw', [assigned, newTask('p'), closed], 'villageDispatcher');
    expect(steps.map(({ command }) => command.args['taskId'])).toEqual(['a']);
  });

  it('is urged where it is open', () => {
    const steps = batch('urge', [assigned, newTask('p'), closed], 'townStaff');
    expect(steps.map(({ command }) => command.args['taskId'])).toEqual(['a', 'p']);
  });

  it('stays as it is for a role that may not', () => {
    expect(batch('withdraw', [assigned], 'citySupervisor')).toEqual([]);
  });
});
