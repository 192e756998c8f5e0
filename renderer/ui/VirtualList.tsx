/** A list of any length that draws only what is seen. The cursor and the selection belong to the page (useListCursor). */
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import styles from './ui.module.css';

export interface VirtualListProps {
  readonly count: number;
  /** Pixels, the same for every row. */
  readonly rowHeight: number;
  /** The row the keyboard is on; −1 for none. */
  readonly cursor: number;
  readonly label: string;
  readonly renderRow: (index: number) => ReactNode;
  /** First and last index drawn, so that the page can fetch what is seen. */
  readonly onRange?: (first: number, last: number) => void;
}

const OVERSCAN_ROWS = 8;

export function VirtualList({ count, rowHeight, cursor, label, renderRow, onRange }: VirtualListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN_ROWS,
  });
  useEffect(() => {
    virtual.measure();
  }, [virtual, rowHeight]);
  // Only a moved cursor scrolls: rows that arrive must not pull the list away from where somebody reads.
  useEffect(() => {
    if (cursor >= 0) virtual.scrollToIndex(cursor, { align: 'auto' });
  }, [virtual, cursor]);

  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    onRange?.(first, last);
  }, [onRange, first, last]);

  return (
    <div ref={scroller} className={styles['list']} role="listbox" aria-label={label} aria-multiselectable tabIndex={-1}>
      <div className={styles['listInner']} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => (
          <div
            key={item.key}
            role="presentation"
            className={styles['listRow']}
            style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
          >
            {renderRow(item.index)}
          </div>
        ))}
      </div>
    </div>
  );
}
