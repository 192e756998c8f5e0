/** What an operator does to duplicates, each with its way back. */
import { useMemo } from 'react';
import { operationOfCommand } from '#domain/case/common.ts';
import type { CaseField } from '#domain/schema/duplicates.ts';
import type { Likeness } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../app/perform.tsx';
import type { CommandInput } from '../../bridge/issue.ts';
import { useT } from '../../i18n/useT.ts';

type Pair = readonly [string, string];

/** Which member's value the case shows, by field. */
export type Picks = ReadonlyMap<CaseField, string>;

export interface Decide {
  /** Resolves to whether it was saved. */
  readonly merge: (pairs: readonly Pair[], likeness: Pick<Likeness, 'sameIncident' | 'weightsVersion'>, picks: Picks) => Promise<boolean>;
  readonly split: (pair: Pair, sameShop: 'yes' | 'unknown') => Promise<boolean>;
  readonly pick: (field: CaseField, leadId: string, from: string) => Promise<boolean>;
  readonly retract: (operations: readonly string[]) => Promise<boolean>;
}

const retraction = (operation: string): CommandInput => ({ command: 'case.retract', args: { operation } });
const undoOf = (ids: readonly string[]): CommandInput[] => ids.map((id) => retraction(operationOfCommand(id)));
const picked = (field: CaseField, leadId: string, from: string): CommandInput => ({
  command: 'case.pick', args: { leadId, field, source: { leadId: from } },
});

export function useDecide(): Decide {
  const perform = usePerform();
  const t = useT();
  return useMemo(() => ({
    merge: async (pairs, { sameIncident, weightsVersion }, picks) => {
      const leads = new Set(pairs.flat());
      const merge = { command: 'case.merge', args: { pairs, score: sameIncident, weightsVersion } };
      const chosen = [...picks].map(([field, from]) => picked(field, from, from));
      return (await perform([merge, ...chosen], { done: t('duplicates:done.merge', { count: leads.size }), undoOf })) > 0;
    },
    split: async (pair, sameShop) => {
      const done = t(sameShop === 'yes' ? 'duplicates:done.related' : 'duplicates:done.split');
      return (await perform([{ command: 'case.split', args: { pairs: [pair], sameShop } }], { done, undoOf })) > 0;
    },
    pick: async (field, leadId, from) => {
      const done = t('duplicates:done.pick', { field: t(`duplicates:field.${field}`) });
      return (await perform([picked(field, leadId, from)], { done, undoOf })) > 0;
    },
    retract: async (operations) => (await perform(operations.map(retraction), { done: t('duplicates:done.retract') })) > 0,
  }), [perform, t]);
}
