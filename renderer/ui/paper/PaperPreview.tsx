/** 打印预览: real A4 pages on a grey canvas over the desk; the browser prints exactly these and nothing else. */
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Button } from 'antd';
import { CloseOutlined } from '@ant-design/icons';
import { useT } from '../../i18n/useT.ts';
import type { Hotkey } from '../hotkeys.ts';
import { useHotkeys } from '../hotkeys.ts';
import styles from './paper.module.css';

interface PaperPreviewProps {
  readonly title: string;
  /** Beside the title: how many pages. */
  readonly note: ReactNode;
  /** Buttons and choices, left of the one that closes. */
  readonly tools: ReactNode;
  readonly hotkeys: readonly Hotkey[];
  readonly onClose: () => void;
  /** The sheets, each with the class `sheet` of paper.module.css. */
  readonly children: ReactNode;
}

export function PaperPreview({ title, note, tools, hotkeys, onClose, children }: PaperPreviewProps) {
  const t = useT();
  useHotkeys(title, [...hotkeys, { keys: ['escape'], help: t('shell:help.close'), run: onClose, inFields: true }], { exclusive: true });
  return createPortal(
    <div className={styles['preview']} data-printed role="dialog" aria-modal aria-label={title} data-testid="print-preview">
      <header className={styles['tools']}>
        <b>{title}</b>
        <span className={styles['count']}>{note}</span>
        {tools}
        <Button icon={<CloseOutlined />} onClick={onClose}>
          {t('ui:action.close')}
        </Button>
      </header>
      <div className={styles['canvas']}>{children}</div>
    </div>,
    document.body,
  );
}

/** Pushes what follows in the tools to the right. */
export function PaperSpace() {
  return <span className={styles['space']} />;
}
