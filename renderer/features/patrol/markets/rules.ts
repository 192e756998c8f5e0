/** What can be done with a market: the commands' own rules (domain/patrol/market.ts); a test compares both. */
import type { Market } from '#domain/schema/patrol.ts';
import type { Possible, RecordRule, Viewer } from '../../desk/recordRules.ts';
import { possibleOf } from '../../desk/recordRules.ts';

export type MarketAction = 'selfCheck' | 'sample' | 'save';

const always = (): boolean => true;

export const MARKET_RULES: Readonly<Record<MarketAction, RecordRule<Market>>> = {
  selfCheck: { command: 'market.selfCheck', roles: ['villageDispatcher', 'marketOperator'], when: always },
  sample: { command: 'market.sample', roles: ['villageDispatcher'], when: always },
  save: { command: 'market.save', roles: ['villageDispatcher', 'townStaff'], when: always },
};

export const marketActionsOf = (market: Market, viewer: Viewer, now: number): Possible<MarketAction> =>
  possibleOf(MARKET_RULES, ['selfCheck', 'save'], market, viewer, now);
