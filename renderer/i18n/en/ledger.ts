/** The ledger of unlicensed businesses */
import type { Translated } from '../shape.ts';
import type { ledger as zh } from '../zh/ledger.ts';

interface Singular {
  row: { relapses_one: string };
}

export const ledger: Translated<typeof zh> & Singular = {
  queue: {
    found: 'Newly found',
    urged: 'Ordered to get a licence',
    late: 'Term passed',
    notified: 'With a department',
    prosecuted: 'Case filed',
    toVerify: 'To revisit',
    open: 'All open',
    settled: 'Settled',
    all: 'All entries',
  },
  filter: { kind: 'Kind', source: 'Source' },
  row: { term: 'by {{day}}', relapses_one: 'came back once', relapses_other: 'came back {{count}} times' },
  action: {
    orderLicence: 'Order a licence',
    notify: 'Notify a department',
    prosecute: 'File a case',
    settle: 'Settle',
    verify: 'Revisit',
    relapse: 'It came back',
    strike: 'Strike the entry',
  },
  done: {
    orderLicence: 'Ordered',
    notify: 'The department is notified',
    prosecute: 'The case is filed',
    settle: 'Settled; somebody else revisits it',
    verify: 'The revisit is noted',
    relapse: 'Noted; the entry is open again',
    strike: 'The entry is struck',
  },
  form: {
    order: 'Order',
    until: 'By',
    department: 'Department',
    document: 'Document no.',
    result: 'Result',
    settleHint: 'Counts once somebody else has confirmed it on a revisit.',
    revisit: 'The revisit',
    confirmed: { yes: 'It is settled', no: 'It still trades: open again' },
    strikeWarn: 'Only for entries made in error, or exempt by article 3 of order 684.',
  },
  field: {
    subjectName: 'Name or sign',
    operator: 'Operator',
    phone: 'Phone',
    industry: 'Industry',
    permit: 'Permit needed',
    openedOn: 'Open since',
    areaM2: 'Area',
    squareMetres: '{{value}} m²',
    people: 'People working there',
    businessScope: 'What is traded',
  },
  detail: {
    business: 'The business',
    steps: 'What was done',
    before: 'Entries at the same address',
    evidence: 'Evidence',
    foundBy: 'Found by',
    foundAt: 'Found at',
    term: 'Term',
    urges: 'Orders',
    settledAt: 'Settled',
    verified: 'Revisited',
  },
  enter: {
    title: 'Enter a business',
    fromLead: 'Enter lead {{number}} in the ledger',
    done: 'Entered in the ledger',
    short: 'Enter in the ledger',
  },
  glance: {
    title: 'At a glance',
    close: 'Back to the ledger',
    open: 'Open entries',
    unit: 'businesses',
    settled: 'Settled this year',
    verified: '{{count}} of them confirmed',
    relapses: 'Came back',
    industries: 'Industries',
    noIndustry: 'No industry on record',
  },
};
