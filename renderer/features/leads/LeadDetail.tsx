/** The detail of a lead: next step, what waits for a decision, what was found, what was done, where, and its course so far. */
import { documentsOfLead } from '#documents/available.ts';
import type { LeadDetail as Detail } from '#protocol/bridge/queries.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { TaskStateTag } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import detailStyles from '../desk/detail.module.css';
import panelStyles from '../desk/panel.module.css';
import textStyles from '../desk/text.module.css';
import { ComplaintOfLead } from '../complaints/OfLead.tsx';
import { EntityHistory } from '../desk/EntityHistory.tsx';
import { MapPanel } from '../desk/MapPanel.tsx';
import { Fact, Facts, Panel } from '../desk/Panel.tsx';
import { Photos } from '../desk/Photos.tsx';
import { Phone } from '../desk/Phone.tsx';
import { RecordLink } from '../desk/RecordLink.tsx';
import { TimelinePanel } from '../desk/TimelinePanel.tsx';
import { LedgerOfLead } from '../ledger/LedgerOfLead.tsx';
import { DocumentButtons } from '../documents/DocumentButtons.tsx';
import { LeadCase } from '../duplicates/LeadCase.tsx';
import { LadderPanel } from '../supervision/LadderPanel.tsx';
import type { LeadActions } from './actions.ts';
import { Handling, TriageFindings } from './Handling.tsx';
import { LeadHead } from './LeadHead.tsx';
import { LeadRequests } from './LeadRequests.tsx';
import { LeadVisits } from './LeadVisits.tsx';
import styles from './leads.module.css';
import { WhereTag } from './marks.tsx';
import { RiskLine } from './RiskLine.tsx';
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
  const { lead, timeline, proposals, risks, visits, teams, evidence } = detail;
  return (
    <>
      <LeadHead detail={detail} possible={possible} now={now} actions={actions} onClose={onClose} />
      <div className={detailStyles['detailBody']}>
        <DocumentButtons documents={documentsOfLead(lead)} />
        {proposals.length > 0 && <LeadRequests proposals={proposals} />}
        {risks.length > 0 && (
          <Panel name="risks" title={t('leads:risk.title')}>
            {risks.map((risk) => (
              <RiskLine key={risk.id} risk={risk} now={now} />
            ))}
          </Panel>
        )}
        <Findings detail={detail} />
        <LeadCase leadId={lead.id} />
        <TriageFindings lead={lead} />
        <Handling detail={detail} />
        {visits.length > 0 && <LeadVisits visits={visits} teams={teams} evidence={evidence} />}
        <Photos evidence={evidence} subject="lead" subjectId={lead.id} open={lead.open} />
        <Related detail={detail} />
        <Origin detail={detail} />
        <LedgerOfLead lead={lead} />
        {lead.origin === 'complaint' && <ComplaintOfLead leadId={lead.id} />}
        <MapPanel villageCode={lead.villageCode} here={{ ...lead, name: lead.subjectName }} />
        {lead.entityId !== null && <EntityHistory entityId={lead.entityId} currentId={lead.id} />}
        <LadderPanel subject="lead" id={lead.id} />
        <TimelinePanel entries={timeline} />
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

/** Other leads of the address or the business, newest first. */
function Related({ detail: { related } }: { detail: Detail }) {
  const t = useT();
  const format = useFormat();
  if (related.length === 0) return null;
  return (
    <Panel name="related" title={t('leads:detail.related')} note={t('desk:history.count', { count: related.length })}>
      {related.map((lead) => (
        <div key={lead.id} className={`${panelStyles['historyRow']} ${styles['related']}`} data-related={lead.id}>
          <RecordLink page="leads" id={lead.id} text={lead.subjectName} />
          <WhereTag lead={lead} />
          <span>{format.date(lead.reportedAt)}</span>
        </div>
      ))}
    </Panel>
  );
}

function Origin({ detail: { task, entity } }: { detail: Detail }) {
  const t = useT();
  if (task === null && entity === null) return null;
  return (
    <Panel name="origin" title={t('leads:detail.origin')}>
      {entity !== null && (
        <p>
          <RecordLink page="entities" id={entity.id} text={entity.name} /> <span className={textStyles['faint']}>{entity.creditCode}</span>
        </p>
      )}
      {task !== null && (
        <p className={panelStyles['historyRow']}>
          <RecordLink page="dispatch" id={task.id} text={task.number} />
          <TaskStateTag state={task.state} />
        </p>
      )}
    </Panel>
  );
}
