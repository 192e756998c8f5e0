/** Leads that lie with the town, oldest limit first: those to triage and those to transfer; the lead desk does both. */
import { Button } from 'antd';
import type { Lead } from '#domain/schema/lead.ts';
import { useCalendar } from '../../app/calendar.tsx';
import { openPage } from '../../app/view.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { EmptyState } from '../../ui/pieces.tsx';
import { Panel } from '../desk/Panel.tsx';
import { LeadLimit, LeadMarks, WhereTag } from '../leads/marks.tsx';
import places from '../places/places.module.css';

const SHOWN = 30;
const MINUTE_MS = 60_000;

/** What comes next for a lead that lies with the town; undefined while the city or a joint action has it. */
function nextOf({ step }: Lead): { readonly queue: 'toTriage' | 'toTransfer'; readonly action: 'triage' | 'transfer' } | undefined {
  switch (step) {
    case 'triaged':
      return { queue: 'toTransfer', action: 'transfer' };
    case 'city':
    case 'joint':
      return undefined;
    default:
      return { queue: 'toTriage', action: 'triage' };
  }
}

export function HandedUpLeads({ place }: { place: string }) {
  const t = useT();
  const { data } = useQuery('leads.list', { place, queue: 'handedUp', limit: SHOWN });
  const all = (
    <Button size="small" onClick={() => openPage('leads', { queue: 'toTriage' })}>
      {t('villages:handedUp.all', { count: data?.total ?? 0 })}
    </Button>
  );
  return (
    <Panel name="handedUp" title={t('villages:handedUp.title')} note={all}>
      {data?.rows.length === 0 && <EmptyState title={t('villages:handedUp.none')} hint={t('villages:handedUp.noneHint')} />}
      <ul className={places['items']} data-testid="handed-up-leads">
        {data?.rows.map((lead) => (
          <HandedUp key={lead.id} lead={lead} />
        ))}
      </ul>
    </Panel>
  );
}

function HandedUp({ lead }: { lead: Lead }) {
  const t = useT();
  const calendar = useCalendar();
  const now = useNow(MINUTE_MS);
  const next = nextOf(lead);
  const open = (): void => openPage('leads', { queue: next?.queue ?? 'open', id: lead.id });
  return (
    <li className={places['item']} data-lead={lead.id}>
      {lead.limit === null ? <WhereTag lead={lead} /> : <LeadLimit lead={lead} calendar={calendar} now={now} />}
      <button type="button" className={places['itemText']} onClick={open}>
        <b>
          {lead.subjectName === '' ? lead.address : lead.subjectName} <LeadMarks lead={lead} />
        </b>
        <small>
          {t(`trade:leadCategory.${lead.category}`)}
          {lead.state === 'returned' && ` · ${t('trade:leadState.returned')}`} · {lead.address}
        </small>
      </button>
      {next !== undefined && (
        <Button size="small" onClick={open}>
          {t(`leads:action.${next.action}`)}
        </Button>
      )}
    </li>
  );
}
