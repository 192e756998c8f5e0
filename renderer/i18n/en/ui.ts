/** Shared controls */
import type { Translated } from '../shape.ts';
import type { ui as zh } from '../zh/ui.ts';

export const ui: Translated<typeof zh> & {
  limit: { left_one: string; over_one: string };
  age: Record<'second_one' | 'minute_one' | 'hour_one' | 'day_one', string>;
  list: { chosen_one: string; total_one: string };
} = {
  action: {
    ok: 'OK',
    save: 'Save',
    close: 'Close',
    undo: 'Undo',
    submit: 'Submit',
    reset: 'Reset',
    more: 'More',
    clear: 'Clear',
    reload: 'Open again',
  },
  limit: {
    left_one: '{{count}} working day left',
    left_other: '{{count}} working days left',
    over_one: '{{count}} working day overdue',
    over_other: '{{count}} working days overdue',
    today: 'Due today',
    none: 'No limit',
    noCalendar: 'Calendar not loaded',
    noCalendarHint: 'The working calendar of a year involved is not loaded; the limit counts Monday to Friday.',
    dueAt: '{{limit}} until {{time}}',
  },
  fresh: { asOf: 'Data as of {{time}}', never: 'No data yet', failed: 'Update failed: {{reason}}' },
  age: {
    now: 'just now',
    second_one: '{{count}} second ago',
    second_other: '{{count}} seconds ago',
    minute_one: '{{count}} minute ago',
    minute_other: '{{count}} minutes ago',
    hour_one: '{{count}} hour ago',
    hour_other: '{{count}} hours ago',
    day_one: '{{count}} day ago',
    day_other: '{{count}} days ago',
    future: 'later',
  },
  unit: { metre: '{{value}} m', kilometre: '{{value}} km', points: '{{value}} percentage points', percent: '{{value}}%' },
  list: {
    chosen_one: '{{count}} selected',
    chosen_other: '{{count}} selected',
    total_one: '{{count, number}} in all',
    total_other: '{{count, number}} in all',
    empty: 'Nothing matches',
    failedTitle: 'Could not be read',
    clearFilters: 'Clear filters',
  },
  timeline: {
    empty: 'Nothing recorded yet',
    pending: 'Waiting for the hub',
    offline: 'Done offline at {{time}}',
    system: 'The system',
    systemFor: 'by itself, for {{role}}',
  },
  crash: {
    title: 'Something went wrong on this screen',
    body:
      'No data was lost: everything saved is on this computer. Choose “Open again” to go on; ' +
      'if it keeps happening, give the text below to the administrator.',
  },
  page: { loading: 'Opening the page' },
  pageMissing: {
    title: 'This page did not open',
    body: 'The program may just have been updated while this window was open. No data was lost: load it anew, the same page opens.',
    reload: 'Load anew',
  },
  key: { enter: 'Enter' },
  keys: { move: 'Move', extend: 'Select while moving', select: 'Select', page: 'Page up, down', ends: 'First, last' },
};
