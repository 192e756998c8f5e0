/** Head of the detail: what it is, how much time is left, and what can be done, the next step first. */
import { Button } from 'antd';
import { CloseOutlined, PrinterOutlined } from '@ant-design/icons';
import type { Role } from '#domain/core/actor.ts';
import type { Task } from '#domain/schema/task.ts';
import { listingSuggested } from '#domain/task/call.ts';
import type { Pending, Recommendation } from '#protocol/bridge/queries.ts';
import { useCalendar } from '../../app/calendar.tsx';
import { useT } from '../../i18n/useT.ts';
import { Chip, Kbd, TaskStateTag } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import detailStyles from '../desk/detail.module.css';
import { PendingMark } from '../desk/PendingMark.tsx';
import { LimitBar, OpenLimit } from '../desk/LimitBar.tsx';
import { MoreActions } from '../desk/MoreActions.tsx';
import { PresenceLine } from '../desk/PresenceLine.tsx';
import { RecordLink } from '../desk/RecordLink.tsx';
import type { TaskAction } from './actions.ts';
import { actionsOf, actionText } from './actions.ts';
import type { TaskActionRunner } from './useTaskActions.ts';

interface TaskHeadProps {
  readonly task: Pending<Task>;
  readonly role: Role;
  readonly now: number;
  /** The best recommendation; undefined while it is asked for, or when nobody can take the task. */
  readonly best: Recommendation | undefined;
  readonly actions: TaskActionRunner;
  readonly onPrint: () => void;
  /** Undefined where the detail has a column of its own. */
  readonly onClose: (() => void) | undefined;
}

/** Shown as buttons beside the next step; the rest is under "more". */
const BESIDE: readonly TaskAction[] = ['reassign', 'withdraw', 'submit', 'remark'];
const MAX_BESIDE = 2;
const KEYS: Partial<Record<TaskAction, string>> = { reassign: 'C', remark: 'M', urge: 'G', submit: 'V', recheck: 'V' };

export function TaskHead({ task, role, now, best, actions, onPrint, onClose }: TaskHeadProps) {
  const t = useT();
  const calendar = useCalendar();
  return (
    <header className={detailStyles['detailHead']}>
      <div className={detailStyles['detailTitle']}>
        <h2>
          <RecordLink page="entities" id={task.entityId} text={task.entityName} />
        </h2>
        <OpenLimit row={task} calendar={calendar} now={now} />
        {onClose !== undefined && (
          <Button size="small" type="text" icon={<CloseOutlined />} aria-label={t('desk:detail.close')} onClick={onClose} />
        )}
      </div>
      <div className={detailStyles['number']}>
        <span>{task.number}</span>
        <TaskStateTag state={task.state} />
        <span>{t(`trade:cause.${task.cause}`)}</span>
        {task.entityKind !== '' && <span>{task.entityKind}</span>}
        <StandsStill task={task} now={now} />
        <PendingMark on={task.pending} said />
        <PresenceLine table="task" id={task.id} />
      </div>
      <LimitBar row={task} now={now} />
      <Actions task={task} role={role} best={best} actions={actions} onPrint={onPrint} />
    </header>
  );
}

/** 暂缓、停钟, calls in vain, and whether the entity may be proposed for 列异. */
function StandsStill({ task, now }: Pick<TaskHeadProps, 'task' | 'now'>) {
  const t = useT();
  const format = useFormat();
  const { pausedUntil, deferredUntil, calls } = task;
  return (
    <>
      {pausedUntil !== null && pausedUntil > now && (
        <Chip tone="grey" mark>
          {t('dispatch:state.paused', { day: format.date(pausedUntil) })}
        </Chip>
      )}
      {deferredUntil !== null && deferredUntil > now && (
        <Chip tone="grey" mark>
          {t('dispatch:state.deferred', { day: format.date(deferredUntil) })}
        </Chip>
      )}
      {calls > 0 && <span>{t('dispatch:state.calls', { count: calls })}</span>}
      {listingSuggested(task) && (
        <Chip tone="red" mark>
          {t('dispatch:state.listing')}
        </Chip>
      )}
    </>
  );
}

type ActionsProps = Pick<TaskHeadProps, 'task' | 'role' | 'best' | 'actions' | 'onPrint'>;

function Actions({ task, role, best, actions, onPrint }: ActionsProps) {
  const t = useT();
  const { primary, others } = actionsOf(task, role);
  const beside = BESIDE.filter((action) => others.includes(action)).slice(0, MAX_BESIDE);
  const more = others.filter((action) => !beside.includes(action));
  const button = (action: TaskAction, main: boolean) => (
    <Button key={action} type={main ? 'primary' : 'default'} onClick={() => actions.start(action, task)} data-action={action}>
      {t(actionText(action, role))}
      {KEYS[action] !== undefined && <Kbd on={main}>{KEYS[action]}</Kbd>}
    </Button>
  );
  return (
    <div className={detailStyles['actions']}>
      {primary === 'assign' && <AssignButtons task={task} best={best} actions={actions} />}
      {primary !== undefined && primary !== 'assign' && button(primary, true)}
      {beside.map((action) => button(action, false))}
      <Button
        icon={<PrinterOutlined />}
        aria-label={t('dispatch:action.print')}
        title={t('dispatch:action.print')}
        onClick={onPrint}
      />
      <MoreActions
        actions={more}
        labelOf={(action) => t(actionText(action, role))}
        danger="cancel"
        onStart={(action) => actions.start(action, task)}
      />
    </div>
  );
}

/** One key for the best member, another one to choose. */
function AssignButtons({ task, best, actions }: Pick<TaskHeadProps, 'task' | 'best' | 'actions'>) {
  const t = useT();
  return (
    <>
      <Button
        type="primary"
        disabled={best === undefined}
        onClick={() => best !== undefined && actions.assignTo(task, best.member)}
        data-action="assign"
      >
        {best === undefined ? t('dispatch:action.assign') : t('dispatch:action.assignTo', { name: best.member.name })}
        <Kbd on>A</Kbd>
      </Button>
      <Button onClick={() => actions.start('assign', task)} data-action="choose">
        {t('dispatch:action.choose')} <Kbd>C</Kbd>
      </Button>
    </>
  );
}
