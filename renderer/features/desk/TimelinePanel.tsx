/** 经过: the last panel of most details. */
import type { TimelineEntry } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { Timeline } from '../../ui/timeline.tsx';
import { Panel } from './Panel.tsx';

export function TimelinePanel({ entries }: { entries: readonly TimelineEntry[] }) {
  const t = useT();
  return (
    <Panel name="timeline" title={t('desk:detail.timeline')}>
      <Timeline entries={entries} />
    </Panel>
  );
}
