/** The parts of the patrol page offer what their commands accept, to the roles that may issue them. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/core/actor.ts';
import { commandNamed } from '#domain/registry.ts';
import { entityTable } from '#domain/schema/entity.ts';
import { campaignTable, marketTable } from '#domain/schema/patrol.ts';
import type { Campaign } from '#domain/schema/patrol.ts';
import type { FollowUp } from '#domain/schema/items.ts';
import { followUpTable } from '#domain/schema/items.ts';
import { inVillages } from '#renderer/features/patrol/classes/orders.ts';
import { CAMPAIGN_RULES, campaignActionsOf } from '#renderer/features/patrol/campaigns/rules.ts';
import type { CampaignAction } from '#renderer/features/patrol/campaigns/rules.ts';
import { FOLLOW_UP_RULES, followUpActionsOf } from '#renderer/features/patrol/followUps/rules.ts';
import { MARKET_RULES, marketActionsOf } from '#renderer/features/patrol/markets/rules.ts';
import { partsOf } from '#renderer/features/patrol/parts.ts';
import { marketOperator, PEOPLE } from '../../domain/people.ts';
import { city, dispatcher, market, TOWN, town, VILLAGE, world } from '../../domain/task/world.ts';
import type { World } from '../../domain/task/world.ts';
import { entity } from '../../replica/query-city.ts';

const viewerOf = ({ accountId, role, grants, memberId }: Actor) => ({ id: accountId, role, place: '', grants: [...grants], memberId });
const isOffered = ({ primary, others }: { primary: string | undefined; others: readonly string[] }, action: string) =>
  primary === action || others.includes(action);
/** Grid members have phones and no desk. */
const desks = (command: string) => commandNamed(command)?.roles.filter((role) => role !== 'gridMember').toSorted();

it.each([...Object.values(CAMPAIGN_RULES), ...Object.values(FOLLOW_UP_RULES), ...Object.values(MARKET_RULES)])(
  '$command is offered to the roles that may issue it',
  ({ command, roles }) => {
    expect(roles.toSorted()).toEqual(desks(command));
  },
);

describe('an inspection', () => {
  let w: World;
  const ARGS: Readonly<Record<CampaignAction, object>> = {
    addTargets: { villageCode: VILLAGE }, draw: { villageCode: VILLAGE, seed: '2026-11-23', count: 1 }, close: {},
  };
  beforeEach(() => {
    w = world();
    w.put(entityTable, entity('shop', VILLAGE));
  });

  const states: readonly Partial<Campaign>[] = [{}, { state: 'closed', open: 0 }, { endsAt: 1 }];
  const kinds = ['special', 'random'] as const;
  const cases = kinds.flatMap((kind) => states.flatMap((changes) => [town, city].flatMap((by) => (['addTargets', 'draw', 'close'] as const)
    .map((action) => [action, kind, by.role, changes, by] as const))));

  it.each(cases)('%s of a %s one by %s exactly when the command applies: %o', (action, kind, _role, changes, by) => {
    const order = { place: TOWN, kind, title: '检查', filter: {}, startsOn: '2026-11-23', endsOn: '2026-12-23' };
    w.must('campaign.open', order, town);
    const [opened] = w.all(campaignTable);
    if (opened === undefined) throw new Error('nothing was ordered');
    const campaign = { ...opened, ...changes };
    w.put(campaignTable, campaign);
    const outcome = w.refusal(CAMPAIGN_RULES[action].command, { id: campaign.id, ...ARGS[action] }, by);
    expect(outcome === 'applied', outcome).toBe(isOffered(campaignActionsOf(campaign, viewerOf(by), w.now), action));
  });
});

describe('a follow-up', () => {
  const row = (changes: Partial<FollowUp>): FollowUp => ({
    id: 'f', scope: VILLAGE, also: `dept:${TOWN}:market`, taskId: 't', entityId: 'e', entityName: '店', address: '路',
    townCode: TOWN, villageCode: VILLAGE, department: 'market', permits: '食品经营许可', found: '',
    sentAt: 1, amberAt: 2, dueAt: 3, calendarKnown: 1, open: 1, receivedAt: null, receivedByName: null,
    result: null, document: '', note: '', answeredAt: null, answeredByName: null, onTime: 0, ...changes,
  });

  it.each([
    [{}],
    [{ receivedAt: 1 }],
    [{ receivedAt: 1, answeredAt: 1, result: 'applying' }],
    [{ receivedAt: 1, answeredAt: 1, open: 0 }],
  ] as const)(
    'is received once and answered while it is open: %o',
    (changes) => {
      for (const action of ['receive', 'answer'] as const) {
        const w = world();
        const followUp = row(changes);
        w.put(followUpTable, followUp);
        const args = action === 'answer' ? { id: 'f', result: 'held' } : { id: 'f' };
        const outcome = w.refusal(FOLLOW_UP_RULES[action].command, args, market);
        expect(outcome === 'applied', `${action} ${outcome}`).toBe(isOffered(followUpActionsOf(followUp, viewerOf(market), w.now), action));
      }
    },
  );
});

it('a market is checked by its operator or its village, and changed by village and town', () => {
  const w = world();
  w.must('market.save', { villageCode: VILLAGE, name: '市场', operator: '公司', stalls: 9, cadence: 'daily' }, dispatcher);
  const [saved] = w.all(marketTable);
  if (saved === undefined) throw new Error('nothing was saved');
  const offered = (by: Actor) => {
    const { primary, others } = marketActionsOf(saved, viewerOf(by), w.now);
    return [primary, ...others];
  };
  expect(offered(dispatcher)).toEqual(['selfCheck', 'sample', 'save']);
  expect(offered(town)).toEqual(['save']);
  expect(offered(marketOperator)).toEqual(['selfCheck']);
  expect(offered(city)).toEqual([undefined]);
});

it('a department finds its follow-ups only, and whoever has no desk finds nothing', () => {
  expect(partsOf('deptOfficer')).toEqual(['followUps']);
  expect(partsOf('villageDispatcher')).not.toContain('campaigns');
  for (const role of ['gridMember', 'intake', 'administrator'] as const) expect(partsOf(PEOPLE[role].role)).toEqual([]);
});

it('many entities become one command for each village and two hundred of its entities', () => {
  const rows = [...Array.from({ length: 450 }, (_, n) => ({ id: `a${n}`, villageCode: 'a' })), { id: 'b', villageCode: 'b' }];
  const commands = inVillages('patrol.plan', rows);
  expect(commands.map(({ args }) => [args['villageCode'], (args['entityIds'] as string[]).length])).toEqual([
    ['a', 200], ['a', 200], ['a', 50], ['b', 1],
  ]);
});
