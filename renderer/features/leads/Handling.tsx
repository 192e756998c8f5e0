/** Whose hands a lead is in and what came of it, and what the town's triage said about it. */
import type { Lead } from '#domain/schema/lead.ts';
import type { LeadDetail } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { Fact, Facts, Panel } from '../desk/Panel.tsx';
import styles from './leads.module.css';

export function Handling({ detail: { lead, teams } }: { detail: LeadDetail }) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const facts = [lead.handlerName, lead.department, lead.handUpReason, lead.result, lead.teamId, lead.urgedAt, lead.overdueSince];
  if (facts.every((fact) => fact === null)) return null;
  const optional = (field: string, value: string | null) => (value === null ? null : words.value(field, value));
  return (
    <Panel name="handling" title={t('leads:detail.handling')}>
      <Facts>
        <Fact label={t('leads:detail.handler')}>{lead.handlerName}</Fact>
        <Fact label={t('leads:detail.team')}>{teams.find(({ id }) => id === lead.teamId)?.name}</Fact>
        <Fact label={t('leads:detail.department')}>{optional('department', lead.department)}</Fact>
        <Fact label={t('leads:detail.handUpReason')}>{optional('reason', lead.handUpReason)}</Fact>
        <Fact label={t('leads:detail.result')}>{lead.result === null ? null : t(`trade:leadResult.${lead.result}`)}</Fact>
        <Fact label={t('leads:detail.revisit')}>
          {lead.revisit === null ? null : `${words.value('revisit', lead.revisit)} · ${lead.revisitBy ?? ''}`}
        </Fact>
        <Fact label={t('leads:detail.closedAt')}>{lead.closedAt === null ? null : format.dateTime(lead.closedAt)}</Fact>
        <Fact label={t('leads:detail.urgedAt')}>{lead.urgedAt === null ? null : format.dateTime(lead.urgedAt)}</Fact>
        <Fact whole label={t('leads:detail.overdueLabel')}>
          {lead.overdueSince === null ? null : t('leads:detail.overdues', { count: lead.overdues, day: format.date(lead.overdueSince) })}
        </Fact>
      </Facts>
    </Panel>
  );
}

/** Nothing before the first triage. */
export function TriageFindings({ lead }: { lead: Lead }) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  if (lead.hazard === null) return null;
  const clauses = lead.majorClauses === '' ? [] : lead.majorClauses.split(',');
  return (
    <Panel name="triage" title={t('leads:detail.triage')}>
      <Facts>
        <Fact label={t('leads:detail.departments')}>
          {format.list(lead.departments.split(',').map((department) => words.value('department', department)))}
        </Fact>
        <Fact label={t('leads:detail.hazard')}>{t(`trade:hazard.${lead.hazard}`)}</Fact>
        <Fact label={t('leads:detail.score')}>{String(lead.majorScore)}</Fact>
        <Fact whole label={t('leads:detail.clauses')}>
          {clauses.length > 0 && (
            <span className={styles['clauses']}>
              {clauses.map((clause) => (
                <Chip key={clause} tone="amber">
                  {words.value('clause', clause)}
                </Chip>
              ))}
            </span>
          )}
        </Fact>
      </Facts>
    </Panel>
  );
}
