/** A box of the overview; its name is the area of the grid it lies in. */
import type { ReactNode } from 'react';
import styles from './panel.module.css';

interface OverviewPanelProps {
  readonly name: 'trend' | 'oldest' | 'map' | 'table' | 'ranking' | 'newest';
  readonly title?: string;
  /** At the right of the title. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

export function OverviewPanel({ name, title, tools, children }: OverviewPanelProps) {
  return (
    <section className={styles['panel']} data-panel={name} aria-label={title}>
      {title !== undefined && (
        <header className={styles['panelTitle']}>
          <h3>{title}</h3>
          {tools}
        </header>
      )}
      {children}
    </section>
  );
}
