/** The life of a lead: accepted and settled by the village, or handed up, transferred to a department, verified. */
import type { Actor } from '#domain/core/actor.ts';
import type { LeadResult, LeadState } from '#domain/schema/lead.ts';
import { between, pick } from '../../random.ts';
import { acknowledgeRisk, disposeByTeam, triage } from './casework.ts';
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

const VILLAGE_RESULTS: readonly LeadResult[] = [
  'licensed', 'licensed', 'permitted', 'changed', 'stopped', 'moved', 'deregistered', 'unfounded',
];
const DEPARTMENT_RESULTS: readonly LeadResult[] = [
  'permitted', 'licensed', 'stopped', 'shutDown', 'prosecuted', 'listedAbnormal', 'exempt', 'unfounded',
];
const DESKS: readonly DepartmentDesk[] = ['market', 'market', 'market', 'health', 'emergency', 'urban', 'tobacco'];
const HAND_UP_REASONS = ['noPower', 'noPower', 'ineffective', 'timeout', 'major'] as const;

/** A lead, and the working minute at which it was reported. */
export interface ReportedLead { readonly leadId: string; readonly minute: number }

/** Plays until something is still to come. */
export function playLead(scene: Scene, { leadId, minute }: ReportedLead): void {
  const { random, profile, dispatcher } = scene;
  acknowledgeRisk(scene, leadId, minute);
  const story = new Story(scene, minute);
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
  if (disposeByTeam(scene, story, leadId)) return;
  story.issue('lead.close', { leadId, result: pick(VILLAGE_RESULTS, random), note: '' }, dispatcher);
}

/** States of leads that are under way, as a visitor finds each of them. */
export const LEADS_SHOWN = [
  'reported', 'villageAccepted', 'handedUp', 'transferred', 'returned', 'deptAccepted', 'feedback',
] as const satisfies readonly LeadState[];

/** Plays the shortest way to a state. */
export function playLeadTo(scene: Scene, { leadId, minute }: ReportedLead, state: (typeof LEADS_SHOWN)[number]): void {
  const { random, dispatcher, townStaff, officer } = scene;
  acknowledgeRisk(scene, leadId, minute);
  const story = new Story(scene, minute);
  const market = officer('market');
  const way: readonly (readonly [reached: LeadState, command: string, args: Readonly<Record<string, unknown>>, actor: Actor])[] = [
    ['villageAccepted', 'lead.accept', {}, dispatcher],
    ['handedUp', 'lead.handUp', { reason: 'noPower', note: '涉及许可事项，村级无执法权。' }, dispatcher],
    ['transferred', 'lead.transfer', { department: 'market', note: '' }, townStaff],
    state === 'returned'
      ? ['returned', 'lead.returnTransfer', { reason: '经营项目不属本部门许可事项。' }, market]
      : ['deptAccepted', 'lead.acceptTransfer', {}, market],
    ['feedback', 'lead.feedback', { result: 'permitted', note: '已指导办理食品经营许可。' }, market],
  ];
  const steps = way.findIndex(([reached]) => reached === state) + 1;
  for (const [, command, args, actor] of way.slice(0, steps)) {
    if (story.wait(between(20, WORKING_DAY / 5, random))) story.issue(command, { leadId, ...args }, actor);
  }
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
  triage(scene, story, leadId, department);
  if (!story.wait(between(5, 40, random))) return;
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
