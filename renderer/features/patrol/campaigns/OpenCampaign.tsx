/** 部署检查: kind, title, whom it is about, by whom and when; a town sees at once how many entities the filter catches. */
import { useState } from 'react';
import { dayNumber, dayText } from '#domain/calendar/calendar.ts';
import type { QueryArgs } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../../app/perform.tsx';
import type { Station } from '../../../app/session.ts';
import { useQuery } from '../../../bridge/hooks.ts';
import { useT } from '../../../i18n/useT.ts';
import { useNow } from '../../../system.ts';
import { useFormat } from '../../../ui/format.ts';
import styles from '../../desk/text.module.css';
import { AskForm } from '../../desk/AskForm.tsx';
import type { AskField, AskValues } from '../../desk/AskForm.tsx';

type Filter = Omit<QueryArgs<'campaign.preview'>, 'place'>;

const MINUTE_MS = 60_000;
/** A month, the usual period. */
const USUAL_DAYS = 30;
const MEMBERS_SHOWN = 1000;
const KINDS = ['个体工商户', '有限责任公司', '股份有限公司', '农民专业合作社'] as const;

function filterOf(values: AskValues): Filter {
  return {
    words: values['words'] as string[], kinds: values['kinds'] as string[],
    registeredFrom: String(values['registeredFrom'] ?? ''), registeredTo: String(values['registeredTo'] ?? ''),
  };
}

export function OpenCampaign({ station, onDone }: { station: Station; onDone: () => void }) {
  const t = useT();
  const perform = usePerform();
  const today = dayNumber(useNow(MINUTE_MS));
  const [filter, setFilter] = useState<Filter>({});
  const inTown = station.tier === 'town';
  const { data: members } = useQuery('members.list', { place: station.place, status: 'onDuty', limit: MEMBERS_SHOWN }, { enabled: inTown });
  const submit = (values: AskValues): void => {
    onDone();
    const { kind, title, startsOn, endsOn, memberIds = [] } = values;
    const args = { place: station.place, kind, title, startsOn, endsOn, memberIds, filter: filterOf(values) };
    void perform([{ command: 'campaign.open', args }], { done: t('patrol:campaign.opened') });
  };
  const choices = members?.rows.map(({ member, villageName }) => ({ value: member.id, label: `${member.name} · ${villageName}` })) ?? [];
  const membersField: AskField = {
    kind: 'choices', name: 'memberIds', label: t('patrol:form.members'), choices, hint: t('patrol:form.membersHint'),
  };
  const fields: readonly AskField[] = [
    {
      kind: 'choice', name: 'kind', label: t('patrol:form.kind'), required: true, initial: 'special',
      choices: (['special', 'random'] as const).map((value) => ({ value, label: t(`trade:campaignKind.${value}`) })),
    },
    { kind: 'line', name: 'title', label: t('patrol:form.title'), required: true, max: 120 },
    { kind: 'day', name: 'startsOn', label: t('patrol:form.startsOn'), required: true, initial: dayText(today) },
    {
      kind: 'day', name: 'endsOn', label: t('patrol:form.endsOn'), required: true,
      from: dayText(today), initial: dayText(today + USUAL_DAYS),
    },
    { kind: 'words', name: 'words', label: t('patrol:form.words'), max: 50, hint: t('patrol:form.wordsHint') },
    { kind: 'choices', name: 'kinds', label: t('patrol:form.kinds'), choices: KINDS.map((kind) => ({ value: kind, label: kind })) },
    { kind: 'day', name: 'registeredFrom', label: t('patrol:form.registeredFrom') },
    { kind: 'day', name: 'registeredTo', label: t('patrol:form.registeredTo') },
    ...(inTown ? [membersField] : []),
  ];
  return (
    <AskForm
      title={t('patrol:campaign.open')}
      width={760}
      twoColumns
      fields={fields}
      onChange={(values) => setFilter(filterOf(values))}
      onSubmit={submit}
      onCancel={onDone}
    >
      {inTown && <Preview place={station.place} filter={filter} />}
    </AskForm>
  );
}

/** How many entities of the town the filter catches now. */
function Preview({ place, filter }: { place: string; filter: Filter }) {
  const t = useT();
  const format = useFormat();
  const { data: villages } = useQuery('campaign.preview', { place, ...filter });
  if (villages === undefined) return null;
  const entities = villages.reduce((sum, village) => sum + village.entities, 0);
  const count = villages.filter((village) => village.entities > 0).length;
  return (
    <p className={styles['hint']} data-testid="preview" data-entities={entities}>
      {t('patrol:form.preview', { count, value: format.count(entities) })}
    </p>
  );
}
