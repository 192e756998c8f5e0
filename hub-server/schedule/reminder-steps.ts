/** What the hub does about one late task, one late lead, and one reminder it issued before, inside a commit. */
import { SYSTEM_ACCOUNT } from '#domain/core/actor.ts';
import type { Actor } from '#domain/core/actor.ts';
import { redActionOf as redActionOfLead, holderOf } from '#domain/lead/on-red.ts';
import { proposalTable } from '#domain/schema/disposal.ts';
import type { Proposal } from '#domain/schema/disposal.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { supervisionTable } from '#domain/schema/supervision.ts';
import type { Supervised, Supervision } from '#domain/schema/supervision.ts';
import { taskTable } from '#domain/schema/task.ts';
import { holderOf as holderOfTask } from '#domain/task/on-red.ts';
import type { Task } from '#domain/schema/task.ts';
import { cityTable } from '#domain/schema/territory.ts';
import { automaticRung, isSettled } from '#domain/supervision/automatic.ts';
import type { HeldLimit } from '#domain/supervision/automatic.ts';
import { unitOf } from '#domain/supervision/unit.ts';
import type { HubTransaction } from '../store/store.ts';
import type { JobRun } from './schedule.ts';
import type { SystemCommands } from './system-commands.ts';
import { systemActor } from './system-commands.ts';

/** Rungs one thing can have seen, and requests about one lead. */
const ROWS_MAX = 1000;
/** Working days to sign for a reminder or an urge. */
const RECEIPT_DAYS = 2;
/** Words of the documents, which are Chinese. */
const REASONS = { reminder: '时限临近，请按期办理', urge: '时限已过，请立即办理并签收' } as const;
const HAND_UP_TEXT = '村级处置时限已过，系统提请上报镇';
const LIFT_TEXT = '事项已按要求办理或时限已变更，系统自动解除';

type Held = HeldLimit & { readonly id: string };

export class ReminderSteps {
  readonly #commands: SystemCommands;

  constructor(commands: SystemCommands) {
    this.#commands = commands;
  }

  task(transaction: HubTransaction, id: string, { now }: Pick<JobRun, 'now'>): void {
    const task = transaction.get(taskTable, id) as Task | undefined;
    if (task === undefined) return;
    const rung = this.#climb(transaction, 'task', heldTask(task), now);
    // The rung is for the village; the task's own urge is what its member sees on the phone.
    if (rung === 'urge') this.#issue(transaction, 'task.urge', { taskId: id, note: REASONS.urge }, above(transaction, task.villageCode));
  }

  lead(transaction: HubTransaction, id: string, { now }: Pick<JobRun, 'now'>): void {
    const lead = transaction.get(leadTable, id) as Lead | undefined;
    if (lead === undefined) return;
    if (redActionOfLead(lead, now) === 'proposeHandUp') {
      this.#proposeHandUp(transaction, lead);
      return;
    }
    const held = heldLead(lead);
    const rung = this.#climb(transaction, 'lead', held, now);
    if (rung === 'urge') this.#issue(transaction, 'lead.urge', { leadId: id, note: REASONS.urge }, above(transaction, held.unit));
  }

  /** Lifts a reminder of the hub whose limit has ended or lies elsewhere now. */
  settle(transaction: HubTransaction, id: string, now: number): void {
    const issued = transaction.get(supervisionTable, id) as Supervision | undefined;
    if (issued?.open !== 1 || !isSettled(issued, heldBy(transaction, issued), now)) return;
    this.#issue(transaction, 'supervision.lift', { id, reason: LIFT_TEXT }, above(transaction, issued.unit));
  }

  /** Issues the rung that is due, if one is. */
  #climb(transaction: HubTransaction, subject: Supervised, held: Held, now: number): 'reminder' | 'urge' | undefined {
    const rungs = transaction.find(supervisionTable, { subjectId: held.id }, ROWS_MAX) as Supervision[];
    const rung = automaticRung(held, rungs, now);
    if (rung === undefined) return undefined;
    const args = { subject, id: held.id, rung, reason: REASONS[rung], days: RECEIPT_DAYS };
    this.#issue(transaction, 'supervision.issue', args, above(transaction, held.unit));
    return rung;
  }

  /** 自动提请上报: once for each running of the limit; the village decides. */
  #proposeHandUp(transaction: HubTransaction, lead: Lead): void {
    const proposals = transaction.find(proposalTable, { leadId: lead.id }, ROWS_MAX) as Proposal[];
    const asked = proposals.some(({ kind, state, byId, at }) =>
      kind === 'handUp' && (state === 'open' || (byId === SYSTEM_ACCOUNT && at >= (lead.limitFrom ?? 0))));
    if (asked) return;
    const proposal = { kind: 'handUp', handUpReason: 'timeout' };
    // Whoever asks a village to hand up is the grid: the hub asks in its place.
    const actor = systemActor('gridMember', lead.villageCode);
    this.#issue(transaction, 'lead.propose', { leadId: lead.id, proposal, reason: HAND_UP_TEXT }, actor);
  }

  #issue(transaction: HubTransaction, name: string, args: object, actor: Actor): void {
    this.#commands.decideIn(transaction, name, args, actor);
  }
}

const heldTask = (task: Task): Held =>
  ({ id: task.id, open: task.open, limitFrom: task.limitFrom, amberAt: task.amberAt, dueAt: task.dueAt, unit: holderOfTask(task) });

const heldLead = (lead: Lead): Held =>
  ({ id: lead.id, open: lead.open, limitFrom: lead.limitFrom, amberAt: lead.amberAt, dueAt: lead.dueAt, unit: holderOf(lead) });

function heldBy(transaction: HubTransaction, { subject, subjectId }: Supervision): Held | undefined {
  if (subject === 'task') {
    const task = transaction.get(taskTable, subjectId) as Task | undefined;
    return task === undefined ? undefined : heldTask(task);
  }
  const lead = transaction.get(leadTable, subjectId) as Lead | undefined;
  return lead === undefined ? undefined : heldLead(lead);
}

/** The hub in the place of the tier above a unit: the town for its villages and departments, the city for towns. */
function above(transaction: HubTransaction, unit: string): Actor {
  const town = unitOf(unit)?.townCode ?? unit;
  if (town !== unit) return systemActor('townStaff', town);
  return systemActor('citySupervisor', transaction.find(cityTable, {}, 1)[0]?.id ?? '');
}
