/** 无证无照台账 of the demo: what patrols and complaints found without licence or permit, and how far each entry has come. */
import { dayNumber, dayText } from '#domain/calendar/calendar.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead, LeadCategory } from '#domain/schema/lead.ts';
import type { LedgerEntry } from '#domain/schema/ledger.ts';
import { between, pick } from '../../random.ts';
import { asActor, minuteOf, Story } from './scene.ts';
import type { Scene } from './scene.ts';
import { WORKING_DAY } from './working-time.ts';

const ROWS_MAX = 20_000;
/** Of the leads about businesses without licence or permit, so many are in the ledger. */
const ENTERED_SHARE = 0.8;
/** Calendar days a business gets for its licence. */
const TERM_DAYS = { from: 10, to: 30 } as const;
const KINDS: Partial<Record<LeadCategory, LedgerEntry['kind']>> = {
  unlicensed: 'noLicence',
  noPermit: 'noPermit',
  noLicenceNoPermit: 'neither',
};
const SOURCES: Partial<Record<Lead['origin'], LedgerEntry['source']>> = {
  complaint: 'complaint',
  firstCheck: 'firstCheck',
  recheck: 'firstCheck',
};
/** The department for each way a business is not in order. */
const DESK: Readonly<Record<LedgerEntry['kind'], 'market' | 'health'>> = { noLicence: 'market', noPermit: 'health', neither: 'market' };

export function keepLedger(scene: Scene): void {
  const entered = new Set<string>();
  for (const lead of scene.ledger.find(leadTable, {}, ROWS_MAX) as unknown as Lead[]) {
    const kind = KINDS[lead.category];
    const key = `${lead.address} ${lead.subjectName}`;
    // The same stall at the same house stands in the ledger once.
    if (kind === undefined || entered.has(key) || scene.random() >= ENTERED_SHARE) continue;
    entered.add(key);
    enter(scene, lead, kind);
  }
}

function enter(scene: Scene, lead: Lead, kind: LedgerEntry['kind']): void {
  const { random, dispatcher, time } = scene;
  const story = new Story(scene, minuteOf(time, lead.reportedAt));
  if (!story.wait(between(10, WORKING_DAY / 2, random))) return;
  const id = story.issue('ledger.enter', {
    villageCode: lead.villageCode, source: SOURCES[lead.origin] ?? 'patrol', kind, subjectName: lead.subjectName, address: lead.address,
    industry: lead.industry, businessScope: lead.description, areaM2: between(12, 180, random), people: between(1, 8, random),
    leadId: lead.id, entityId: lead.entityId,
  }, dispatcher);
  if (!story.wait(between(30, WORKING_DAY, random))) return;
  const until = dayText(dayNumber(story.now()) + between(TERM_DAYS.from, TERM_DAYS.to, random));
  story.issue('ledger.orderLicence', { id, order: 'licence', until, note: '已现场告知办理流程。' }, dispatcher);
  if (!story.wait((2 + 8 * random()) * WORKING_DAY)) return;
  if (random() < 0.6) settle(scene, story, id);
  else atDepartment(scene, story, id, DESK[kind]);
}

/** Put in order in the village; a grid member confirms it on a revisit. */
function settle({ random, dispatcher, members }: Scene, story: Story, id: string): void {
  const result = pick(['regularised', 'regularised', 'stopped', 'moved'] as const, random);
  story.issue('ledger.settle', { id, result, note: '' }, dispatcher);
  if (!story.wait((1 + 4 * random()) * WORKING_DAY) || random() < 0.25) return;
  const member = pick(members.filter(({ status }) => status === 'onDuty'), random);
  story.issue('ledger.verify', { id, confirmed: random() < 0.9, note: '回访核实。' }, asActor(member));
}

function atDepartment({ random, townStaff, officer }: Scene, story: Story, id: string, department: 'market' | 'health'): void {
  story.issue('ledger.notify', { id, department, document: `抄告〔2026〕${String(between(10, 400, random))}号`, note: '' }, townStaff);
  if (!story.wait((2 + 5 * random()) * WORKING_DAY) || random() < 0.4) return;
  story.issue('ledger.prosecute', { id, document: `立〔2026〕${String(between(10, 400, random))}号`, note: '' }, officer(department));
  if (!story.wait((3 + 5 * random()) * WORKING_DAY)) return;
  story.issue('ledger.settle', { id, result: 'banned', document: '', note: '依法取缔。' }, officer(department));
}
