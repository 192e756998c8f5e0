/** An inspection: what was ordered, its progress by village, the records of its draws, its tasks, its course. */
import type { CampaignDetail as Detail } from '#protocol/bridge/queries.ts';
import type { TargetFilter } from '#domain/patrol/campaign.ts';
import { useT } from '../../../i18n/useT.ts';
import { useNow } from '../../../system.ts';
import { TaskStateTag } from '../../../ui/chips.tsx';
import { useFormat } from '../../../ui/format.ts';
import detailStyles from '../../desk/detail.module.css';
import panelStyles from '../../desk/panel.module.css';
import rowStyles from '../../desk/row.module.css';
import textStyles from '../../desk/text.module.css';
import { DetailHead } from '../../desk/DetailHead.tsx';
import { Fact, Facts, Panel } from '../../desk/Panel.tsx';
import { RecordActions } from '../../desk/RecordActions.tsx';
import { RecordLink } from '../../desk/RecordLink.tsx';
import { TimelinePanel } from '../../desk/TimelinePanel.tsx';
import type { Possible } from '../../desk/recordRules.ts';
import styles from '../patrol.module.css';
import { Progress } from '../Progress.tsx';
import { CampaignStateTag } from './CampaignLine.tsx';
import { DrawRecord } from './DrawRecord.tsx';
import type { CampaignAction } from './rules.ts';

interface CampaignDetailProps {
  readonly detail: Detail;
  readonly possible: Possible<CampaignAction>;
  readonly onStart: (action: CampaignAction) => void;
  readonly onClose: (() => void) | undefined;
}

const MINUTE_MS = 60_000;

export function CampaignDetail({ detail, possible, onStart, onClose }: CampaignDetailProps) {
  const t = useT();
  const now = useNow(MINUTE_MS);
  const { campaign, villages, draws, tasks, inspectors, timeline } = detail;
  return (
    <>
      <DetailHead
        title={campaign.title}
        aside={<CampaignStateTag campaign={campaign} now={now} />}
        marks={
          <>
            <span>{campaign.number}</span>
            <span>{t(`trade:campaignKind.${campaign.kind}`)}</span>
            <span>{campaign.openedByName}</span>
          </>
        }
        pending={campaign.pending}
        onClose={onClose}
      >
        <RecordActions possible={possible} labelOf={(action) => t(`patrol:campaignAction.${action}`)} danger="close" onStart={onStart} />
      </DetailHead>
      <div className={detailStyles['detailBody']}>
        <Order detail={detail} />
        {villages.length > 0 && <ByVillage detail={detail} />}
        {draws.map((draw) => (
          <DrawRecord
            key={draw.id}
            draw={draw}
            villageName={villages.find(({ villageCode }) => villageCode === draw.villageCode)?.villageName ?? draw.villageCode}
            tasks={tasks}
            inspectors={inspectors}
          />
        ))}
        {tasks.length > 0 && (
          <Panel name="tasks" title={t('patrol:campaign.tasks')} note={t('ui:list.total', { count: campaign.targets })}>
            {tasks.map((task) => (
              <div key={task.id} className={panelStyles['historyRow']}>
                <RecordLink page="dispatch" id={task.id} text={task.number} />
                <span className={rowStyles['name']}>{task.entityName}</span>
                <TaskStateTag state={task.state} />
                <span>{task.assigneeName ?? t('desk:row.unassigned')}</span>
              </div>
            ))}
          </Panel>
        )}
        <TimelinePanel entries={timeline} />
      </div>
    </>
  );
}

function Order({ detail: { campaign, members } }: { detail: Detail }) {
  const t = useT();
  const format = useFormat();
  const filter = JSON.parse(campaign.filter) as TargetFilter;
  const registered = filter.registeredFrom !== '' || filter.registeredTo !== '';
  return (
    <Panel name="order" title={t('patrol:campaign.order')}>
      <Facts>
        <Fact whole label={t('patrol:form.period')}>
          {t('patrol:campaign.period', { from: format.date(campaign.startsAt), to: format.date(campaign.endsAt) })}
        </Fact>
        <Fact whole label={t('patrol:form.words')}>
          {filter.words.length === 0 ? t('patrol:form.anyWord') : format.list(filter.words)}
        </Fact>
        <Fact whole label={t('patrol:form.kinds')}>
          {format.list(filter.kinds)}
        </Fact>
        <Fact whole label={t('patrol:form.registered')}>
          {registered && t('patrol:campaign.period', { from: filter.registeredFrom, to: filter.registeredTo })}
        </Fact>
        <Fact whole label={t('patrol:form.members')}>
          {members.length === 0 ? t('patrol:form.anyMember') : format.list(members.map(({ name }) => name))}
        </Fact>
        <Fact whole label={t('patrol:form.summary')}>
          {campaign.summary}
        </Fact>
      </Facts>
    </Panel>
  );
}

function ByVillage({ detail: { villages } }: { detail: Detail }) {
  const t = useT();
  const format = useFormat();
  return (
    <Panel name="villages" title={t('patrol:campaign.byVillage')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th>{t('leads:detail.village')}</th>
            <th>{t('patrol:campaign.doneOf')}</th>
            <th className={styles['figure']}>{t('patrol:campaign.found')}</th>
            <th className={styles['figure']}>{t('trade:light.red')}</th>
          </tr>
        </thead>
        <tbody>
          {villages.map(({ villageCode, villageName, targets, done, problems, overdue }) => {
            const progress = t('patrol:campaign.progress', { done: format.count(done), all: format.count(targets) });
            return (
              <tr key={villageCode}>
                <td>{villageName}</td>
                <td>
                  {progress}
                  <Progress done={done} all={targets} label={progress} />
                </td>
                <td className={styles['figure']}>{format.count(problems)}</td>
                <td className={`${styles['figure']} ${overdue > 0 ? textStyles['red'] : ''}`}>{format.count(overdue)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}
