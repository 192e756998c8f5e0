/** Leads villages handed up, oldest limit first; the leads desk hands them over to a department. */
import { Button } from 'antd';
import { useCalendar } from '../../app/calendar.tsx';
import { openPage } from '../../app/view.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { LimitChip } from '../../ui/chips.tsx';
import { EmptyState } from '../../ui/pieces.tsx';
import { Panel } from '../desk/Panel.tsx';
import places from '../places/places.module.css';

const SHOWN = 30;
const MINUTE_MS = 60_000;

export function HandedUpLeads({ place }: { place: string }) {
  const t = useT();
  const calendar = useCalendar();
  const now = useNow(MINUTE_MS);
  const { data } = useQuery('leads.list', { place, queue: 'handedUp', limit: SHOWN });
  const open = (id: string): void => openPage('leads', { queue: 'handedUp', id });
  const all = (
    <Button size="small" onClick={() => openPage('leads', { queue: 'handedUp' })}>
      {t('villages:handedUp.all', { count: data?.total ?? 0 })}
    </Button>
  );
  return (
    <Panel name="handedUp" title={t('villages:handedUp.title')} note={all}>
      {data?.rows.length === 0 && <EmptyState title={t('villages:handedUp.none')} hint={t('villages:handedUp.noneHint')} />}
      <ul className={places['items']} data-testid="handed-up-leads">
        {data?.rows.map((lead) => (
          <li key={lead.id} className={places['item']} data-lead={lead.id}>
            <LimitChip row={lead} calendar={calendar} now={now} />
            <button type="button" className={places['itemText']} onClick={() => open(lead.id)}>
              <b>{lead.subjectName === '' ? lead.address : lead.subjectName}</b>
              <small>
                {t(`trade:leadCategory.${lead.category}`)}
                {lead.state === 'returned' && ` · ${t('villages:handedUp.returned')}`} · {lead.address}
              </small>
            </button>
            <Button size="small" onClick={() => open(lead.id)}>
              {t('villages:handedUp.handOver')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
