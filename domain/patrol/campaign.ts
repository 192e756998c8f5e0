/**
 * 专项检查、双随机抽查: a town or the city says who is to be checked (a filter), by whom and within what period. Targets become tasks
 * village by village: all that fit, or as many as are drawn (domain catalogue 1.2, 1.10).
 */
import { z } from 'zod';
import { noteText, rowId, villageCode } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import type { Outcome } from '../core/command.ts';
import { createdId, stamp } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { covers, scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { dayNumber, dayText, parseDay, startOfDay } from '../calendar/calendar.ts';
import { entityTable } from '../schema/entity.ts';
import type { Entity } from '../schema/entity.ts';
import { campaignTable, drawTable } from '../schema/patrol.ts';
import type { Campaign } from '../schema/patrol.ts';
import { memberTable } from '../schema/people.ts';
import type { Member } from '../schema/people.ts';
import { taskTable } from '../schema/task.ts';
import { villageTable } from '../schema/territory.ts';
import type { Village } from '../schema/territory.ts';
import { digestOf, draw, DRAW_ALGORITHM } from './draw.ts';
import { orderedTask, placed } from './task.ts';
import type { Order } from './task.ts';

/** Members a campaign may name, entities of a village that are looked at, and targets of one command. */
const MEMBERS_MAX = 500;
const ENTITIES_MAX = 20_000;
const TARGETS_MAX = 500;

const words = z.array(z.string().trim().min(1).max(40)).max(50).default([]);
const filterSchema = z.strictObject({
  /** Any of the words in the scope text or the name; kinds of entity (个体工商户…); all empty: every entity. */
  words, kinds: words,
  /** Registered from … to …, YYYY-MM-DD; '' for no bound. */
  registeredFrom: z.string().regex(/^(?:\d{4}-\d{2}-\d{2})?$/).default(''),
  registeredTo: z.string().regex(/^(?:\d{4}-\d{2}-\d{2})?$/).default(''),
});
export type TargetFilter = z.output<typeof filterSchema>;

/** Whether an entity is one of those the inspection is about. */
export function fits(entity: Entity, filter: TargetFilter): boolean {
  const text = `${entity.businessScope} ${entity.name}`;
  return entity.status === 'active'
    && (filter.words.length === 0 || filter.words.some((word) => text.includes(word)))
    && (filter.kinds.length === 0 || filter.kinds.includes(entity.kind))
    && (filter.registeredFrom === '' || entity.registeredOn >= filter.registeredFrom)
    && (filter.registeredTo === '' || entity.registeredOn <= filter.registeredTo);
}

/** The entities of a village a draw chooses from. */
export function poolOf(entities: readonly Entity[], filter: TargetFilter): readonly Order['entity'][] {
  return entities.flatMap((entity) => placed(entity) ?? []).filter((entity) => fits(entity, filter));
}

const day = z.string().max(10).refine((value) => parseDay(value) !== undefined, 'no such day');

export const openCampaign = command({
  name: 'campaign.open',
  summary: 'Order a special inspection or a random one: its filter, members and period.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({
    place: z.string().regex(/^\d{6}(?:\d{3})?$/), kind: z.enum(['special', 'random']), title: z.string().trim().min(1).max(120),
    filter: filterSchema, memberIds: z.array(rowId).max(MEMBERS_MAX).default([]), startsOn: day, endsOn: day,
  }),
  reads: () => ({}),
  // A city's grant is the prefix all its towns share: 441900 → 4419.
  writes: ({ place }) => [place],
  decide: ({ filter, memberIds, startsOn, endsOn, ...fields }, _rows, context) => {
    const { actor, now, issuedAt, commandId } = context;
    const startsAt = startOfDay(parseDay(startsOn) ?? 0);
    const endsAt = startOfDay((parseDay(endsOn) ?? 0) + 1) - 1;
    if (endsAt < startsAt || endsAt < now) return rejected('campaign.period', { startsOn, endsOn });
    const number = `JC${dayText(dayNumber(issuedAt)).replaceAll('-', '')}-${commandId.replace(/[^0-9a-z]/gi, '').slice(-6).toUpperCase()}`;
    const campaign: Campaign = {
      ...fields, ...stamp(context), id: createdId(context, 'campaign'), scope: fields.place.replace(/^(\d{4})00$/, '$1'), also: null,
      number, state: 'open', open: 1, filter: JSON.stringify(filter), memberIds: JSON.stringify(memberIds), startsAt, endsAt, targets: 0,
      openedByName: actor.name, openedAt: now, summary: '', closedAt: null,
    };
    return applied([put(campaignTable, campaign)], campaignTable, campaign, { number, title: fields.title, kind: fields.kind });
  },
});

/** Refuses a village that is not of the campaign's place, and a campaign that is closed, over, or of the other kind. */
function unfit(campaign: Campaign, kind: Campaign['kind'], village: Village, { now }: Context): Outcome | undefined {
  if (!covers([campaign.scope], village.id)) return rejected('village.otherTown', { village: village.name });
  if (campaign.open === 0) return rejected('campaign.wrongState', { state: campaign.state });
  if (campaign.kind !== kind) return rejected('campaign.wrongState', { state: campaign.kind });
  return now > campaign.endsAt ? rejected('campaign.period', { endsOn: dayText(dayNumber(campaign.endsAt)) }) : undefined;
}

/** The members of a village who may be sent. */
function sendable(members: readonly Member[], { memberIds }: Campaign): readonly Member[] {
  const named = JSON.parse(memberIds) as string[];
  return members.filter(({ id, status }) => status === 'onDuty' && (named.length === 0 || named.includes(id)));
}

