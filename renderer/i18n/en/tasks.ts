/** Words of tasks, items, patrols, markets and the ledger. */
import type { Translated } from '../shape.ts';
import type * as zh from '../zh/tasks.ts';

export const taskCauses: Translated<typeof zh.taskCauses> = {
  patrol: 'Patrol',
  special: 'Special inspection',
  random: 'Random inspection',
};
export const taskCausesShort: Translated<typeof zh.taskCausesShort> = { patrol: 'Patrol', special: 'Special', random: 'Random' };

export const taskCodes: Translated<typeof zh.taskCodes> = {
  noticeReceipt: { signed: 'signed', refused: 'refused', left: 'left at the door' },
  followUpResult: { held: 'held', applying: 'applied for', notNeeded: 'not needed', refused: 'refused', prosecuted: 'prosecuted' },
  ledgerState: {
    found: 'newly found',
    urged: 'urged to get a licence',
    notified: 'handed to the department',
    prosecuted: 'case filed',
    banned: 'banned',
    regularised: 'regularised',
    stopped: 'stopped',
    moved: 'moved away',
    struck: 'struck off',
  },
  ledgerSource: { firstCheck: 'first check', patrol: 'street patrol', complaint: 'complaint', department: 'department' },
  ledgerKind: { noLicence: 'no licence', noPermit: 'no permit', neither: 'neither licence nor permit' },
  ledgerOrder: { licence: 'get a licence', change: 'change the registration', deregister: 'cancel the registration' },
  patrolClass: { A: 'A, distant', B: 'B, medium', C: 'C, close', D: 'D, closest' },
  patrolReason: {
    clean: 'nothing on record',
    minorRecord: 'minor record',
    reportMissing: 'annual report missing',
    keyIndustry: 'key industry',
    keyIndustryWithRecord: 'key industry with a record',
    unlicensed: 'without licence or permit',
    seriousRecord: 'serious offence',
    refuses: 'refuses to cooperate',
    complaints: 'many complaints',
    manyRecords: 'many records',
  },
  campaignKind: { special: 'Special inspection', random: 'Random inspection' },
  reportBadge: { due: 'Annual report missing', amber: 'Annual report nearly due', risk: 'May be listed as abnormal' },
  taskRedAction: { urgeDispatcher: 'urge to assign', urge: 'urge', supervise: 'issue a supervision' },
};

export const taskCaseworkCommands: Translated<typeof zh.taskCaseworkCommands> = {
  defer: 'Defer',
  logCall: 'Note a call',
  signNotice: 'Record the receipt',
  propose: 'Ask for',
  decideProposal: 'Decide',
};

export const taskCommands: Translated<typeof zh.taskCommands> = {
  itemset: { save: 'Save item set', activate: 'Activate item set' },
  permit: { save: 'Save permit item' },
  followup: { receive: 'Acknowledge follow-up', answer: 'Answer follow-up' },
  patrol: { classify: 'Classify for the month', plan: 'Plan patrols' },
  campaign: { open: 'Order an inspection', addTargets: 'Make targets', draw: 'Draw', close: 'Close the inspection' },
  annualreport: { list: 'Take over annual report list', urge: 'Remind of annual report' },
  market: { save: 'Save market', selfCheck: 'Record self-check', sample: 'Sample market' },
  ledger: {
    enter: 'Enter in the ledger',
    orderLicence: 'Order a licence',
    notify: 'Hand to a department',
    prosecute: 'File a case',
    settle: 'Settle',
    verify: 'Verify',
    relapse: 'Note a relapse',
    strike: 'Strike off',
  },
};

export const taskCaseworkDeeds: Translated<typeof zh.taskCaseworkDeeds> = {
  defer: 'deferred it to {{until}}',
  logCall: 'called, {{calls}} times in vain',
  signNotice: 'recorded the receipt of the notice: {{receipt}} {{signedBy}}',
  propose: 'asked for a decision',
  decideProposal: 'decided what was asked for',
};

export const taskDeeds: Translated<typeof zh.taskDeeds> = {
  itemset: { save: 'saved item set {{name}} with {{items}} items', activate: 'activated item set {{name}}' },
  permit: { save: 'saved permit item {{name}}, version {{version}}' },
  followup: { receive: '{{department}} acknowledged the follow-up', answer: '{{department}} answered the follow-up' },
  patrol: { classify: 'classified {{entities}} entities for {{month}}, {{changed}} changed', plan: 'planned {{tasks}} patrols' },
  campaign: {
    open: 'ordered inspection {{number}}',
    addTargets: 'made {{tasks}} targets in {{village}}',
    draw: 'drew {{tasks}} of {{pool}} in {{village}} with the seed {{seed}}',
    close: 'closed inspection {{number}} with {{targets}} targets',
  },
  annualreport: { list: 'took over the report list of {{year}}: {{entities}} entities', urge: 'reminded of the annual report' },
  market: {
    save: 'saved market {{name}}',
    selfCheck: 'recorded a self-check: {{ordinary}} ordinary hazards, {{major}} major',
    sample: 'recorded a sample: {{ordinary}} ordinary hazards, {{major}} major',
  },
  ledger: {
    enter: 'entered {{number}}',
    orderLicence: 'ordered it by {{until}}',
    notify: 'handed it to {{department}}',
    prosecute: '{{department}} filed case {{document}}',
    settle: 'settled it',
    verify: 'revisited',
    relapse: 'noted relapse {{relapses}}',
    strike: 'struck it off',
  },
};

export const taskRefusals: Translated<typeof zh.taskRefusals> = {
  deferralDay: 'It can be deferred to one of the next {{days}} days only.',
  deferredOften: 'It can be deferred {{times}} times at most; make the first check.',
};

export const tasksRefusals: Translated<typeof zh.tasksRefusals> = {
  itemset: { exists: 'Version {{id}} exists and cannot be changed; save a new one.' },
  followup: { wrongState: 'The department has answered already.' },
  campaign: {
    wrongState: 'The inspection is closed, drawn already or of the other kind.',
    period: 'The period is wrong or over; check both days.',
    nothingDrawn: 'Nothing in {{village}} fits, or nobody on duty can be sent.',
  },
  ledger: {
    wrongState: 'The entry has moved on; this is no longer possible.',
    exists: 'Entry {{number}} for this address is still open.',
    notVerified: 'No revisit has confirmed the result yet; revisit first.',
  },
  patrol: { month: '{{month}} has not come yet.' },
  market: { wrongVillage: 'Market {{market}} belongs to another village.' },
};
