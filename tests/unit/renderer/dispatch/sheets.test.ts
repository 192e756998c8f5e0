/** Printed lists: a run of pages for each member. */
import { describe, expect, it } from 'vitest';
import { listPages, ROWS_A_PAGE } from '#renderer/features/dispatch/print/sheets.ts';
import { newTask, VILLAGE } from '../../domain/task/world.ts';

const taskOf = (id: string, assigneeId: string | null) => newTask(id, VILLAGE, { assigneeId, assigneeName: assigneeId });

describe('printed lists', () => {
  it('start a page for every member, those without one last', () => {
    const pages = listPages([taskOf('1', null), taskOf('2', 'chen'), taskOf('3', 'li'), taskOf('4', 'chen')]);
    expect(pages.map(({ memberName, tasks }) => [memberName, tasks.length])).toEqual([
      ['chen', 2],
      ['li', 1],
      [undefined, 1],
    ]);
  });

  it("number pages and rows through a member's tasks", () => {
    const pages = listPages(Array.from({ length: ROWS_A_PAGE + 1 }, (_, index) => taskOf(String(index), 'chen')));
    expect(pages.map(({ page, pages: of, first, tasks }) => [page, of, first, tasks.length])).toEqual([
      [1, 2, 1, ROWS_A_PAGE],
      [2, 2, ROWS_A_PAGE + 1, 1],
    ]);
  });

  it('have no page when there is nothing to print', () => {
    expect(listPages([])).toEqual([]);
  });
});
