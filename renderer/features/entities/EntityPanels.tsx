/** The smaller panels of the entity file: notices, entries of the ledger, annual reports. Nothing where there is none. */
import type { LedgerEntry } from '#domain/schema/ledger.ts';
import type { AnnualReport } from '#domain/schema/patrol.ts';
import type { Task } from '#domain/schema/task.ts';
import { useT } from '../../i18n/useT.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import panelStyles from '../desk/panel.module.css';
import textStyles from '../desk/text.module.css';
import visitStyles from '../desk/visit.module.css';
import { Panel } from '../desk/Panel.tsx';
import { RecordLink } from '../desk/RecordLink.tsx';

/** 责令改正告知书 with what became of each. */
export function Notices({ tasks }: { tasks: readonly Task[] }) {
  const t = useT();
  const format = useFormat();
  const served = tasks.filter(({ noticeNumber }) => noticeNumber !== null);
  if (served.length === 0) return null;
  return (
    <Panel name="notices" title={t('entities:notices')}>
      {served.map((task) => (
        <article key={task.id} className={visitStyles['visit']}>
          <header>
            <b>{task.noticeNumber}</b>
            {task.noticeReceipt !== null && (
              <Chip tone="grey">
                {t(`trade:noticeReceipt.${task.noticeReceipt}`)} {task.noticeSignedBy}
              </Chip>
            )}
            <RecordLink page="dispatch" id={task.id} text={task.number} />
            {task.noticeAt !== null && <time>{format.date(task.noticeAt)}</time>}
          </header>
          <p>{task.noticeFacts}</p>
        </article>
      ))}
    </Panel>
  );
}

export function LedgerEntries({ entries }: { entries: readonly LedgerEntry[] }) {
  const t = useT();
  const format = useFormat();
  if (entries.length === 0) return null;
  return (
    <Panel name="ledger" title={t('shell:page.ledger')}>
      {entries.map((entry) => (
        <div key={entry.id} className={panelStyles['historyRow']}>
          <RecordLink page="ledger" id={entry.id} text={entry.number} />
          <Chip tone={entry.open === 1 ? 'amber' : 'green'}>{t(`trade:ledgerState.${entry.state}`)}</Chip>
          <span>{format.date(entry.foundAt)}</span>
        </div>
      ))}
    </Panel>
  );
}

export function AnnualReports({ reports }: { reports: readonly AnnualReport[] }) {
  const t = useT();
  const format = useFormat();
  if (reports.length === 0) return null;
  return (
    <Panel name="reports" title={t('entities:reports')}>
      {reports.map((report) => (
        <div key={report.id} className={panelStyles['historyRow']}>
          <b>{report.year}</b>
          <Chip tone={report.state === 'reported' ? 'green' : 'amber'}>{t(`entities:reportState.${report.state}`)}</Chip>
          {report.urges > 0 && <span className={textStyles['faint']}>{t('dispatch:report.urged', { count: report.urges })}</span>}
          <span>{format.date(report.reportedAt ?? report.listedAt)}</span>
        </div>
      ))}
    </Panel>
  );
}
