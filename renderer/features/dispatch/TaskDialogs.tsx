/** The dialog of the action that was started, if any. */
import { useT } from '../../i18n/useT.ts';
import { AskText } from '../desk/AskText.tsx';
import { CheckForm } from './CheckForm.tsx';
import { ChooseMember } from './ChooseMember.tsx';
import { MoveTask } from './MoveTask.tsx';
import type { TaskActionRunner } from './useTaskActions.ts';

export function TaskDialogs({ actions }: { actions: TaskActionRunner }) {
  const t = useT();
  const { dialog, closeDialog, submit } = actions;
  if (dialog === undefined) return null;
  const { action, task } = dialog;
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
          onSubmit={(args) => submit(args, t(`dispatch:done.${action}`))}
          onCancel={closeDialog}
        />
      );
    case 'move':
      return (
        <MoveTask
          task={task}
          onSubmit={(args, village) => submit({ taskId: task.id, ...args }, t('dispatch:done.move', { village }))}
          onCancel={closeDialog}
        />
      );
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
