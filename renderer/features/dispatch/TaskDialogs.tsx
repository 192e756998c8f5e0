/** The dialog of the action that was started, if any. */
import type { TaskDetail } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { AskText } from '../desk/AskText.tsx';
import { CheckForm } from './CheckForm.tsx';
import { ChooseMember } from './ChooseMember.tsx';
import { MoveTask } from './MoveTask.tsx';
import { TaskQuestions } from './TaskQuestions.tsx';
import type { TaskActionRunner } from './useTaskActions.ts';

interface TaskDialogsProps {
  readonly actions: TaskActionRunner;
  /** Of the task on screen; what a check needs of it. */
  readonly detail: TaskDetail | undefined;
}

export function TaskDialogs({ actions, detail }: TaskDialogsProps) {
  const t = useT();
  const { dialog, closeDialog, submit } = actions;
  if (dialog === undefined) return null;
  const { action, task } = dialog;
  const shown = detail?.task.id === task.id ? detail : undefined;
  const title = `${t(`dispatch:action.${action}`)} · ${task.entityName}`;
  switch (action) {
    case 'assign':
      return (
        <ChooseMember task={task} reassign={false} onSubmit={(member) => actions.assignTo(task, member)} onCancel={closeDialog} />
      );
    case 'reassign':
      return (
        <ChooseMember
          task={task}
          reassign
          onSubmit={(member, reason) => actions.reassignTo(task, member, reason)}
          onCancel={closeDialog}
        />
      );
    case 'submit':
    case 'recheck':
      return (
        <CheckForm
          task={task}
          kind={action}
          member={shown?.assignee ?? null}
          permits={shown?.permits ?? []}
          onSubmit={(args) => submit(args, t(`dispatch:done.${action}`))}
          onCancel={closeDialog}
        />
      );
    case 'move':
      return (
        <MoveTask
          task={task}
          asking={false}
          onSubmit={(args, village) => submit({ taskId: task.id, ...args }, t('dispatch:done.move', { village }))}
          onCancel={closeDialog}
        />
      );
    case 'askMove':
      return (
        <MoveTask
          task={task}
          asking
          onSubmit={({ villageCode, reason }, village) =>
            submit({ taskId: task.id, proposal: { kind: 'move', villageCode }, reason }, t('dispatch:done.askMove', { village }))
          }
          onCancel={closeDialog}
        />
      );
    case 'defer':
    case 'logCall':
    case 'signNotice':
    case 'askPause':
      return <TaskQuestions action={action} task={task} onSubmit={submit} onCancel={closeDialog} />;
    case 'urge':
      return (
        <AskText
          title={title}
          label={t('dispatch:form.note')}
          placeholder={t('dispatch:form.urgeHint')}
          required={false}
          onSubmit={(note) => submit({ taskId: task.id, note }, t('dispatch:done.urge'))}
          onCancel={closeDialog}
        />
      );
    case 'remark':
      return (
        <AskText
          title={title}
          label={t('dispatch:form.text')}
          required
          onSubmit={(text) => submit({ taskId: task.id, text }, t('dispatch:done.remark'))}
          onCancel={closeDialog}
        />
      );
    case 'cancel':
      return (
        <AskText
          title={title}
          label={t('desk:form.reason')}
          placeholder={t('desk:form.reasonHint')}
          warning={t('dispatch:form.cancelWarn')}
          required
          danger
          onSubmit={(reason) => submit({ taskId: task.id, reason }, t('dispatch:done.cancel'))}
          onCancel={closeDialog}
        />
      );
  }
}
