/** 督办: cards and what is called for, rectifications with their three lists, and the ladder of every unit. */
import { CardsDesk } from './CardsDesk.tsx';
import { RectificationsDesk } from './RectificationsDesk.tsx';
import { SuggestedDesk } from './SuggestedDesk.tsx';
import { UnitsPage } from './UnitsPage.tsx';
import { useSupervisionView } from './useViewNav.ts';

export function SupervisionPage() {
  const view = useSupervisionView();
  switch (view.queue) {
    case 'suggested':
      return <SuggestedDesk kept={view} />;
    case 'units':
      return <UnitsPage kept={view} />;
    default:
      return view.queue.startsWith('plans.') ? <RectificationsDesk kept={view} /> : <CardsDesk kept={view} />;
  }
}
