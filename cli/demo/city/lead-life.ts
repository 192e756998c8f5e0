/** The life of a lead: accepted and settled by the village, or handed up, transferred to a department, verified. */
import type { LeadResult } from '#domain/schema/lead.ts';
import { between, pick } from '../../random.ts';
import { Story } from './scene.ts';
import type { Scene } from './scene.ts';
import type { DepartmentDesk } from './logins.ts';
import { WORKING_DAY } from './working-time.ts';

const INVALID_SHARE = 0.05;
const HANDED_UP_SHARE = 0.24;
const RETURNED_SHARE = 0.08;
const SENT_BACK_SHARE = 0.06;
/** Of what is handed up, the town settles so much itself. */
const SETTLED_BY_TOWN_SHARE = 0.2;
const LATE_FACTOR = 2.4;

const VILLAGE_RESULTS: readonly LeadResult[] = ['licensed', 'licensed', 'permitted', 'changed', 'stopped', 'moved', 'deregistered', 'unfounded'];
const DEPARTMENT_RESULTS: readonly LeadResult[] = ['permitted', 'licensed', 'stopped', 'shutDown', 'prosecuted', 'listedAbnormal', 'exempt', 'unfounded'];
const DESKS: readonly DepartmentDesk[] = ['market', 'market', 'market', 'health', 'emergency', 'urban', 'tobacco'];
const HAND_UP_REASONS = ['noPower', 'noPower', 'ineffective', 'timeout', 'major'] as const;

/** Plays a lead that was reported at a working minute. */
export function playLead(scene: Scene, leadId: string, reportedMinute: number): void {
  const { random, profile, dispatcher } = scene;
  const story = new Story(scene, reportedMinute);
  const late = random() < profile.lateShare * 2 ? LATE_FACTOR : 1;
  if (!story.wait((0.05 + 0.8 * random()) * profile.pace * WORKING_DAY)) return;
  if (random() < INVALID_SHARE) {
    story.issue('lead.invalidate', { leadId, reason: '经核实与在办线索为同一事项。' }, dispatcher);
    return;
  }
  story.issue('lead.accept', { leadId }, dispatcher);
  if (!story.wait((0.5 + 3.2 * random()) * profile.pace * late * WORKING_DAY)) return;
  if (random() < HANDED_UP_SHARE) {
    story.issue('lead.handUp', { leadId, reason: pick(HAND_UP_REASONS, random), note: '村级劝导无效，请镇里协调。' }, dispatcher);
    atTown(scene, story, leadId);
    return;
  }
  story.issue('lead.close', { leadId, result: pick(VILLAGE_RESULTS, random), note: '' }, dispatcher);
}

function atTown(scene: Scene, story: Story, leadId: string): void {
  const { random, profile, townStaff } = scene;
  if (!story.wait((0.1 + 0.8 * random()) * profile.pace * WORKING_DAY)) return;
  if (random() < SETTLED_BY_TOWN_SHARE) {
    story.issue('lead.close', { leadId, result: pick(DEPARTMENT_RESULTS, random), note: '镇级会商后处置完毕。' }, townStaff);
    return;
  }
  atDepartment(scene, story, leadId, pick(DESKS, random), random() < RETURNED_SHARE);
}

function atDepartment(scene: Scene, story: Story, leadId: string, department: DepartmentDesk, returns: boolean): void {
  const { random, profile, townStaff, officer } = scene;
  story.issue('lead.transfer', { leadId, department, note: '' }, townStaff);
  const desk = officer(department);
  if (!story.wait((0.2 + 1.5 * random()) * WORKING_DAY)) return;
  if (returns) {
    story.issue('lead.returnTransfer', { leadId, reason: '经营项目不属本部门许可事项。' }, desk);
    const other = department === 'market' ? 'urban' : 'market';
    if (story.wait((0.1 + 0.7 * random()) * WORKING_DAY)) atDepartment(scene, story, leadId, other, false);
    return;
  }
  story.issue('lead.acceptTransfer', { leadId }, desk);
  if (!feedBack(scene, story, leadId, department)) return;
  const confirmed = random() >= SENT_BACK_SHARE;
  story.issue('lead.verify', { leadId, confirmed, note: confirmed ? '' : '现场仍在经营，请继续跟进。' }, townStaff);
  if (confirmed || !story.wait(between(20, WORKING_DAY, random))) return;
  story.issue('lead.acceptTransfer', { leadId }, desk);
  if (!story.wait((2 + 6 * random()) * profile.pace * WORKING_DAY)) return;
  story.issue('lead.feedback', { leadId, result: 'shutDown', note: '' }, desk);
}

/** Answers whether the town has come to verify the result. */
function feedBack({ random, profile, officer }: Scene, story: Story, leadId: string, department: DepartmentDesk): boolean {
  const late = random() < profile.lateShare ? LATE_FACTOR : 1;
  if (!story.wait((2.5 + 9 * random()) * profile.pace * late * WORKING_DAY)) return false;
  story.issue('lead.feedback', { leadId, result: pick(DEPARTMENT_RESULTS, random), note: '' }, officer(department));
  return story.wait((0.3 + 1.5 * random()) * profile.pace * WORKING_DAY);
}
