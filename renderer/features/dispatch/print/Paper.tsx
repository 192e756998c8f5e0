/** One A4 page: head with station and title, content, foot with page number and who printed it. */
import type { ReactNode } from 'react';
import type { Station } from '../../../app/session.ts';
import { useAccount } from '../../../app/session.ts';
import { useT } from '../../../i18n/useT.ts';
import { useFormat } from '../../../ui/format.ts';
import paper from '../../../ui/paper/paper.module.css';
import styles from './print.module.css';

interface PaperProps {
  readonly station: Station;
  readonly title: string;
  /** Below the title: number, member. */
  readonly subtitle: ReactNode;
  readonly printedAt: number;
  readonly page: number;
  readonly pages: number;
  readonly children: ReactNode;
}

export function Paper({ station, title, subtitle, printedAt, page, pages, children }: PaperProps) {
  const t = useT();
  const format = useFormat();
  const { name } = useAccount();
  return (
    <article className={`${paper['sheet']} ${styles['paper']}`} data-testid="paper">
      <header>
        <p className={styles['station']}>{station.title}</p>
        <h1>{title}</h1>
        <div className={styles['subtitle']}>{subtitle}</div>
      </header>
      <div className={styles['content']}>{children}</div>
      <footer>
        <span>
          {t('dispatch:print.by', { name })} · {t('dispatch:print.date', { time: format.dateTime(printedAt) })}
        </span>
        <span>{t('dispatch:print.page', { page, pages })}</span>
      </footer>
    </article>
  );
}
