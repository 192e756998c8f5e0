/** 从线索选取: the leads of the town by filter, in a list and on the map; what is chosen in one is chosen in the other. */
import { useMemo, useRef, useState } from 'react';
import type { InputRef } from 'antd';
import { LEAD_CATEGORIES } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { useQuery } from '../../../bridge/hooks.ts';
import { useT } from '../../../i18n/useT.ts';
import { LeadStateTag } from '../../../ui/chips.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { LoadingBar } from '../../../ui/pieces.tsx';
import { choiceOf } from '../../desk/choice.ts';
import filtersStyles from '../../desk/filters.module.css';
import listStyles from '../../desk/list.module.css';
import textStyles from '../../desk/text.module.css';
import { FilterSearch } from '../../desk/FilterSearch.tsx';
import { FilterSelect } from '../../desk/FilterSelect.tsx';
import { RowBox } from '../../desk/RowBox.tsx';
import styles from '../enforcement.module.css';
import { TargetMap } from './TargetMap.tsx';

/** As many as a query answers at once; more are found by narrowing the filter. */
const LEADS_MAX = 1000;
const QUEUES = ['handedUp', 'open', 'all'] as const;
type PickQueue = (typeof QUEUES)[number];
const NO_LEADS: readonly Lead[] = [];

interface LeadPickerProps {
  readonly townCode: string;
  /** Leads that are targets already. */
  readonly taken: ReadonlySet<string>;
  /** How many more targets the plan takes. */
  readonly room: number;
  readonly onDone: (leads: readonly Lead[]) => void;
  readonly onCancel: () => void;
}

export function LeadPicker({ townCode, taken, room, onDone, onCancel }: LeadPickerProps) {
  const t = useT();
  const searchRef = useRef<InputRef>(null);
  const [filter, setFilter] = useState<{ queue: PickQueue; village: string; category: string; search: string }>({
    queue: 'open', village: '', category: '', search: '',
  });
  const [chosen, setChosen] = useState<ReadonlyMap<string, Lead>>(new Map());
  const { data: villages = [] } = useQuery('territory.villages', { townCode });
  const { data, loading } = useQuery('leads.list', {
    place: filter.village === '' ? townCode : filter.village,
    queue: filter.queue,
    category: filter.category,
    search: filter.search,
    limit: LEADS_MAX,
  });
  const rows = data?.rows;
  // A lead in another joint action is that one's.
  const leads = useMemo(() => rows?.filter((lead) => !taken.has(lead.id) && lead.step !== 'joint') ?? NO_LEADS, [rows, taken]);
  const set = (picked: readonly Lead[], on: boolean): void =>
    setChosen((before) => {
      const next = new Map(before);
      for (const lead of picked) {
        if (on) next.set(lead.id, lead);
        else next.delete(lead.id);
      }
      return next;
    });
  const change = (changes: Partial<typeof filter>): void => setFilter((before) => ({ ...before, ...changes }));
  return (
    <Dialog
      title={t('enforcement:plan.fromLeads')}
      width={1180}
      okText={t('enforcement:pick.add', { count: chosen.size })}
      disabled={chosen.size === 0 || chosen.size > room}
      onOk={() => onDone([...chosen.values()])}
      onCancel={onCancel}
    >
      <div className={filtersStyles['filters']} role="search">
        <FilterSearch inputRef={searchRef} value={filter.search} onChange={(search) => change({ search })} />
        <FilterSelect
          name="queue"
          label={t('enforcement:pick.queue')}
          value={filter.queue}
          choices={QUEUES.map((value) => ({ value, label: t(`leads:queue.${value}`) }))}
          onChange={(queue) => change({ queue: queue === '' ? 'open' : (queue as PickQueue) })}
        />
        <FilterSelect
          name="village"
          label={t('leads:detail.village')}
          value={filter.village}
          choices={villages.map(choiceOf)}
          onChange={(village) => change({ village })}
        />
        <FilterSelect
          name="category"
          label={t('leads:filter.category')}
          value={filter.category}
          choices={LEAD_CATEGORIES.map((value) => ({ value, label: t(`trade:leadCategory.${value}`) }))}
          onChange={(category) => change({ category })}
        />
        <span className={listStyles['space']} />
        {chosen.size > room && <span className={textStyles['red']}>{t('enforcement:pick.tooMany', { count: room })}</span>}
        <span className={listStyles['count']}>{t('enforcement:pick.found', { count: leads.length, chosen: chosen.size })}</span>
      </div>
      <LoadingBar on={loading} />
      <div className={styles['pick']}>
        <div className={styles['pickList']}>
          {leads.map((lead) => (
            <PickRow key={lead.id} lead={lead} on={chosen.has(lead.id)} onToggle={() => set([lead], !chosen.has(lead.id))} />
          ))}
          {leads.length === 0 && !loading && <p className={styles['none']}>{t('leads:empty.filtered')}</p>}
        </div>
        <TargetMap townCode={townCode} villageCode={filter.village} villages={villages} leads={leads} chosen={chosen} onSet={set} />
      </div>
    </Dialog>
  );
}

function PickRow({ lead, on, onToggle }: { lead: Lead; on: boolean; onToggle: () => void }) {
  const t = useT();
  return (
    <div className={styles['pickRow']} data-on={on} data-lead={lead.id} onClick={onToggle}>
      <RowBox name={lead.subjectName} on={on} onToggle={onToggle} />
      <span className={styles['who']}>
        <b>{lead.subjectName}</b>
        <small>{lead.address}</small>
      </span>
      <span className={styles['pickSide']}>
        <LeadStateTag state={lead.state} />
        <small>{t(`trade:leadCategory.${lead.category}`)}</small>
      </span>
    </div>
  );
}
