/** A joint action as a whole page: back, what it is, what can be done; the rest scrolls. */
import type { ReactNode } from 'react';
import { Button } from 'antd';
import { LeftOutlined } from '@ant-design/icons';
import { useT } from '../../i18n/useT.ts';
import type { Hotkey } from '../../ui/hotkeys.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import styles from './enforcement.module.css';

interface FullPageProps {
  readonly title: string;
  /** Right of the title: state, number, counts. */
  readonly note: ReactNode;
  /** Buttons, the one that leads on last. */
  readonly tools: ReactNode;
  readonly hotkeys: readonly Hotkey[];
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

export function FullPage({ title, note, tools, hotkeys, onLeave, children }: FullPageProps) {
  const t = useT();
  useHotkeys(title, [...hotkeys, { keys: ['escape'], help: t('enforcement:back'), run: onLeave }]);
  return (
    <section className={styles['full']} aria-label={title}>
      <header className={styles['fullHead']}>
        <Button icon={<LeftOutlined />} onClick={onLeave} data-testid="leave">
          {t('enforcement:back')}
        </Button>
        <h2>{title}</h2>
        <span className={styles['fullNote']}>{note}</span>
        {tools}
      </header>
      <div className={styles['fullBody']}>{children}</div>
    </section>
  );
}
