/** Entity files */
import type { Translated } from '../shape.ts';
import type { entities as zh } from '../zh/entities.ts';

interface Singular {
  row: { tasks_one: string; leads_one: string };
}

export const entities: Translated<typeof zh> & Singular = {
  group: { file: 'Entity files', classes: 'Patrol classes', report: 'Annual report' },
  queue: { all: 'All entities', unreported: 'Not reported' },
  emptyHint: 'An entity appears here once its registration is pushed to this area.',
  filter: { search: 'Name, address, credit code', industry: 'Industry', permit: 'Permit', kind: 'Kind', status: 'Status' },
  status: { active: 'Active', closed: 'Closed' },
  row: {
    noClass: 'No class',
    tasks_one: '{{count}} task',
    tasks_other: '{{count}} tasks',
    leads_one: '{{count}} lead',
    leads_other: '{{count}} leads',
    nothingOpen: 'Nothing open',
    unreported: 'No report for {{year}}',
    registered: 'Registered on {{day}}',
  },
  full: 'Whole file',
  narrow: 'Narrow',
  keys: { full: 'The whole file of the entity' },
  class: {
    title: 'Patrol class',
    none: 'The village has not been classified yet',
    closed: 'Closed: it has no class any more',
    now: 'Class',
    since: 'Since',
    reasons: 'Reasons',
  },
  notices: 'Rectification notices',
  reports: 'Annual reports',
  reportState: { reported: 'Filed', unreported: 'Missing' },
};
