/** 通知: announcements with receipts, shift notes, the expert help line with what is kept of it, emergency orders. */
import { AnnouncementsDesk } from './AnnouncementsDesk.tsx';
import { KnowledgeDesk } from './KnowledgeDesk.tsx';
import { OrdersDesk } from './OrdersDesk.tsx';
import { QuestionsDesk } from './QuestionsDesk.tsx';
import { ShiftsDesk } from './ShiftsDesk.tsx';
import { useNoticeView } from './useNoticeNav.ts';

export function NoticesPage() {
  const view = useNoticeView();
  switch (view.queue.split('.')[0]) {
    case 'announcements':
      return <AnnouncementsDesk kept={view} />;
    case 'shifts':
      return <ShiftsDesk kept={view} />;
    case 'questions':
      return <QuestionsDesk kept={view} />;
    case 'orders':
      return <OrdersDesk kept={view} />;
    default:
      return <KnowledgeDesk kept={view} />;
  }
}
