/** 登记无证无照: what was found, typed in or taken over from a lead. */
import { townOf } from '#domain/core/scope.ts';
import { LEDGER_SOURCES } from '#domain/schema/ledger.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { usePerform } from '../../app/perform.tsx';
import type { Station } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import type { Translate } from '../../i18n/useT.ts';
import { AskForm } from '../desk/AskForm.tsx';
import type { AskField } from '../desk/AskForm.tsx';
import { choiceOf } from '../desk/choice.ts';
import { KIND_OF, SOURCE_OF } from './kinds.ts';
import { LEDGER_KINDS } from './LedgerFilters.tsx';

interface EnterEntryProps {
  readonly station: Station;
  /** The lead it is taken over from. */
  readonly leadId: string | undefined;
  readonly onDone: () => void;
}

export function EnterEntry({ station, leadId, onDone }: EnterEntryProps) {
  const t = useT();
  const perform = usePerform();
  const { data: found } = useQuery('lead.detail', { id: leadId ?? '-' }, { enabled: leadId !== undefined, keep: false });
  const lead = found?.lead;
  const townCode = station.place.length >= 9 ? townOf(station.place) : '';
  const { data: villages } = useQuery('territory.villages', { townCode }, { enabled: townCode !== '' });
  // The form takes its first values once: they must be there.
  if (villages === undefined || (leadId !== undefined && found === undefined)) return null;
  const own = station.tier === 'village' ? station.place : (lead?.villageCode ?? villages[0]?.id ?? '');
  const enter = (values: Readonly<Record<string, unknown>>): void => {
    onDone();
    const args = { villageCode: own, ...values, leadId: lead?.id ?? null, entityId: lead?.entityId ?? null };
    void perform([{ command: 'ledger.enter', args }], { done: t('ledger:enter.done') });
  };
  return (
    <AskForm
      title={lead === undefined ? t('ledger:enter.title') : t('ledger:enter.fromLead', { number: lead.number })}
      width={760}
      twoColumns
      fields={[
        ...(station.tier === 'village' ? [] : [villageField(villages.map(choiceOf), own, t)]),
        ...fieldsOf(lead, t),
      ]}
      onSubmit={enter}
      onCancel={onDone}
    />
  );
}

function villageField(choices: readonly { readonly value: string; readonly label: string }[], initial: string, t: Translate): AskField {
  return { kind: 'choice', name: 'villageCode', label: t('leads:detail.village'), required: true, choices, initial };
}

const named = <V extends string>(values: readonly V[], label: (value: V) => string) =>
  values.map((value) => ({ value, label: label(value) }));

function fieldsOf(lead: Lead | undefined, t: Translate): readonly AskField[] {
  const line = (name: string, label: string, max: number, initial = '', required = false): AskField => ({
    kind: 'line', name, label, max, initial, required,
  });
  const source = lead === undefined ? 'patrol' : (SOURCE_OF[lead.origin] ?? 'patrol');
  const kind = lead === undefined ? undefined : KIND_OF[lead.category];
  return [
    line('subjectName', t('ledger:field.subjectName'), 200, lead?.subjectName, true),
    line('address', t('dispatch:detail.address'), 300, lead?.address, true),
    {
      kind: 'choice', name: 'kind', label: t('ledger:filter.kind'), required: true,
      choices: named(LEDGER_KINDS, (value) => t(`trade:ledgerKind.${value}`)), ...(kind === undefined ? {} : { initial: kind }),
    },
    {
      kind: 'choice', name: 'source', label: t('ledger:filter.source'), required: true, initial: source,
      choices: named(LEDGER_SOURCES, (value) => t(`trade:ledgerSource.${value}`)),
    },
    line('operator', t('ledger:field.operator'), 60),
    line('phone', t('ledger:field.phone'), 20),
    line('industry', t('ledger:field.industry'), 80, lead?.industry),
    line('permit', t('ledger:field.permit'), 120),
    { kind: 'day', name: 'openedOn', label: t('ledger:field.openedOn') },
    { kind: 'number', name: 'areaM2', label: t('ledger:field.areaM2'), min: 0, max: 1_000_000 },
    { kind: 'number', name: 'people', label: t('ledger:field.people'), min: 0, max: 100_000 },
    { kind: 'text', name: 'businessScope', label: t('ledger:field.businessScope'), max: 1000 },
  ];
}
