/** The keyboard's row in a table of places: ↑↓ moves, Enter opens. It stays on its place when figures change the order. */
import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import type { Hotkey } from '../../ui/hotkeys.ts';

interface Coded {
  readonly code: string;
}

export interface TableCursor<T> {
  readonly active: T | undefined;
  readonly hotkeys: readonly Hotkey[];
}

export function useTableCursor<T extends Coded>(rows: readonly T[], onOpen: (row: T) => void): TableCursor<T> {
  const t = useT();
  const [code, setCode] = useState<string>();
  const index = rows.findIndex((row) => row.code === code);
  const active = rows[index];
  const move = (to: number): void => setCode(rows[Math.min(Math.max(to, 0), rows.length - 1)]?.code);
  return {
    active,
    hotkeys: [
      { keys: ['arrowdown', 'j'], help: t('ui:keys.move'), run: () => move(index + 1) },
      { keys: ['arrowup', 'k'], run: () => move(index < 0 ? 0 : index - 1) },
      { keys: ['home'], help: t('ui:keys.ends'), run: () => move(0) },
      { keys: ['end'], run: () => move(rows.length - 1) },
      { keys: ['enter'], help: t('places:table.openHelp'), run: () => (active === undefined ? undefined : onOpen(active)) },
    ],
  };
}
