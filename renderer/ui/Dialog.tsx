/** A dialog: its own layer of shortcuts (Ctrl+Enter submits, Esc leaves), no corner cross that would take the Enter key. */
import type { ReactNode } from 'react';
import { Modal } from 'antd';
import { useT } from '../i18n/useT.ts';
import type { Hotkey } from './hotkeys.ts';
import { useHotkeys } from './hotkeys.ts';

interface DialogProps {
  readonly title: string;
  /** CSS pixels. */
  readonly width?: number;
  readonly okText?: string;
  readonly danger?: boolean;
  /** Nothing can be submitted yet. */
  readonly disabled?: boolean;
  /** What was submitted is under way. */
  readonly busy?: boolean;
  /** Plain Enter submits too: for dialogs in which nobody writes several lines. */
  readonly enterSubmits?: boolean;
  readonly hotkeys?: readonly Hotkey[];
  readonly onOk: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** Long forms scroll between title and buttons; a text area's count of characters hangs below its field. */
const LAYOUT = {
  body: { maxHeight: 'calc(100vh - 132px)', overflowY: 'auto', paddingInline: 2 },
  footer: { marginTop: 20 },
} as const;
const NO_HOTKEYS: readonly Hotkey[] = [];

export function Dialog(props: DialogProps) {
  const { title, width = 520, okText, danger = false, disabled = false, busy = false, enterSubmits = false } = props;
  const { hotkeys = NO_HOTKEYS, onOk, onCancel, children } = props;
  const t = useT();
  const submit = (): void => {
    if (!disabled && !busy) onOk();
  };
  useHotkeys(
    title,
    [
      { keys: enterSubmits ? ['enter', 'mod+enter'] : ['mod+enter'], run: submit, inFields: true },
      { keys: ['escape'], run: onCancel, inFields: true },
      ...hotkeys,
    ],
    { exclusive: true },
  );
  return (
    <Modal
      open
      centered
      width={width}
      title={title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      okText={okText ?? t('ui:action.submit')}
      okButtonProps={{ danger, disabled, loading: busy }}
      styles={LAYOUT}
      onOk={submit}
      onCancel={onCancel}
    >
      {children}
    </Modal>
  );
}
