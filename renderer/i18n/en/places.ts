/** Towns, villages and grids compared: measures, table, ranking, map, overdue work */
import type { Translated } from '../shape.ts';
import type { places as zh } from '../zh/places.ts';

export const places: Translated<typeof zh> & {
  overdue: { days_one: string; daysHint_one: string; urgeAll_one: string; urgedAll_one: string };
} = {
  measure: {
    overdueRate: 'Overdue rate',
    firstCheckOnTime: 'First checks on time',
    pushOnTime: 'Pushed within the hour',
    openPerMember: 'Open per member',
    leadsOpen: 'Open leads',
  },
  formula: {
    overdueRate: 'overdue tasks / open tasks',
    firstCheckOnTime: 'first checks made on time / first checks made',
    pushOnTime: 'registrations pushed to a village within the hour / pushed, over 30 days',
    openPerMember: 'open tasks / grid members who have not left',
    leadsOpen: 'leads not closed',
  },
  short: {
    overdueRate: 'Overdue',
    firstCheckOnTime: 'First check',
    pushOnTime: 'Push',
    openPerMember: 'Per member',
    leadsOpen: 'Leads',
  },
  value: { exact: '{{value}} ({{numerator}} of {{denominator}})', few: '— fewer than {{count}} cases, not ranked' },
  below: { city: 'towns', town: 'villages', village: 'grids' },
  column: {
    name: 'Name',
    open: 'Open',
    lights: 'Overdue · due soon · on time',
    toAssign: 'To assign',
    firstCheck: 'First check on time',
    push: 'Push on time',
    leads: 'Leads',
    unplaced: 'To place',
    perMember: 'Per member',
    today: 'Today in / closed',
  },
  table: {
    label: '{{place}}: {{below}}',
    sort: 'Sort by {{column}}',
    open: 'Open {{name}}',
    openHelp: 'Open the chosen place',
    none: 'Nothing below this place',
    noneHint: 'No places are registered below this one.',
  },
  overdue: {
    title: 'Longest overdue',
    none: 'Nothing is overdue',
    noneHint: 'Every open task and lead is within its limit.',
    days_one: '{{count}} day over',
    days_other: '{{count}} days over',
    daysHint_one: '{{count}} working day overdue; was due {{time}}',
    daysHint_other: '{{count}} working days overdue; was due {{time}}',
    nobody: 'Not assigned',
    urge: 'Urge',
    urgeAll_one: 'Urge the first',
    urgeAll_other: 'Urge the first {{count}}',
    urged: 'Urged',
    urgedAll_one: 'Urged {{count}}',
    urgedAll_other: 'Urged {{count}}',
    note: 'Overdue',
    task: 'Task',
    lead: 'Lead',
  },
};
