/** The boxes of a detail pane and the facts in them. */
import type { ReactNode } from 'react';
import styles from './panel.module.css';

interface PanelProps {
  readonly title: string;
  /** Small print at the right of the title. */
  readonly note?: ReactNode;
  /** Name for tests and for screen readers' landmarks. */
  readonly name: string;
  readonly children: ReactNode;
}

export function Panel({ title, note, name, children }: PanelProps) {
  return (
    <section className={styles['panel']} aria-label={title} data-panel={name}>
      <header>
        <h3>{title}</h3>
        {note !== undefined && <span>{note}</span>}
      </header>
      {children}
    </section>
  );
}

export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles['facts']}>{children}</dl>;
}

/** One fact; `whole` takes the full width. Shows nothing for an empty value. */
export function Fact({ label, whole = false, children }: { label: string; whole?: boolean; children: ReactNode }) {
  if (children === null || children === undefined || children === '' || children === false) return null;
  return (
    <>
      <dt className={whole ? styles['wholeLabel'] : undefined}>{label}</dt>
      <dd className={whole ? styles['whole'] : undefined}>{children}</dd>
    </>
  );
}
