/** What the task commands share. */
import type { SubjectState } from '../core/command.ts';
import { taskTable } from '../schema/task.ts';
import type { Task } from '../schema/task.ts';

/** The task as a refusal shows it. */
export function taskState(task: Task): SubjectState {
  return {
    table: taskTable.name, id: task.id, changedBy: task.changedBy, changedAt: task.changedAt,
    values: { number: task.number, state: task.state, assignee: task.assigneeName },
  };
}
