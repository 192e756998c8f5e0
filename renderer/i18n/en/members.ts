/** The grid team */
import type { Translated } from '../shape.ts';
import type { members as zh } from '../zh/members.ts';

export const members: Translated<typeof zh> = {
  search: 'Name, initials, phone',
  add: 'Add member',
  edit: 'Edit',
  status: 'Status',
  to: { onDuty: 'Set on duty', leave: 'Set on leave', left: 'Set as having left' },
  open: 'Open',
  closedThisMonth: 'This month',
  name: 'Name',
  phone: 'Phone',
  phoneKept: 'Leave empty to keep {{phone}}',
  phoneWrong: 'Digits, spaces, + and - only',
  grid: 'Grid',
  duty: 'Duty',
  skills: 'Skills (for recommendations)',
  skill: {
    food: 'Food',
    medicine: 'Medicine',
    fire: 'Fire',
    chemicals: 'Chemicals',
    transport: 'Transport',
    education: 'Education',
    licence: 'Licences',
  },
  required: 'Required',
  empty: 'No members',
  emptyHint: 'Widen the filters, or add a member.',
  done: { saved: '{{name}} saved', status: '{{name}}: {{status}}' },
  keys: { title: 'Grid team', edit: 'Edit the chosen member', add: 'Add a member', status: 'On duty or on leave' },
};
