/** The town desk: all villages side by side */
import type { Translated } from '../shape.ts';
import type { villages as zh } from '../zh/villages.ts';

export const villages: Translated<typeof zh> = {
  title: 'Villages',
  tile: {
    open: 'Open tasks',
    openNote: '{{count}} to assign',
    overdue: 'Overdue',
    overdueNote: '{{count}} due soon',
    unplaced: 'Registrations to place',
    unplacedNote: 'Pushed as soon as placed',
    handedUp: 'Leads handed up',
    handedUpNote: '{{triage}} to triage · {{decisions}} to decide',
    atDepartment: 'With departments',
    atDepartmentNote: '{{count}} leads overdue',
    push: 'Pushed within the hour',
    pushNote: '30 days: {{onTime}} of {{all}}',
  },
  handedUp: {
    title: 'Leads handed up',
    none: 'No leads to triage',
    noneHint: 'Leads that villages hand up appear here.',
    all: 'All {{count}}',
  },
  openHint: 'Click to open the tasks of the village',
  keys: { title: 'Villages', unplaced: 'Registrations to place', leads: 'Leads handed up', urge: 'Urge overdue work' },
};
