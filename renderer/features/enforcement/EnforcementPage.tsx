/** 联合执法: the desk, or one action as a whole page: its plan being drawn up, or its on-site sheet. */
import { useAccount } from '../../app/session.ts';
import { openPage, useView } from '../../app/view.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { mayEver } from './actions.ts';
import { EnforcementDesk } from './EnforcementDesk.tsx';
import { PlanEditor } from './plan/PlanEditor.tsx';
import { OnSiteSheet } from './sheet/OnSiteSheet.tsx';

export function EnforcementPage() {
  const { role } = useAccount();
  const { id = '', view, lead } = useView((state) => state.params);
  const whole = view === 'sheet' || (view === 'plan' && mayEver('plan', role));
  const { data: detail } = useQuery('action.detail', { id: id === '' ? '-' : id }, { enabled: whole && id !== '', keep: false });
  const { data: found } = useQuery('lead.detail', { id: lead ?? '-' }, { enabled: view === 'plan' && lead !== undefined, keep: false });
  if (!whole || id === '' || detail === null) return <EnforcementDesk />;
  if (detail === undefined) return null;
  const leave = (): void => openPage('enforcement', { queue: 'all', id });
  if (view === 'sheet') return <OnSiteSheet key={id} detail={detail} onLeave={leave} />;
  if (detail.action === null) return <EnforcementDesk />;
  // The draft begins with the lead: it waits for it.
  if (lead !== undefined && found === undefined) return null;
  return <PlanEditor key={id} action={detail.action} lead={found?.lead} onLeave={leave} />;
}
