/** The dispatch desk */
import type { Translated } from '../shape.ts';
import type { dispatch as zh } from '../zh/dispatch.ts';

interface Singular {
  row: { urged_one: string };
  done: { bulk_one: string };
  recommend: { openTasks_one: string };
  detail: { visits_one: string; history_one: string };
  bulk: { title_one: string; notAssignable_one: string; noChief_one: string; start_one: string };
  print: { count_one: string; pages_one: string };
}

export const dispatch: Translated<typeof zh> & Singular = {
  group: { mine: 'Waiting for me', follow: 'Following', done: 'Looking up' },
  queue: {
    toAssign: 'To assign', assigned: 'Not accepted yet', onTheWay: 'Under way', revisit: 'Second visit', recheck: 'Recheck due', amber: 'Due soon', overdue: 'Overdue', open: 'All open', closed: 'Closed', all: 'All tasks',
  },
  lights: 'Open tasks by limit', members: 'Grid members', membersLine: '{{onDuty}} on duty · {{leave}} on leave', pushRate: 'Pushed within an hour', pushHint: 'Registrations of the last 30 days pushed within an hour: {{onTime}} of {{all}}',
  filter: {
    search: 'Name, address, number', light: 'Limit', cause: 'Cause', grid: 'Grid', assignee: 'Member', village: 'Village', town: 'Town', sort: 'Order', reset: 'Reset',
    sortDue: 'Due first', sortNewest: 'Newest', sortName: 'By name', all: 'All',
  },
  row: { unassigned: 'Unassigned', select: 'Select {{name}}', pending: 'Waiting for the hub', urged_one: 'Urged once', urged_other: 'Urged {{count}} times', noGrid: 'No grid' },
  empty: {
    toAssign: 'Nothing to assign', toAssignHint: 'A new registration appears here as soon as it is pushed to the village.', other: 'This queue is empty', otherHint: 'Look at another queue, or come back later.', filtered: 'No task matches the filters', filteredHint: 'Widen the filters, or clear them.',
  },
  action: {
    assign: 'Assign', assignTo: 'Assign to {{name}}', choose: 'Choose', submit: 'Enter first check', recheck: 'Enter recheck', urge: 'Urge', accept: 'Enter acceptance', arrive: 'Enter arrival', reassign: 'Reassign', withdraw: 'Take back',
    remark: 'Remark', move: 'Other village', cancel: 'Cancel task', print: 'Print sheet', bulk: 'Assign many',
  },
  done: {
    assign: 'Assigned to {{name}}', submit: 'First check saved', recheck: 'Recheck saved', urge: 'Urged', accept: 'Acceptance entered', arrive: 'Arrival entered', reassign: 'Reassigned to {{name}}', withdraw: 'Taken back',
    remark: 'Remark saved', move: 'Moved to {{village}}', cancel: 'Task cancelled', bulk_one: '{{count}} task assigned', bulk_other: '{{count}} tasks assigned',
  },
  recommend: {
    title: 'Recommended members', parts: 'Grid duty · open work · distance · skill', grid: 'Grid duty', load: 'Open work', distance: 'Distance', skill: 'Skill', none: 'No member of this village can take it', noneHint: 'Check who is on duty under “Team”.',
    noPosition: 'Position unknown', positionAge: '{{distance}} · {{age}}', noLeft: 'Nobody else', search: 'Name or initials', openTasks_one: '{{count}} open task', openTasks_other: '{{count}} open tasks', score: 'Score {{score}}',
  },
  detail: {
    none: 'Choose a task to see it', noneHint: '↑↓ to move, Enter to open, A to assign to the first.', gone: 'This task is no longer in your area', start: 'Pushed', due: 'Due', now: 'Today', close: 'Close',
    facts: 'Registration', address: 'Address', grid: 'Grid', placed: 'Placed by', phone: 'Phone', contact: 'Contact', reveal: 'Show', scope: 'Scope', code: 'Credit code', kind: 'Kind', capital: 'Capital', registered: 'Registered', show: 'Whole scope', less: 'Less',
    assignee: 'Member', assignedAt: 'Assigned', received: 'Received', firstCheck: 'First check by', recheckDue: 'Recheck by', visits_one: '{{count}} visit in vain', visits_other: '{{count}} visits in vain', notice: 'Notice', problems: 'Problems', lead: 'Lead',
    map: 'Place', schematic: 'schematic', noMap: 'The village has no grid map yet', history_one: 'Tasks of this business ({{count}})', history_other: 'Tasks of this business ({{count}})', noHistory: 'No other task of this business', timeline: 'Timeline', inspections: 'Visits', itemSet: 'Items 4+2', proxy: 'entered for the member', onTime: 'in time', late: 'late', revealNeeds: 'Needs a connection; looking at it goes on record',
  },
  form: {
    submitTitle: 'Enter a first check', recheckTitle: 'Enter a recheck', proxyNote: 'Checked on site by {{name}}, entered by the dispatcher; the record says so.', result: 'Result', items: 'Items checked (4+2)', problems: 'Problems found', notice: 'Notice to rectify', noticeNumber: 'Number', noticeFacts: 'Facts and demands', note: 'Remark',
    needResult: 'Choose a result', needProblem: 'Choose at least one problem', needNotice: 'A problem needs a notice', needReason: 'Give the reason', reason: 'Reason', reasonHint: 'Goes into the timeline', text: 'Text', member: 'Member', village: 'Village', grid: 'Grid', needChoice: 'Choose',
    cancelWarn: 'A cancelled task no longer counts as a first check; give the reason.', moveHint: 'The first-check limit goes on; the new village gets one working day to assign.', urgeHint: 'May be empty', notAsked: 'Not asked', recheckWarn: '“Not fixed” opens a lead for the village to dispose of.', notFoundWarn: 'Not found once: another member visits again. Not found twice: a lead.',
  },
  bulk: {
    title_one: 'Assign {{count}} task', title_other: 'Assign {{count}} tasks', notAssignable_one: '{{count}} is not waiting for assignment and is left out', notAssignable_other: '{{count}} are not waiting for assignment and are left out', mode: 'Assign to', one: 'One member', chiefs: 'The chief of each grid', preview: 'Who gets what', toMember: '{{name}}: {{count}}', noChief_one: '{{count}} has no chief on duty in its grid and is left out', noChief_other: '{{count}} have no chief on duty in their grid and are left out', start_one: 'Assign {{count}}', start_other: 'Assign {{count}}', progress: '{{done}} of {{total}} assigned', needMember: 'Choose a member', otherVillages: 'The tasks lie in several villages; use “the chief of each grid”', limit: '500 at a time; do the rest afterwards',
  },
  print: {
    title: 'Dispatch sheet', preview: 'Print preview', station: '{{station}}', member: 'Grid member: {{name}}', unassigned: 'unassigned', date: 'Printed at {{time}}', by: 'Printed by {{name}}', count_one: '{{count}} task', count_other: '{{count}} tasks', page: 'Page {{page}} of {{pages}}',
    index: 'No.', number: 'Number', name: 'Business', address: 'Address', cause: 'Cause', grid: 'Grid', due: 'Due', result: 'Result', resultOptions: '□ in order □ not found □ problem', sign: 'Signature', signDate: 'Date', note: 'Check address, business, permits and licence display on site; serve a notice at once when there is a problem.', run: 'Print', pages_one: '{{count}} page', pages_other: '{{count}} pages', grouped: 'One page per member',
  },
  keys: { title: 'Dispatch desk', move: 'Move', extend: 'Select while moving', select: 'Select', all: 'Select all', open: 'Open', close: 'Close', first: 'Assign to the first', pick: 'Assign to recommendation 1–3', choose: 'Choose a member', remark: 'Remark', print: 'Print sheet', bulk: 'Assign many', urge: 'Urge', check: 'Enter a check', filter: 'Filter', queue: 'Previous, next queue', page: 'Page up, down', ends: 'First, last' },
  allSelected: 'First {{count}} selected', nothingToAssign: 'This task cannot be assigned now',
};
