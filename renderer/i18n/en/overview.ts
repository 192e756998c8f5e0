/** Overview and wall */
import type { Translated } from '../shape.ts';
import type { overview as zh } from '../zh/overview.ts';

export const overview: Translated<typeof zh> = {
  measure: 'Measure',
  up: 'Up',
  table: 'Table',
  wall: 'Wall',
  queue: 'Tasks',
  noPlace: 'No data of this place',
  noPlaceHint: 'This station holds no data of the place, or it is outside your area.',
  wallTitle: '{{place}} Grid supervision',
  headline: {
    pushedToday: 'Pushed today',
    closedToday: 'Closed today',
    yesterday: 'yesterday {{count}}',
    open: 'Open tasks',
    openNote: '{{count}} to assign',
    overdue: 'Overdue',
    overdueNote: '{{count}} due soon',
    leadsNote: '{{count}} reported today',
    leadsClosed: 'Leads closed',
    leadsClosedHint: 'leads closed / leads reported, without invalid ones',
    share: '{{numerator}} of {{denominator}}',
  },
  map: { schematic: 'Schematic', show: 'Map', alarmed: 'Overdue ≥ {{share}} %' },
  ranking: { title: 'Ranking', bestFirst: 'Best first', worstFirst: 'Worst first', ends: 'first {{count}} · last {{count}}' },
  trend: { title: 'Last {{count}} days', pushed: 'Pushed', closed: 'Closed', leads: 'Leads' },
  newest: {
    title: 'Newest events',
    none: 'No events yet',
    noneHint: 'What happens appears here as soon as the hub confirmed it.',
  },
  keys: {
    title: 'Overview',
    up: 'Up',
    measure: 'Next measure',
    table: 'Map or table',
    order: 'Reverse the ranking',
    wall: 'Open the wall',
    leave: 'Leave the wall',
    fullscreen: 'Full screen',
  },
};
