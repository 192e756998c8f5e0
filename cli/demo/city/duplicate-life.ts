/**
 * 重复线索 of the demo: what is on record is told once more, by citizens and colleagues in words of their own, some metres off.
 * In the visitor's village there is one of each kind: to decide, merged, told apart, and decided both ways.
 */
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { between, pick } from '../../random.ts';
import { asActor, minuteOf, Story } from './scene.ts';
import type { Scene } from './scene.ts';
import { WORKING_DAY } from './working-time.ts';

const LEADS_MAX = 20_000;
/** Of the open leads of an ordinary village, so many are told again. */
const RETOLD_SHARE = 0.12;
/** In the visitor's village: so many pairs to decide, one of them told a third time. */
const FOCUS_PAIRS = 8;
/** What operators saw when they merged; the hub's own figure is about this. */
const SHOWN_SCORE = 0.97;
/** Degrees a phone's fix scatters by: some twenty metres. */
const SCATTER = 0.0003;

const COMPLAINTS = ['楼下邻居反映，', '市民来电：', '12345 转来：', '业主群反映，'] as const;
const DOORS = ['', '一楼', '首层', '旁边'] as const;
const PHONES = ['13802345518', '13926812207', '13538800146', '18922516630', '13713309942', '15899603371'] as const;

export function tellAgain(scene: Scene, focus: boolean): void {
  const { ledger, random } = scene;
  const open = (ledger.find(leadTable, { open: 1 }, LEADS_MAX) as unknown as Lead[]).toSorted((a, b) => b.reportedAt - a.reportedAt);
  if (!focus) {
    for (const lead of open) if (random() < RETOLD_SHARE) retell(scene, lead);
    return;
  }
  const told = open.slice(0, FOCUS_PAIRS).flatMap((lead) => {
    const again = retell(scene, lead);
    return again === undefined ? [] : [[lead.id, again] as const];
  });
  const [first] = open;
  if (first !== undefined) retell(scene, first);
  decideSome(scene, told);
}

/** Reports a lead once more; undefined when that is still to come. */
function retell(scene: Scene, lead: Lead): string | undefined {
  const { random, dispatcher, members, time } = scene;
  const story = new Story(scene, minuteOf(time, lead.reportedAt));
  if (!story.wait((0.05 + 0.4 * random()) * WORKING_DAY)) return undefined;
  const byPublic = random() < 0.7;
  const scatter = (degrees: number | null): number | null => (degrees === null ? null : degrees + (random() - 0.5) * SCATTER);
  const args = {
    villageCode: lead.villageCode, gridId: lead.gridId, category: lead.category, industry: lead.industry,
    subjectName: shortened(lead.subjectName, random() < 0.4), address: `${lead.address}${pick(DOORS, random)}`,
    description: byPublic ? `${pick(COMPLAINTS, random)}${lead.description}` : lead.description,
    phone: lead.phone === '' ? pick(PHONES, random) : lead.phone, lon: scatter(lead.lon), lat: scatter(lead.lat),
    origin: byPublic ? 'complaint' : 'patrol',
  };
  const onDuty = members.filter(({ status }) => status === 'onDuty');
  return story.issue('lead.report', args, byPublic ? dispatcher : asActor(pick(onDuty, random)));
}

/** People leave out the last part of a name. */
function shortened(name: string, shorter: boolean): string {
  return shorter && name.length > 4 ? name.slice(0, -2) : name;
}

/** The last pairs are decided already: merged, told apart, and one both ways, which is the conflict a visitor finds. */
function decideSome(scene: Scene, told: readonly (readonly [string, string])[]): void {
  const { dispatcher, townStaff, time, random } = scene;
  const [merged, apart, contested] = told.slice(-3);
  const story = new Story(scene, time.end - between(20, 60, random));
  if (merged !== undefined) story.issue('case.merge', { pairs: [merged], score: SHOWN_SCORE }, dispatcher);
  if (apart !== undefined) story.issue('case.split', { pairs: [apart], sameShop: 'yes' }, dispatcher);
  if (contested === undefined) return;
  story.issue('case.merge', { pairs: [contested], score: SHOWN_SCORE }, dispatcher);
  if (story.wait(5)) story.issue('case.split', { pairs: [contested], sameShop: 'unknown' }, townStaff);
}
