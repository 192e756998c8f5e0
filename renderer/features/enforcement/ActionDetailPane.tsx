/** The detail of a joint action: its plan, departments, targets, documents and course so far. */
import type { ActionDetail } from '#protocol/bridge/queries.ts';
import { documentsOfAction } from '#documents/available.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import detailStyles from '../desk/detail.module.css';
import { Fact, Facts, Panel } from '../desk/Panel.tsx';
import { RecordLink } from '../desk/RecordLink.tsx';
import { TimelinePanel } from '../desk/TimelinePanel.tsx';
import { DocumentButtons } from '../documents/DocumentButtons.tsx';
import { LadderPanel } from '../supervision/LadderPanel.tsx';
import { ActionHead } from './ActionHead.tsx';
import type { EnforcementActions } from './actions.ts';
import styles from './enforcement.module.css';
import { planOf } from './plan-seen.ts';
import type { EnforcementRunner } from './useEnforcementActions.ts';
import { useUnitName } from './useUnitName.ts';

interface ActionDetailPaneProps {
  readonly detail: ActionDetail;
  readonly possible: EnforcementActions;
  readonly actions: EnforcementRunner;
  readonly now: number;
  readonly onClose: (() => void) | undefined;
}

export function ActionDetailPane({ detail, possible, actions, now, onClose }: ActionDetailPaneProps) {
  const t = useT();
  const { action } = detail;
  const documents = action === null ? [] : documentsOfAction(action);
  return (
    <>
      <ActionHead detail={detail} possible={possible} actions={actions} now={now} onClose={onClose} />
      <div className={detailStyles['detailBody']}>
        {documents.length > 0 && (
          <Panel name="documents" title={t('documents:title')}>
            <DocumentButtons documents={documents} />
          </Panel>
        )}
        <Plan detail={detail} />
        <Departments detail={detail} />
        <Targets detail={detail} />
        {action !== null && <LadderPanel subject="action" id={action.id} />}
        <TimelinePanel entries={detail.timeline} />
      </div>
    </>
  );
}

function Plan({ detail }: { detail: ActionDetail }) {
  const t = useT();
  const format = useFormat();
  const unitName = useUnitName();
  const { action } = detail;
  const { leader, place, startsAt, endsAt, vehicles, riskPlan, legalBasis } = planOf(detail);
  return (
    <Panel name="plan" title={t('enforcement:detail.plan')}>
      <Facts>
        {action !== null && (
          <>
            <Fact label={t('enforcement:detail.applicant')}>{`${unitName(action.applicantUnit)} ${action.appliedByName}`}</Fact>
            <Fact label={t('enforcement:detail.appliedAt')}>{format.dateTime(action.appliedAt)}</Fact>
            <Fact whole label={t('enforcement:detail.application')}>
              <span className={styles['lines']}>{action.application}</span>
            </Fact>
          </>
        )}
        <Fact label={t('enforcement:plan.leader')}>{leader}</Fact>
        <Fact label={t('enforcement:plan.place')}>{place}</Fact>
        <Fact whole label={t('enforcement:plan.time')}>
          {startsAt !== null && endsAt !== null && `${format.dateTime(startsAt)} – ${format.dateTime(endsAt)}`}
        </Fact>
        <Fact whole label={t('enforcement:plan.vehicles')}>
          {vehicles}
        </Fact>
        <Fact whole label={t('enforcement:plan.legalBasis')}>
          {legalBasis !== '' && <span className={styles['lines']}>{legalBasis}</span>}
        </Fact>
        <Fact whole label={t('enforcement:plan.riskPlan')}>
          {riskPlan !== '' && <span className={styles['lines']}>{riskPlan}</span>}
        </Fact>
        <Fact label={t('enforcement:detail.planner')}>{action?.plannedByName}</Fact>
        <Fact label={t('enforcement:detail.approver')}>{action?.approvedByName}</Fact>
        <Fact whole label={t('enforcement:form.summary')}>
          {action !== null && action.summary !== '' && <span className={styles['lines']}>{action.summary}</span>}
        </Fact>
      </Facts>
    </Panel>
  );
}

function Departments({ detail }: { detail: ActionDetail }) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const { units } = planOf(detail);
  if (units.length === 0) return null;
  return (
    <Panel name="departments" title={t('enforcement:plan.units')} note={t('enforcement:detail.departments', { count: units.length })}>
      {units.map(({ department, liaison, phone, notice }) => (
        <div key={department} className={styles['unit']}>
          <b>{words.value('department', department)}</b>
          <span>
            {liaison} {phone}
          </span>
          {notice === undefined ? null : notice.checkedInAt !== null ? (
            <Chip tone="green" mark>
              {t('enforcement:unit.present', { people: notice.people, time: format.shortClock(notice.checkedInAt) })}
            </Chip>
          ) : notice.receivedAt !== null ? (
            <Chip tone="blue">{t('enforcement:unit.received')}</Chip>
          ) : (
            <Chip tone="amber" mark>
              {t('enforcement:unit.waiting')}
            </Chip>
          )}
        </div>
      ))}
    </Panel>
  );
}

function Targets({ detail }: { detail: ActionDetail }) {
  const t = useT();
  const words = useWords();
  const { sheet, leads } = detail;
  if (sheet.length === 0) return null;
  const numberOf = new Map(leads.map(({ id, number }) => [id, number]));
  return (
    <Panel name="targets" title={t('enforcement:plan.targets')} note={t('enforcement:detail.targets', { count: sheet.length })}>
      {sheet.map(({ targetKey, leadId, subjectName, address, results }, index) => {
        const number = leadId === null ? undefined : numberOf.get(leadId);
        const found = results.filter(({ result }) => result !== null);
        return (
          <div key={targetKey} className={styles['target']}>
            <span className={styles['index']}>{index + 1}</span>
            <span className={styles['who']}>
              <b>{subjectName}</b>
              <small>{address}</small>
              {leadId !== null && number !== undefined && <RecordLink page="leads" id={leadId} text={number} />}
            </span>
            <span className={styles['found']}>{found.map(({ result }) => words.value('targetResult', result)).join(' · ')}</span>
          </div>
        );
      })}
    </Panel>
  );
}
