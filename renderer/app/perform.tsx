/** Issues commands for the operator: says that it is saved, offers to undo it, or says what went wrong. */
import { useCallback } from 'react';
import { App, Button } from 'antd';
import { useT } from '../i18n/useT.ts';
import { create } from 'zustand';
import type { CommandInput } from '../bridge/hooks.ts';
import { issueAll } from '../bridge/hooks.ts';
import { toBridgeError } from '../bridge/errors.ts';
import { useWords } from '../i18n/words.ts';
import { Kbd } from '../ui/chips.tsx';

/** The commands that take back what was done last; U issues them. */
const useUndo = create<{ readonly commands: readonly CommandInput[] }>(() => ({ commands: [] }));

const UNDO_TOAST_S = 6;

export interface Performance {
  /** What the toast says when the commands are durable. */
  readonly done: string;
  readonly undo?: readonly CommandInput[];
  readonly onProgress?: (done: number) => void;
}

/** Resolves to whether the commands were saved. */
export type Perform = (commands: readonly CommandInput[], performance: Performance) => Promise<boolean>;

export function usePerform(): Perform {
  const t = useT();
  const { message } = App.useApp();
  const words = useWords();
  const undoLast = useUndoLast();
  return useCallback(
    async (commands, { done, undo = [], onProgress }) => {
      try {
        await issueAll(commands, onProgress);
      } catch (error) {
        message.error({ content: words.error(toBridgeError(error)), duration: UNDO_TOAST_S });
        return false;
      }
      useUndo.setState({ commands: undo });
      const key = 'performed';
      const button = (
        <Button
          type="link"
          size="small"
          onClick={() => {
            message.destroy(key);
            undoLast();
          }}
        >
          {t('ui:action.undo')} <Kbd>U</Kbd>
        </Button>
      );
      message.success({
        key,
        content: (
          <>
            {done}
            {undo.length > 0 && button}
          </>
        ),
        duration: undo.length > 0 ? UNDO_TOAST_S : undefined,
      });
      return true;
    },
    [message, words, t, undoLast],
  );
}

/** Takes back what was done last, once. Nothing to undo: does nothing. */
export function useUndoLast(): () => void {
  const t = useT();
  const { message } = App.useApp();
  const words = useWords();
  return useCallback(() => {
    const { commands } = useUndo.getState();
    if (commands.length === 0) return;
    useUndo.setState({ commands: [] });
    issueAll(commands).then(
      () => message.success(t('shell:undone')),
      (error: unknown) => message.error(t('shell:undoFailed', { reason: words.error(toBridgeError(error)) })),
    );
  }, [message, words, t]);
}
