/** The words of the trade in English. */
import type { Translated } from '../shape.ts';
import type { trade as zh } from '../zh/trade.ts';

export const trade: Translated<typeof zh> = {
  role: {
    villageDispatcher: 'Village dispatcher', townStaff: 'Town command centre', deptOfficer: 'Department officer', citySupervisor: 'City supervisor',
    gridMember: 'Grid member', administrator: 'Administrator', intake: 'Registry interface',
  },
  tier: { city: 'City', town: 'Town', village: 'Village', dept: 'Department', none: 'Administration' },
  taskState: {
    pushed: 'To assign', assigned: 'Assigned', accepted: 'Accepted', onSite: 'On site', revisit: 'Second visit', noticeServed: 'Rectifying',
    closedNormal: 'Closed, in order', closedFixed: 'Closed, fixed', disposal: 'Handed to disposal', cancelled: 'Cancelled',
  },
  limit: { assign: 'Assignment limit', firstCheck: 'First check limit', recheck: 'Recheck limit', villageDisposal: 'Village disposal limit', triage: 'Town triage limit', department: 'Department limit' },
  light: { green: 'On time', amber: 'Due soon', red: 'Overdue', paused: 'Paused' },
  cause: { new: 'New registration', address: 'Address changed', scope: 'Scope changed' },
  causeShort: { new: 'New', address: 'Address', scope: 'Scope' },
  placedBy: { addressBook: 'Address book', learned: 'Learned', village: 'Village name', town: 'Town name', road: 'Road', hand: 'By hand', none: 'Unplaced' },
  result: { normal: 'In order', notFound: 'Not found', problem: 'Problem', fixed: 'Fixed', notFixed: 'Not fixed' },
  inspection: { firstCheck: 'First check', recheck: 'Recheck' },
  problem: { addressMismatch: 'Address differs', noLicence: 'No licence', noPermit: 'No permit', permitExpired: 'Permit expired', beyondScope: 'Beyond scope', licenceNotShown: 'Licence not shown', suspectedDead: 'Suspected inactive', other: 'Other' },
  item: {
    A1: { name: 'Registered address', matches: 'Matches', partly: 'Partly', noSuchAddress: 'No such address', notAtAddress: 'Not at address' },
    A2: { name: 'In business', open: 'Open', decorating: 'Decorating', notOpen: 'Not open yet', suspended: 'Suspended', movedOut: 'Moved out', suspectedDead: 'Suspected inactive' },
    A3: { name: 'Permits', held: 'Held', applying: 'Applied for', none: 'None', expired: 'Expired', notNeeded: 'Not needed' },
    A4: { name: 'Unlicensed trade nearby', nothingFound: 'Nothing found', found: 'Found' },
    B1: { name: 'Annual report', told: 'Told', helped: 'Helped', reported: 'Reported', unreachable: 'Unreachable', notDue: 'Not due' },
    B2: { name: 'Licence displayed', shown: 'Shown', corrected: 'Corrected', notShown: 'Not shown' },
  },
  leadState: {
    reported: 'To accept', villageAccepted: 'Village disposal', handedUp: 'Handed up', transferred: 'Transferred', deptAccepted: 'At department',
    returned: 'Returned', feedback: 'To verify', closed: 'Closed', invalid: 'Invalid',
  },
  leadCategory: {
    entityMissing: 'No such business', addressMismatch: 'Address differs', unlicensed: 'No licence', noPermit: 'No permit', noLicenceNoPermit: 'No licence or permit', other: 'Other',
  },
  leadOrigin: { firstCheck: 'First check', recheck: 'Failed recheck', patrol: 'Patrol', complaint: 'Complaint', typed: 'Typed in' },
  leadResult: {
    licensed: 'Licensed', permitted: 'Permit issued', changed: 'Registration changed', deregistered: 'Deregistered', stopped: 'Closed down by itself', moved: 'Moved away', shutDown: 'Shut down',
    prosecuted: 'Case filed', listedAbnormal: 'Listed as abnormal', exempt: 'Exempt (Decree 684, art. 3)', police: 'Passed to the police', unfounded: 'Unfounded',
  },
  handUpReason: { timeout: 'Out of time', noPower: 'No power to enforce', ineffective: 'Disposal had no effect', major: 'Major lead' },
  department: { market: 'Market supervision', health: 'Health', emergency: 'Emergency management', police: 'Police', fire: 'Fire service', urban: 'Urban management', tobacco: 'Tobacco', culture: 'Culture and tourism', education: 'Education', transport: 'Transport', labour: 'Labour', environment: 'Environment' },
  memberStatus: { onDuty: 'On duty', leave: 'On leave', left: 'Left' },
  duty: { chief: 'Chief', deputy: 'Member' },
  table: { task: 'Task', lead: 'Lead', registration: 'Registration', member: 'Grid member', account: 'Account', entity: 'Business', calendarYear: 'Calendar', grid: 'Grid', learnedAddress: 'Address' },
  field: {
    number: 'Number', state: 'State', assignee: 'Assignee', member: 'Member', result: 'Result', department: 'Department', villageCode: 'Village', placedBy: 'Placed by',
    name: 'Name', status: 'Status', handler: 'Handler', taskId: 'Task', leadId: 'Lead', memberId: 'Member', from: 'Previous member', note: 'Remark', reason: 'Reason',
    noticeNumber: 'Notice number', facts: 'Facts', answers: 'Check items', category: 'Category', description: 'Description', address: 'Address', subjectName: 'Name', login: 'Login', gridId: 'Grid',
  },
  command: {
    task: { assign: 'Assign', reassign: 'Reassign', withdraw: 'Take back', accept: 'Accept', arrive: 'Arrive', submit: 'First check', recheck: 'Recheck', move: 'Move to another village', cancel: 'Cancel', urge: 'Urge', remark: 'Remark' },
    lead: { report: 'Report a lead', accept: 'Accept the lead', close: 'Close the lead', handUp: 'Hand up to the town', invalidate: 'Mark as invalid', transfer: 'Transfer to a department', acceptTransfer: 'Department accepts', returnTransfer: 'Department returns', feedback: 'Department feedback', verify: 'Verify the lead', urge: 'Urge the lead', remark: 'Remark on the lead' },
    registration: { place: 'Place by hand', receive: 'Receive a registration' },
    member: { save: 'Save a member', setStatus: 'Set a member\'s status' },
    account: { save: 'Save an account', disable: 'Disable an account', enable: 'Enable an account' },
    calendar: { saveYear: 'Save a calendar year' },
  },
  did: {
    task: {
      assign: 'assigned it to {{member}}', reassign: 'reassigned it from {{from}} to {{member}}', withdraw: 'took it back from {{member}}', accept: 'accepted it', arrive: 'arrived on site', submit: 'recorded the first check: {{result}}',
      recheck: 'recorded the recheck: {{result}}', move: 'moved it to {{village}}', cancel: 'cancelled it', urge: 'urged', remark: 'remarked',
    },
    lead: {
      report: 'reported the lead', accept: 'accepted the lead', close: 'closed it: {{result}}', handUp: 'handed it up to the town', invalidate: 'marked it as invalid', transfer: 'transferred it to {{department}}', acceptTransfer: 'accepted it for {{department}}', returnTransfer: 'returned it from {{department}}',
      feedback: 'gave feedback for {{department}}: {{result}}', verify: 'verified it: {{result}}', urge: 'urged', remark: 'remarked',
    },
    registration: { place: 'placed it in {{village}}', receive: 'pushed the registration' },
    member: { save: 'saved the record', setStatus: 'changed the status: {{status}}' },
    account: { save: 'saved the account', disable: 'disabled the account', enable: 'enabled the account' },
    calendar: { saveYear: 'saved the calendar' },
  },
  proxy: '(entered for the member)',
};