export const filterOf = ({ filter }: Campaign): TargetFilter => JSON.parse(filter) as TargetFilter;

const villageReads = (args: { readonly id: string; readonly villageCode: string }) => ({
  campaign: one(campaignTable, args.id), village: one(villageTable, args.villageCode),
  entities: many(entityTable, { villageCode: args.villageCode }, ENTITIES_MAX),
  members: many(memberTable, { villageCode: args.villageCode, status: 'onDuty' }, MEMBERS_MAX),
});

export const addCampaignTargets = command({
  name: 'campaign.addTargets',
  summary: 'Make a task for every entity of a village that fits the filter of a special inspection and has none yet.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ id: rowId, villageCode }),
  reads: villageReads,
  follow: ({ id }) => ({ tasks: many(taskTable, { campaignId: id }, ENTITIES_MAX) }),
  writes: (args, { campaign }) => (campaign === undefined ? [] : [campaign.scope, args.villageCode]),
  decide: (_args, { campaign, village, entities, tasks }, context) => {
    if (campaign === undefined) return rejected('row.notFound', { table: 'campaign' });
    if (village === undefined) return rejected('row.notFound', { table: 'village' });
    const refusal = unfit(campaign, 'special', village, context);
    if (refusal !== undefined) return refusal;
    const had = new Set(tasks.map(({ entityId }) => entityId));
    const fitting = entities.filter((entity) => !had.has(entity.id) && fits(entity, filterOf(campaign))).slice(0, TARGETS_MAX);
    const made = fitting.flatMap((each) => placed(each) ?? []).map((entity, index) => orderedTask({
      cause: 'special', entity, index: index + 1, dueAt: campaign.endsAt, campaignId: campaign.id, member: undefined,
    }, context));
    const grown: Campaign = { ...campaign, ...stamp(context), targets: campaign.targets + made.length };
    const changes = [put(campaignTable, grown), ...made.map((task) => put(taskTable, task))];
    return applied(changes, campaignTable, campaign, { village: village.name, tasks: made.length });
  },
});

export const drawCampaign = command({
  name: 'campaign.draw',
  summary: 'Draw entities and inspectors of a village by a published seed, and keep the record of the draw.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ id: rowId, villageCode, seed: z.string().trim().min(4).max(80), count: z.int().min(1).max(TARGETS_MAX) }),
  reads: villageReads,
  follow: ({ id }) => ({ draws: many(drawTable, { campaignId: id }) }),
  writes: (args, { campaign }) => (campaign === undefined ? [] : [campaign.scope, args.villageCode]),
  decide: ({ seed, count }, { campaign, village, entities, members, draws }, context) => {
    if (campaign === undefined) return rejected('row.notFound', { table: 'campaign' });
    if (village === undefined) return rejected('row.notFound', { table: 'village' });
    const refusal = unfit(campaign, 'random', village, context);
    if (refusal !== undefined) return refusal;
    // A second draw would let somebody draw until the result pleases.
    if (draws.some((each) => each.villageCode === village.id)) return rejected('campaign.wrongState', { state: 'drawn' });
    const pool = poolOf(entities, filterOf(campaign));
    const inspectors = sendable(members, campaign);
    if (pool.length === 0 || inspectors.length === 0) return rejected('campaign.nothingDrawn', { village: village.name });
    const keys = pool.map(({ id }) => id);
    const drawn = draw(seed, keys, inspectors.map(({ id }) => id), count);
    const tasks = drawn.flatMap(({ entityId, inspectors: [lead] }, index) => {
      const entity = pool.find(({ id }) => id === entityId);
      const member = inspectors.find(({ id }) => id === lead);
      return entity === undefined ? [] : [put(taskTable, orderedTask({
        cause: 'random', entity, index: index + 1, dueAt: campaign.endsAt, campaignId: campaign.id, member,
      }, context))];
    });
    const record = put(drawTable, {
      id: createdId(context, 'draw'), scope: campaign.scope, also: null, campaignId: campaign.id, villageCode: village.id, seed,
      algorithm: DRAW_ALGORITHM, poolSize: pool.length, poolDigest: digestOf(keys), inspectorPool: inspectors.length,
      drawn: JSON.stringify(drawn), byName: context.actor.name, at: context.now,
    });
    const grown: Campaign = { ...campaign, ...stamp(context), targets: campaign.targets + tasks.length };
    const detail = { village: village.name, pool: pool.length, tasks: tasks.length, seed };
    return applied([put(campaignTable, grown), record, ...tasks], campaignTable, campaign, detail);
  },
});

export const closeCampaign = command({
  name: 'campaign.close',
  summary: 'Close a special or random inspection with its summary; open tasks go on.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ id: rowId, summary: noteText }),
  reads: ({ id }) => ({ campaign: one(campaignTable, id) }),
  writes: (_args, { campaign }) => scopeOf(campaign),
  decide: ({ summary }, { campaign }, context) => {
    if (campaign === undefined) return rejected('row.notFound', { table: 'campaign' });
    if (campaign.open === 0) return rejected('campaign.wrongState', { state: campaign.state });
    const closed: Campaign = { ...campaign, ...stamp(context), state: 'closed', open: 0, summary, closedAt: context.now };
    return applied([put(campaignTable, closed)], campaignTable, closed, {
      number: campaign.number, targets: campaign.targets, note: summary,
    });
  },
});
