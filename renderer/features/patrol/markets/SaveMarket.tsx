/** 市场建档: a new market, or changes of one. */
import { townOf } from '#domain/core/scope.ts';
import type { Market } from '#domain/schema/patrol.ts';
import { usePerform } from '../../../app/perform.tsx';
import type { Station } from '../../../app/session.ts';
import { useQuery } from '../../../bridge/hooks.ts';
import { useT } from '../../../i18n/useT.ts';
import { AskForm } from '../../desk/AskForm.tsx';
import type { AskField, AskValues } from '../../desk/AskForm.tsx';
import { choiceOf } from '../../desk/choice.ts';

interface SaveMarketProps {
  readonly station: Station;
  /** Undefined for a new one. */
  readonly market: Market | undefined;
  readonly onDone: () => void;
}

const STALLS_MAX = 10_000;

export function SaveMarket({ station, market, onDone }: SaveMarketProps) {
  const t = useT();
  const perform = usePerform();
  const { data: villages } = useQuery('territory.villages', { townCode: townOf(station.place) });
  const { data: sets } = useQuery('items.sets', {});
  if (villages === undefined || sets === undefined) return null;
  const forms = sets.filter(({ purpose }) => purpose === 'selfCheck');
  const fixed = market?.villageCode ?? (station.tier === 'village' ? station.place : undefined);
  const line = (name: string, label: string, max: number, initial = '', required = false): AskField => ({
    kind: 'line', name, label, max, initial, required,
  });
  const villageField: AskField = {
    kind: 'choice', name: 'villageCode', label: t('leads:detail.village'), required: true, choices: villages.map(choiceOf),
  };
  const fields: readonly AskField[] = [
    ...(fixed === undefined ? [villageField] : []),
    line('name', t('patrol:market.name'), 120, market?.name, true),
    line('operator', t('patrol:market.operator'), 120, market?.operator, true),
    line('manager', t('patrol:market.manager'), 60, market?.manager),
    {
      kind: 'number', name: 'stalls', label: t('patrol:market.stallsLabel'), required: true, min: 1, max: STALLS_MAX,
      ...(market === undefined ? {} : { initial: market.stalls }),
    },
    {
      kind: 'choice', name: 'cadence', label: t('patrol:market.cadenceLabel'), required: true, initial: market?.cadence ?? 'weekly',
      choices: (['daily', 'weekly'] as const).map((value) => ({ value, label: t(`patrol:market.cadence.${value}`) })),
    },
    {
      kind: 'choice', name: 'itemSet', label: t('patrol:market.form'), required: true, choices: forms.map(choiceOf),
      initial: market?.itemSet ?? forms.find(({ active }) => active === 1)?.id ?? '',
    },
    {
      kind: 'choice', name: 'active', label: t('patrol:market.state'), required: true, initial: market?.active === 0 ? 'no' : 'yes',
      choices: (['yes', 'no'] as const).map((value) => ({ value, label: t(`patrol:market.activeChoice.${value}`) })),
    },
  ];
  const save = ({ active, ...values }: AskValues): void => {
    onDone();
    const args = { ...values, ...(fixed === undefined ? {} : { villageCode: fixed }), active: active === 'yes' };
    const change = market === undefined ? args : { ...args, id: market.id };
    void perform([{ command: 'market.save', args: change }], { done: t('patrol:market.saved') });
  };
  return (
    <AskForm
      title={market === undefined ? t('patrol:market.add') : `${t('patrol:marketAction.save')} · ${market.name}`}
      width={720}
      twoColumns
      fields={fields}
      onSubmit={save}
      onCancel={onDone}
    />
  );
}
