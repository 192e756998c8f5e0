/** Whether an order runs or has ended. */
import { useT } from '../../i18n/useT.ts';
import { Chip } from '../../ui/chips.tsx';

export function OrderStateTag({ open }: { open: 0 | 1 }) {
  const t = useT();
  return (
    <Chip tone={open === 1 ? 'red' : 'grey'} mark>
      {t(open === 1 ? 'notices:order.running' : 'notices:order.ended')}
    </Chip>
  );
}
