/** 线索台: what was found, in the queues of whoever sits here, and the risk leads that went directly to a department. */
import type { LeadQueue } from '#protocol/bridge/queries.ts';
import { useAccount } from '../../app/session.ts';
import type { DeskView } from '../desk/useDeskView.ts';
import { useDeskView } from '../desk/useDeskView.ts';
import { LeadBoard } from './LeadBoard.tsx';
import { leadQueuesOf } from './queues.ts';
import type { DeskQueue } from './queues.ts';
import { RiskBoard } from './RiskBoard.tsx';

export function LeadsDesk() {
  const { role } = useAccount();
  const queues = leadQueuesOf(role).flatMap((each) => each.queues);
  const view = useDeskView<DeskQueue>('leads', queues, 'open');
  return view.queue === 'risks' ? <RiskBoard view={view} queues={queues} /> : <LeadBoard view={ofLeads(view)} queues={queues} />;
}

/** A queue of leads, not of risk transfers. */
export interface LeadView extends Omit<DeskView<DeskQueue>, 'queue'> {
  readonly queue: LeadQueue;
}

const ofLeads = (view: DeskView<DeskQueue>): LeadView => ({ ...view, queue: view.queue === 'risks' ? 'open' : view.queue });
