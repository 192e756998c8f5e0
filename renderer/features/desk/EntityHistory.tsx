/** 一户一档, in short: registrations, checks and leads of the same business, newest first. */
import type { ReactNode } from 'react';
import type { EntityDetail } from '#protocol/bridge/queries.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { LeadStateTag, TaskStateTag } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import panelStyles from './panel.module.css';
import textStyles from './text.module.css';
import { Panel } from './Panel.tsx';
import { RecordLink } from './RecordLink.tsx';

interface HistoryLine {
  readonly id: string;
  readonly at: number;
  /** What kind of record it is, in words. */
  readonly what: string;
  /** Its number, as a link where there is a page for it. */
  readonly subject: ReactNode;
  readonly state: ReactNode;
}

/** `currentId` is the task or lead on screen, which is no history of itself. */
export function EntityHistory({ entityId, currentId }: { entityId: string; currentId: string }) {
  const t = useT();
  const format = useFormat();
  const { data: entity } = useQuery('entity.detail', { id: entityId }, { keep: false });
  const lines = useHistoryLines(entity ?? undefined).filter(({ id }) => id !== currentId);
  return (
    <Panel
      name="history"
      title={t('desk:history.title')}
      note={entity === undefined ? undefined : t('desk:history.count', { count: lines.length })}
    >
      {lines.length === 0 && entity !== undefined && <p className={textStyles['faint']}>{t('desk:history.none')}</p>}
      {lines.map((line) => (
        <div key={line.id} className={panelStyles['historyRow']}>
          <span className={textStyles['faint']}>{line.what}</span>
          {line.subject}
          {line.state}
          <span>{format.date(line.at)}</span>
        </div>
      ))}
    </Panel>
  );
}

function useHistoryLines(detail: EntityDetail | undefined): readonly HistoryLine[] {
  const t = useT();
  if (detail === undefined) return [];
  const lines: HistoryLine[] = [
    ...detail.registrations.map(({ id, receivedAt, kind }) => ({
      id,
      at: receivedAt,
      what: t('desk:history.registration'),
      subject: t(`trade:cause.${kind}`),
      state: null,
    })),
    ...detail.tasks.map((task) => ({
      id: task.id,
      at: task.pushedAt,
      what: t('desk:history.task'),
      subject: <RecordLink page="dispatch" id={task.id} text={task.number} />,
      state: <TaskStateTag state={task.state} />,
    })),
    ...detail.leads.map((lead) => ({
      id: lead.id,
      at: lead.reportedAt,
      what: t('desk:history.lead'),
      subject: <RecordLink page="leads" id={lead.id} text={lead.number} />,
      state: <LeadStateTag state={lead.state} />,
    })),
  ];
  return lines.sort((a, b) => b.at - a.at);
}
