/** The detail of a task: next step, recommended members, registration, visits, lead, map, history, timeline. */
import { documentsOfTask } from '#documents/available.ts';
import type { Role } from '#domain/core/actor.ts';
import type { Recommendation, TaskDetail as Detail } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { LeadStateTag } from '../../ui/chips.tsx';
import { EmptyState } from '../../ui/pieces.tsx';
import detailStyles from '../desk/detail.module.css';
import listStyles from '../desk/list.module.css';
import { EntityHistory } from '../desk/EntityHistory.tsx';
import { MapPanel } from '../desk/MapPanel.tsx';
import { Panel } from '../desk/Panel.tsx';
import { Photos } from '../desk/Photos.tsx';
import { RecordLink } from '../desk/RecordLink.tsx';
import { Inspections } from '../desk/Inspections.tsx';
import { TimelinePanel } from '../desk/TimelinePanel.tsx';
import { DocumentButtons } from '../documents/DocumentButtons.tsx';
import { LadderPanel } from '../supervision/LadderPanel.tsx';
import { AnnualReportBadge } from './AnnualReportBadge.tsx';
import { Permits } from './Permits.tsx';
import { PartsLegend, Person } from './Recommended.tsx';
import { Registration } from './Registration.tsx';
import { TaskHead } from './TaskHead.tsx';
import { TaskRequests } from './TaskRequests.tsx';
import type { TaskActionRunner } from './useTaskActions.ts';

interface TaskDetailProps {
  readonly detail: Detail;
  readonly role: Role;
  readonly now: number;
  /** Undefined where the task cannot be assigned now, or the answer is on its way. */
  readonly recommended: readonly Recommendation[] | undefined;
  readonly assignable: boolean;
  readonly actions: TaskActionRunner;
  readonly onPrint: () => void;
  readonly onClose: (() => void) | undefined;
}

export function TaskDetail({ detail, role, now, recommended, assignable, actions, onPrint, onClose }: TaskDetailProps) {
  const t = useT();
  const { task, entity, inspections, evidence, lead, proposals, permits, followUps, reports, timeline } = detail;
  return (
    <>
      <TaskHead task={task} role={role} now={now} best={recommended?.[0]} actions={actions} onPrint={onPrint} onClose={onClose} />
      <div className={detailStyles['detailBody']}>
        <AnnualReportBadge key={task.entityId} entityId={task.entityId} entityName={task.entityName} reports={reports} now={now} />
        {proposals.length > 0 && <TaskRequests proposals={proposals} />}
        {assignable && (
          <Panel name="recommended" title={t('dispatch:recommend.title')} note={t('dispatch:recommend.parts')}>
            <RecommendedMembers recommended={recommended} onPick={(candidate) => actions.assignTo(task, candidate.member)} />
          </Panel>
        )}
        <Registration detail={detail} />
        {entity !== null && <Permits permits={permits} followUps={followUps} />}
        {inspections.length > 0 && <Inspections inspections={inspections} evidence={evidence} />}
        {task.noticeNumber !== null && (
          <Panel name="documents" title={t('documents:title')}>
            <DocumentButtons documents={documentsOfTask(task)} />
          </Panel>
        )}
        <Photos evidence={evidence} subject="task" subjectId={task.id} open={task.open} />
        {lead !== null && (
          <Panel name="lead" title={t('dispatch:detail.lead')}>
            <RecordLink page="leads" id={lead.id} text={`${lead.number} · ${t(`trade:leadCategory.${lead.category}`)}`} />{' '}
            <LeadStateTag state={lead.state} />
          </Panel>
        )}
        <MapPanel villageCode={task.villageCode} here={{ ...task, name: task.entityName }} />
        <EntityHistory entityId={task.entityId} currentId={task.id} />
        <LadderPanel subject="task" id={task.id} />
        <TimelinePanel entries={timeline} />
      </div>
    </>
  );
}

interface RecommendedMembersProps {
  readonly recommended: readonly Recommendation[] | undefined;
  readonly onPick: (candidate: Recommendation) => void;
}

function RecommendedMembers({ recommended, onPick }: RecommendedMembersProps) {
  const t = useT();
  if (recommended === undefined) return <div className={listStyles['skeleton']} />;
  if (recommended.length === 0)
    return <EmptyState title={t('dispatch:recommend.none')} hint={t('dispatch:recommend.noneHint')} />;
  return (
    <>
      {recommended.map((candidate, index) => (
        <Person
          key={candidate.member.id}
          rank={index + 1}
          candidate={candidate}
          on={index === 0}
          onPick={() => onPick(candidate)}
        />
      ))}
      <PartsLegend />
    </>
  );
}

/** Nothing is chosen, or what was chosen left the area. */
export function NoTask({ gone }: { gone: boolean }) {
  const t = useT();
  return gone ? (
    <EmptyState title={t('desk:detail.gone')} />
  ) : (
    <EmptyState title={t('dispatch:detail.none')} hint={t('dispatch:detail.noneHint')} />
  );
}
