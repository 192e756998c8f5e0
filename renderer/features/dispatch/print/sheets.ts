/** Which tasks stand on which sheet of paper: a list a member, or a form a task. */
import type { Task } from '#domain/schema/task.ts';

export const PRINT_MODES = ['form', 'list'] as const;
/** 逐户任务单 (one A4 page a task, to be filled in on site) · 汇总清单 (a list a grid member) */
export type PrintMode = (typeof PRINT_MODES)[number];

/** Rows of a list that fit an A4 page with its head and its signatures: 15 mm each. */
export const ROWS_A_PAGE = 13;

export interface ListPage {
  /** Undefined for tasks nobody is assigned to. */
  readonly memberName: string | undefined;
  readonly tasks: readonly Task[];
  /** Number of the first row among the member's. */
  readonly first: number;
  readonly page: number;
  readonly pages: number;
}

/** One run of pages a member, in the order of the tasks; those without a member come last. */
export function listPages(tasks: readonly Task[]): readonly ListPage[] {
  const byMember = new Map<string | null, Task[]>();
  for (const task of tasks) {
    const own = byMember.get(task.assigneeId);
    if (own === undefined) byMember.set(task.assigneeId, [task]);
    else own.push(task);
  }
  const groups = [...byMember].sort(([a], [b]) => Number(a === null) - Number(b === null));
  return groups.flatMap(([, own]) => pagesOf(own));
}

function pagesOf(tasks: readonly Task[]): readonly ListPage[] {
  const pages = Math.ceil(tasks.length / ROWS_A_PAGE);
  return Array.from({ length: pages }, (_, index) => ({
    memberName: tasks[0]?.assigneeName ?? undefined,
    tasks: tasks.slice(index * ROWS_A_PAGE, (index + 1) * ROWS_A_PAGE),
    first: index * ROWS_A_PAGE + 1,
    page: index + 1,
    pages,
  }));
}
