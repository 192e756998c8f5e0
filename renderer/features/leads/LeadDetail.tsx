/** The detail of a lead: next step, what was found, whose hands it is in, where, and its course so far. */
import type { LeadDetail as Detail } from '#protocol/bridge/queries.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { TaskStateTag } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { Timeline } from '../../ui/timeline.tsx';
import styles from '../desk.module.css';
import { EntityHistory } from '../desk/EntityHistory.tsx';
import { MapPanel } from '../desk/MapPanel.tsx';
import { Fact, Facts, Panel } from '../desk/Panel.tsx';
import { Phone } from '../desk/Phone.tsx';
import { RecordLink } from '../desk/RecordLink.tsx';
import type { LeadActions } from './actions.ts';
import { LeadHead } from './LeadHead.tsx';
import type { LeadActionRunner } from './useLeadActions.ts';

interface LeadDetailProps {
  readonly detail: Detail;
  readonly possible: LeadActions;
  readonly now: number;
  readonly actions: LeadActionRunner;
  readonly onClose: (() => void) | undefined;
}

export function LeadDetail({ detail, possible, now, actions, onClose }: LeadDetailProps) {
  const t = useT();
  const { lead, task, entity, timeline } = detail;
  return (
    <>
      <LeadHead lead={lead} possible={possible} now={now} actions={actions} onClose={onClose} />
      <div className={styles['detailBody']}>
        <Findings detail={detail} />
        <Handling detail={detail} />
        {(task !== null || entity !== null) && (
          <Panel name="origin" title={t('leads:detail.origin')}>
            {entity !== null && (
              <p>
                {entity.name} <span className={styles['faint']}>{entity.creditCode}</span>
              </p>
            )}
            {task !== null && (
              <p className={styles['historyRow']}>
                <RecordLink page="dispatch" id={task.id} text={task.number} />
                <TaskStateTag state={task.state} />
              </p>
            )}
          </Panel>
        )}
        <MapPanel villageCode={lead.villageCode} here={{ ...lead, name: lead.subjectName }} />
        {lead.entityId !== null && <EntityHistory entityId={lead.entityId} currentId={lead.id} />}
        <Panel name="timeline" title={t('desk:detail.timeline')}>
          <Timeline entries={timeline} />
        </Panel>
      </div>
    </>
  );
}

function Findings({ detail: { lead } }: { detail: Detail }) {
  const t = useT();
  const format = useFormat();
  const { data: villages } = useQuery('territory.villages', { townCode: lead.townCode });
  const { data: grids } = useQuery('territory.grids', { villageCode: lead.villageCode });
  return (
    <Panel name="findings" title={t('leads:detail.facts')}>
      <Facts>
        <Fact whole label={t('leads:detail.address')}>
          {lead.address}
        </Fact>
        <Fact whole label={t('leads:detail.description')}>
          {lead.description}
        </Fact>
        <Fact label={t('leads:detail.village')}>{villages?.find(({ id }) => id === lead.villageCode)?.name}</Fact>
        <Fact label={t('leads:detail.grid')}>{grids?.find(({ id }) => id === lead.gridId)?.name}</Fact>
        <Fact label={t('leads:detail.industry')}>{lead.industry}</Fact>
        <Fact label={t('leads:detail.phone')}>
          {lead.phone !== '' && (
            <Phone key={lead.id} masked={lead.phone} call={{ name: 'lead.reveal', args: { leadId: lead.id }, field: 'phone' }} />
          )}
        </Fact>
        <Fact label={t('leads:detail.reporter')}>{lead.reporterName}</Fact>
        <Fact label={t('leads:detail.occurredAt')}>{format.dateTime(lead.occurredAt)}</Fact>
        <Fact label={t('leads:detail.reportedAt')}>{format.dateTime(lead.reportedAt)}</Fact>
      </Facts>
    </Panel>
  );
}

function Handling({ detail: { lead } }: { detail: Detail }) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const nothing = lead.handlerName === null && lead.department === null && lead.handUpReason === null && lead.result === null;
  if (nothing && lead.urgedAt === null) return null;
  return (
    <Panel name="handling" title={t('leads:detail.handling')}>
      <Facts>
        <Fact label={t('leads:detail.handler')}>{lead.handlerName}</Fact>
        <Fact label={t('leads:detail.department')}>
          {lead.department === null ? null : words.value('department', lead.department)}
        </Fact>
        <Fact label={t('leads:detail.handUpReason')}>
          {lead.handUpReason === null ? null : words.value('reason', lead.handUpReason)}
        </Fact>
        <Fact label={t('leads:detail.result')}>{lead.result === null ? null : t(`trade:leadResult.${lead.result}`)}</Fact>
        <Fact label={t('leads:detail.closedAt')}>{lead.closedAt === null ? null : format.dateTime(lead.closedAt)}</Fact>
        <Fact label={t('leads:detail.urgedAt')}>{lead.urgedAt === null ? null : format.dateTime(lead.urgedAt)}</Fact>
      </Facts>
    </Panel>
  );
}
