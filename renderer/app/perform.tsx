/** Issues commands for the operator: says that they are saved, offers to undo them, or says what went wrong. */
import { useCallback } from 'react';
import { App, Button } from 'antd';
import { create } from 'zustand';
import { toBridgeError } from '../bridge/errors.ts';
import { issueEach, issuePortion } from '../bridge/issue.ts';
import type { CommandInput, Refusal } from '../bridge/issue.ts';
import { useT } from '../i18n/useT.ts';
import { useWords } from '../i18n/words.ts';
import { Kbd } from '../ui/chips.tsx';

/** The commands that take back what was done last; U issues them. */
const useUndo = create<{ readonly commands: readonly CommandInput[] }>(() => ({ commands: [] }));

const UNDO_TOAST_S = 6;
/** One toast at a time speaks of what was done last. */
const TOAST = 'performed';

export interface Performance {
  /** What the toast says when the commands are durable; gets how many were. */
  readonly done: string | ((count: number) => string);
  /** What takes each command back, in the same order; left out where nothing does. */
  readonly undo?: readonly CommandInput[];
  /** The same where it takes the ids that the saved commands were given. */
  readonly undoOf?: (ids: readonly string[]) => readonly CommandInput[];
  readonly onProgress?: (done: number) => void;
  /** Hears of every command that was refused, and lists them itself: no toast speaks of them. */
  readonly onRefused?: (refused: readonly Refusal[]) => void;
}

/** Resolves to how many of the commands were saved. */
export type Perform = (commands: readonly CommandInput[], performance: Performance) => Promise<number>;

export function usePerform(): Perform {
  const t = useT();
  const { message } = App.useApp();
  const words = useWords();
  const undoLast = useUndoLast();
  return useCallback(
    async (commands, { done, undo = [], undoOf, onProgress, onRefused }) => {
      try {
        const ids: string[] = [];
        const refused = await issueEach(commands, onProgress, async (portion) => {
          const issued = await issuePortion(portion);
          ids.push(...issued.map(({ id }) => id));
          return issued;
        });
        const saved = commands.length - refused.length;
        const [first] = refused;
        if (first !== undefined && onRefused !== undefined) {
          onRefused(refused);
        } else if (first !== undefined) {
          const reason = words.error(first.error);
          const content = commands.length === 1 ? reason : t('shell:someRefused', { count: refused.length, reason });
          message.error({ content, duration: UNDO_TOAST_S });
        }
        if (saved === 0) return 0;
        const takeBack = undoOf?.(ids) ?? undo.filter((_, index) => !refused.some((refusal) => refusal.index === index));
        useUndo.setState({ commands: takeBack });
        const text = typeof done === 'string' ? done : done(saved);
        const content = takeBack.length > 0 ? <Undoable text={text} onUndo={undoLast} /> : text;
        message.success({ key: TOAST, content, ...(takeBack.length > 0 ? { duration: UNDO_TOAST_S } : {}) });
        return saved;
      } catch (error) {
        message.error({ content: words.error(toBridgeError(error)), duration: UNDO_TOAST_S });
        return 0;
      }
    },
    [message, words, t, undoLast],
  );
}

function Undoable({ text, onUndo }: { text: string; onUndo: () => void }) {
  const t = useT();
  return (
    <span data-testid="undo-toast">
      {text}
      <Button type="link" size="small" onClick={onUndo}>
        {t('ui:action.undo')} <Kbd>U</Kbd>
      </Button>
    </span>
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
    message.destroy(TOAST);
    const failed = (error: unknown): void => {
      message.error(t('shell:undoFailed', { reason: words.error(toBridgeError(error)) }));
    };
    issueEach(commands).then(([refusal]) => {
      if (refusal === undefined) message.success(t('shell:undone'));
      else failed(refusal.error);
    }, failed);
  }, [message, words, t]);
}
