/** The check box of a row; the list's keys select too, so it takes no place in the order of the Tab key. */
import type { MouseEvent } from 'react';
import { useT } from '../../i18n/useT.ts';
import styles from './rowBox.module.css';

export function RowBox({ name, on, onToggle }: { name: string; on: boolean; onToggle: () => void }) {
  const t = useT();
  const click = (event: MouseEvent): void => {
    event.stopPropagation();
    onToggle();
  };
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={on}
      tabIndex={-1}
      className={`${styles['box']} ${on ? styles['boxOn'] : ''}`}
      aria-label={t('desk:row.select', { name })}
      onClick={click}
    />
  );
}
