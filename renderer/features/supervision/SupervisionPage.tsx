/** 督办: cards and what is called for, rectifications with their three lists, and the ladder of every unit. */
import type { Supervised } from '#domain/schema/supervision.ts';
import { setParams, useView } from '../../app/view.ts';
import { useQuery } from '../../bridge/hooks.ts';
import type { DeskView } from '../desk/useDeskView.ts';
import { CardsDesk } from './CardsDesk.tsx';
import { IssueCard } from './IssueCard.tsx';
import type { SupervisionView } from './queues.ts';
import { RectificationsDesk } from './RectificationsDesk.tsx';
import { SuggestedDesk } from './SuggestedDesk.tsx';
import { UnitsPage } from './UnitsPage.tsx';
import { useSupervisionView } from './useViewNav.ts';

export function SupervisionPage() {
  const view = useSupervisionView();
  const lead = useView((state) => state.params['lead']);
  const task = useView((state) => state.params['task']);
  return (
    <>
      <CurrentView view={view} />
      {lead !== undefined && <IssueFromLink subject="lead" id={lead} />}
      {task !== undefined && <IssueFromLink subject="task" id={task} />}
    </>
  );
}

function CurrentView({ view }: { view: DeskView<SupervisionView> }) {
  switch (view.queue) {
    case 'suggested':
      return <SuggestedDesk kept={view} />;
    case 'units':
      return <UnitsPage kept={view} />;
    default:
      return view.queue.startsWith('plans.') ? <RectificationsDesk kept={view} /> : <CardsDesk kept={view} />;
  }
}

/** A case that another page asks to supervise. */
function IssueFromLink({ subject, id }: { subject: Supervised; id: string }) {
  const { data: ladder } = useQuery('supervision.ladder', { subject, id }, { keep: false });
  const leave = (): void => setParams({ [subject]: '' });
  return ladder === undefined || ladder === null ? null : <IssueCard ladder={ladder} onDone={leave} onCancel={leave} />;
}
