/** 三张清单: problems, who answers for them and what is done by when, side by side, one line a problem; each struck off by itself. */
import { useState } from 'react';
import { Button } from 'antd';
import { PlusOutlined } from '@ant-design/icons';
import { documentsOfRectification } from '#documents/available.ts';
import type { RectificationDetail, RectificationRow } from '#protocol/bridge/queries.ts';
import { useAccount } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { DetailHead } from '../desk/DetailHead.tsx';
import { DueChip } from '../desk/DueChip.tsx';
import { TimelinePanel } from '../desk/TimelinePanel.tsx';
import { useUnitText } from '../desk/useUnitText.ts';
import { DocumentButtons } from '../documents/DocumentButtons.tsx';
import { LadderPanel } from './LadderPanel.tsx';
import { ProblemDialogs } from './ProblemDialogs.tsx';
import type { PlanAsk } from './ProblemDialogs.tsx';
import { ProblemLine } from './ProblemLine.tsx';
import { mayAddProblem } from './rules.ts';
import styles from './supervision.module.css';

interface RectificationSheetProps {
  readonly detail: RectificationDetail;
  readonly now: number;
  readonly onClose: () => void;
}

export function RectificationSheet({ detail: { plan, problems, timeline }, now, onClose }: RectificationSheetProps) {
  const t = useT();
  const account = useAccount();
  const [asking, setAsking] = useState<PlanAsk>();
  return (
    <>
      <PlanHead plan={plan} now={now} onClose={onClose} />
      <div className={styles['sheet']}>
        <DocumentButtons documents={documentsOfRectification(plan)} />
        <div className={styles['lists']}>
          <table>
            <thead>
              <tr>
                <th scope="col" className={styles['listNumber']}>{t('supervision:list.number')}</th>
                <th scope="col">{t('supervision:list.problems')}</th>
                <th scope="col" className={styles['listWho']}>{t('supervision:list.responsible')}</th>
                <th scope="col">{t('supervision:list.tasks')}</th>
                <th scope="col" className={styles['listState']}>{t('supervision:list.state')}</th>
              </tr>
            </thead>
            <tbody>
              {problems.map((problem, index) => (
                <ProblemLine key={problem.id} number={index + 1} problem={problem} plan={plan} now={now} onAsk={setAsking} />
              ))}
            </tbody>
          </table>
          {mayAddProblem(plan, account) && (
            <Button size="small" icon={<PlusOutlined />} onClick={() => setAsking({ action: 'addProblem', plan })} data-action="addProblem">
              {t('supervision:problem.addProblem')}
            </Button>
          )}
        </div>
        <div className={styles['beside']}>
          <LadderPanel subject="rectification" id={plan.id} />
          <TimelinePanel entries={timeline} />
        </div>
      </div>
      {asking !== undefined && <ProblemDialogs ask={asking} onClose={() => setAsking(undefined)} />}
    </>
  );
}

function PlanHead({ plan, now, onClose }: { plan: RectificationRow; now: number; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const unitText = useUnitText();
  return (
    <DetailHead
      title={plan.title}
      aside={plan.open === 1 ? <DueChip dueAt={plan.dueAt} now={now} /> : <Chip tone="green">{t('supervision:plan.closed')}</Chip>}
      marks={
        <>
          <span>{plan.number}</span>
          <span>{unitText(plan.unitWords)}</span>
          <span>{t(`trade:rectificationSource.${plan.source}`)}</span>
          <span>{t('supervision:plan.issued', { who: plan.issuedByName, day: format.date(plan.issuedAt) })}</span>
          <span>{t('supervision:plan.due', { day: format.date(plan.dueAt) })}</span>
          <span>{t('supervision:plan.problems', { done: plan.struckOff + plan.longTerm, count: plan.problems })}</span>
          <span>{t('supervision:plan.tasks', { done: plan.finished, count: plan.tasks })}</span>
        </>
      }
      pending={plan.pending}
      onClose={onClose}
    />
  );
}
