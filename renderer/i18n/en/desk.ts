/** What the desks share: queues, list, filters, detail */
import type { Translated } from '../shape.ts';
import type { desk as zh } from '../zh/desk.ts';

export const desk: Translated<typeof zh> & { selectedAll_one: string; history: { count_one: string } } = {
  queues: 'Queues',
  filter: {
    search: 'Name, address, number',
    light: 'Limit',
    village: 'Village',
    town: 'Town',
    sort: 'Order',
    sortDue: 'Due first',
    sortNewest: 'Newest first',
    sortName: 'By name',
  },
  row: { select: 'Select {{name}}', pending: 'Waiting for the hub', unassigned: 'Unassigned', noGrid: 'No grid' },
  notHere: { title: 'The data is not on this computer yet', hint: 'It is downloaded as soon as the hub can be reached.' },
  limit: { start: 'from {{time}}', now: 'Now' },
  detail: {
    close: 'Close',
    gone: 'This is no longer in your area',
    timeline: 'Timeline',
    reveal: 'Show',
    revealNeeds: 'Needs a connection; looking at it goes on record',
  },
  history: {
    title: 'Business record',
    count_one: '{{count}} entry',
    count_other: '{{count}} entries',
    none: 'Nothing else on record for this business',
    registration: 'Registry',
    task: 'Task',
    lead: 'Lead',
  },
  map: {
    title: 'Place',
    schematic: 'schematic',
    none: 'The village has no grid map yet',
    legend: { here: 'This one', task: 'Open tasks', member: 'Members' },
  },
  check: { photo: 'photo', away: '{{distance}} away' },
  evidence: { line: 'Evidence: {{list}}' },
  form: { reason: 'Reason', reasonHint: 'Goes into the timeline', needReason: 'Give the reason', needValue: 'Must be given' },
  keys: {
    all: 'Select the whole queue',
    open: 'Open',
    close: 'Close',
    filter: 'Filter',
    queue: 'Previous, next queue',
    remark: 'Remark',
  },
  selectedAll_one: '{{count}} selected',
  selectedAll_other: '{{count}} selected',
  selectedPart: 'First {{count}} of {{total}} selected',
};
