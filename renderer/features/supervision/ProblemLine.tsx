/** One line of the three lists: the problem, who answers for it, its tasks, how it stands and what can be done. */
import { Button } from 'antd';
import { CheckOutlined } from '@ant-design/icons';
import type { ProblemWithTasks, RectificationRow } from '#protocol/bridge/queries.ts';
import type { RectificationTask } from '#domain/schema/supervision.ts';
import { useAccount } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { useFormat } from '../../ui/format.ts';
import textStyles from '../desk/text.module.css';
import { PendingMark } from '../desk/PendingMark.tsx';
import { DueChip } from '../desk/DueChip.tsx';
import type { PlanAsk } from './ProblemDialogs.tsx';
import { mayFinish, problemActionsOf } from './rules.ts';
import type { ProblemAction } from './rules.ts';
import { ProblemStateTag } from './rungs.tsx';
import styles from './supervision.module.css';

interface ProblemLineProps {
  readonly number: number;
  readonly problem: ProblemWithTasks;
  readonly plan: RectificationRow;
  readonly now: number;
  readonly onAsk: (ask: PlanAsk) => void;
}

export function ProblemLine({ number, problem, plan, now, onAsk }: ProblemLineProps) {
  const t = useT();
  const format = useFormat();
  const account = useAccount();
  const { primary, others } = problemActionsOf(problem, plan, account);
  const possible: readonly ProblemAction[] = primary === undefined ? others : [primary, ...others];
  return (
    <tr data-problem={problem.id} data-state={problem.state}>
      <td className={styles['listNumber']}>{number}</td>
      <td>
        <b>{problem.category}</b>
        <PendingMark on={problem.pending} />
        <p>{problem.fact}</p>
        {problem.evidence !== '' && <p className={textStyles['faint']}>{t('supervision:list.evidence', { text: problem.evidence })}</p>}
      </td>
      <td>
        <Responsible problem={problem} />
      </td>
      <td>
        {problem.tasks.length === 0 && <span className={textStyles['faint']}>{t('supervision:list.noTask')}</span>}
        {problem.tasks.map((task) => (
          <TaskLine
            key={task.id}
            task={task}
            now={now}
            onFinish={mayFinish(task, problem, plan, account) ? () => onAsk({ action: 'finishTask', plan, problem, task }) : undefined}
          />
        ))}
        {problem.institution !== '' && (
          <p className={textStyles['faint']}>{t('supervision:list.institution', { text: problem.institution })}</p>
        )}
      </td>
      <td>
        <ProblemStateTag state={problem.state} />
        {problem.struckOffAt !== null && (
          <p className={textStyles['faint']}>
            {format.date(problem.struckOffAt)} · {problem.struckOffByName}
          </p>
        )}
        {problem.lookBacks > 0 && <p className={textStyles['faint']}>{t('supervision:list.lookBacks', { count: problem.lookBacks })}</p>}
        {problem.verdict !== '' && <p className={textStyles['faint']}>{problem.verdict}</p>}
        <div className={styles['lineActions']}>
          {possible.map((action) => (
            <Button
              key={action}
              size="small"
              type={action === primary ? 'primary' : 'default'}
              onClick={() => onAsk({ action, plan, problem })}
              data-action={action}
            >
              {t(`supervision:problem.${action}`)}
            </Button>
          ))}
        </div>
      </td>
    </tr>
  );
}

function Responsible({ problem: { leader, unitName, person } }: Pick<ProblemLineProps, 'problem'>) {
  const t = useT();
  if (leader === '') return <span className={textStyles['faint']}>{t('supervision:list.nobody')}</span>;
  return (
    <dl className={styles['responsible']}>
      <dt>{t('supervision:list.leader')}</dt>
      <dd>{leader}</dd>
      <dt>{t('supervision:list.unit')}</dt>
      <dd>{unitName}</dd>
      <dt>{t('supervision:list.person')}</dt>
      <dd>{person}</dd>
    </dl>
  );
}

interface TaskLineProps {
  readonly task: RectificationTask;
  readonly now: number;
  readonly onFinish: (() => void) | undefined;
}

function TaskLine({ task, now, onFinish }: TaskLineProps) {
  const t = useT();
  const format = useFormat();
  return (
    <div className={styles['taskLine']} data-task={task.id} data-finished={task.finishedAt !== null}>
      <div>
        {task.measure}
        {task.milestone !== '' && <span className={textStyles['faint']}> · {task.milestone}</span>}
        {task.finishedAt !== null && (
          <p className={textStyles['faint']}>
            {t('supervision:list.finished', { day: format.date(task.finishedAt), who: task.finishedByName ?? '', result: task.result })}
          </p>
        )}
      </div>
      {task.finishedAt === null ? <DueChip dueAt={task.dueAt} now={now} /> : <CheckOutlined className={styles['finished']} />}
      {onFinish !== undefined && (
        <Button size="small" onClick={onFinish} data-action="finishTask">
          {t('supervision:problem.finishTask')}
        </Button>
      )}
    </div>
  );
}
