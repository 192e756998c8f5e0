/** 督促年报: on every visit of an entity that has not filed its report, from March to June; 列异风险 afterwards. */
import { useState } from 'react';
import { Button } from 'antd';
import type { AnnualReport } from '#domain/schema/patrol.ts';
import { reportBadge } from '#domain/patrol/annual-report.ts';
import type { ReportBadge } from '#domain/patrol/annual-report.ts';
import { usePerform } from '../../app/perform.tsx';
import { useAccount } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { Chip } from '../../ui/chips.tsx';
import type { Tone } from '../../ui/tone.ts';
import styles from '../desk/text.module.css';
import { AskForm } from '../desk/AskForm.tsx';

export const BADGE_TONE: Readonly<Record<ReportBadge, Tone>> = { due: 'blue', amber: 'amber', risk: 'red' };
const ANSWERS = ['told', 'helped', 'reported', 'unreachable'] as const;

interface AnnualReportBadgeProps {
  readonly entityId: string;
  readonly entityName: string;
  readonly reports: readonly AnnualReport[];
  readonly now: number;
}

/** Nothing when every report is filed or none is due. */
export function AnnualReportBadge({ entityId, entityName, reports, now }: AnnualReportBadgeProps) {
  const t = useT();
  const { role } = useAccount();
  const perform = usePerform();
  const [asking, setAsking] = useState(false);
  const missing = reports.find((report) => reportBadge(report, now) !== undefined);
  const badge = reportBadge(missing, now);
  if (missing === undefined || badge === undefined) return null;
  const urge = (answer: unknown): void => {
    setAsking(false);
    void perform([{ command: 'annualreport.urge', args: { entityId, answer } }], { done: t('dispatch:report.done') });
  };
  return (
    <p className={styles['badgeLine']} data-badge={badge}>
      <Chip tone={BADGE_TONE[badge]} mark>
        {t(`trade:reportBadge.${badge}`)}
      </Chip>
      <span>
        {t('dispatch:report.year', { year: missing.year })}
        {missing.urges > 0 && ` · ${t('dispatch:report.urged', { count: missing.urges })}`}
      </span>
      {role === 'villageDispatcher' && (
        <Button size="small" onClick={() => setAsking(true)} data-action="urgeReport">
          {t('dispatch:report.urge')}
        </Button>
      )}
      {asking && (
        <AskForm
          title={`${t('dispatch:report.urge')} · ${entityName}`}
          fields={[
            {
              kind: 'choice',
              name: 'answer',
              label: t('dispatch:report.answer'),
              required: true,
              choices: ANSWERS.map((value) => ({ value, label: t(`trade:item.B1.${value}`) })),
            },
          ]}
          onSubmit={({ answer }) => urge(answer)}
          onCancel={() => setAsking(false)}
        />
      )}
    </p>
  );
}
