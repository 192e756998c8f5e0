/** Carries out the actions of a task: at once, or through the dialog that asks what is missing. */
import { useState } from 'react';
import type { Member } from '#domain/schema/people.ts';
import type { Task } from '#domain/schema/task.ts';
import { usePerform } from '../../app/perform.tsx';
import { useAccount } from '../../app/session.ts';
import type { CommandInput } from '../../bridge/issue.ts';
import { useT } from '../../i18n/useT.ts';
import type { TaskAction } from './actions.ts';
import { TASK_ACTIONS } from './actions.ts';
import type { Reversible } from './commands.ts';
import { assign, reassign, withdraw } from './commands.ts';

/** The actions that need more than a click. */
export type DialogAction = Exclude<TaskAction, 'accept' | 'arrive' | 'withdraw'>;

export interface OpenDialog {
  readonly action: DialogAction;
  readonly task: Task;
}

export interface TaskActionRunner {
  readonly dialog: OpenDialog | undefined;
  readonly closeDialog: () => void;
  /** Starts an action; the caller has checked that it is possible (actionsOf). */
  readonly start: (action: TaskAction, task: Task) => void;
  readonly assignTo: (task: Task, member: Pick<Member, 'id' | 'name'>) => void;
  readonly reassignTo: (task: Task, member: Pick<Member, 'id' | 'name'>, reason: string) => void;
  /** Ends a dialog with the command's arguments; `done` is what the toast says. */
  readonly submit: (args: CommandInput['args'], done: string) => void;
}

/** `settled` is called after an action that may take the task out of the list. */
export function useTaskActions(settled: () => void): TaskActionRunner {
  const t = useT();
  const { role } = useAccount();
  const perform = usePerform();
  const [dialog, setDialog] = useState<OpenDialog>();
  const closeDialog = (): void => setDialog(undefined);

  const carryOut = (commands: readonly Reversible[], done: string): void => {
    closeDialog();
    const undo = commands.flatMap((each) => (each.undo === undefined ? [] : [each.undo]));
    settled();
    void perform(
      commands.map((each) => each.command),
      { done, undo },
    );
  };
  const one = (action: TaskAction, args: CommandInput['args'], done: string): void =>
    carryOut([{ command: { command: TASK_ACTIONS[action].command, args } }], done);

  return {
    dialog,
    closeDialog,
    start: (action, task) => {
      switch (action) {
        case 'accept':
        case 'arrive':
          one(action, { taskId: task.id }, t(role === 'specialUnit' ? `dispatch:own.done.${action}` : `dispatch:done.${action}`));
          break;
        case 'withdraw': {
          const taken = withdraw(task);
          if (taken !== undefined) carryOut([taken], t('dispatch:done.withdraw'));
          break;
        }
        default:
          setDialog({ action, task });
      }
    },
    assignTo: (task, member) => carryOut([assign(task.id, member.id)], t('dispatch:done.assign', { name: member.name })),
    reassignTo: (task, member, reason) => {
      const moved = reassign(task, member.id, reason, t('dispatch:form.undoReason'));
      if (moved !== undefined) carryOut([moved], t('dispatch:done.reassign', { name: member.name }));
    },
    submit: (args, done) => {
      if (dialog !== undefined) one(dialog.action, args, done);
    },
  };
}
