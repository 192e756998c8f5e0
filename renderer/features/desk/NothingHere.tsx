/** What stands in place of rows that are not here. Before everything has arrived that does not mean that there are none. */
import type { ReactNode } from 'react';
import { useStatus } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../ui/pieces.tsx';

export function NothingHere({ children }: { children: ReactNode }) {
  const t = useT();
  const { holds } = useStatus();
  if (holds === 'everything') return children;
  return <EmptyState title={t(`desk:${holds === 'openWork' ? 'openWorkHere' : 'notHere'}.title`)} hint={t('desk:notHere.hint')} />;
}
