/** Soft presence: tells the hub which record this window has open, and hears who else has it open. Nothing while the hub is away. */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { Present, WatchedTable } from '#protocol/hub/presence.ts';
import { systemTimers } from '../system.ts';
import { bridge, useStation } from './bridge.ts';

/** A cursor that runs down a list opens nothing; a record counts as open when it stays this long, ms. */
const OPEN_AFTER_MS = 400;

type People = Present['people'];
const NOBODY: People = [];

interface Shown {
  readonly table: WatchedTable;
  readonly id: string;
  readonly people: People;
}

const useShown = create<{ readonly shown: Shown | undefined }>(() => ({ shown: undefined }));

bridge.on('present', (shown) => useShown.setState({ shown }));

/** A window without an answer shows nobody: presence is a courtesy, its failure no news. */
function tell(record: { readonly table: WatchedTable; readonly id: string } | null): void {
  bridge.request('presence.watch', { record }).catch(() => undefined);
}

/** Who else has the record open now. One record a window: the detail on screen. */
export function usePresence(table: WatchedTable, id: string): People {
  const online = useStation(({ status }) => status?.state === 'online' && !status.locked);
  const shown = useShown((state) => state.shown);
  useEffect(() => {
    if (!online) return undefined;
    let told = false;
    const cancel = systemTimers.after(OPEN_AFTER_MS, () => {
      told = true;
      tell({ table, id });
    });
    return () => {
      cancel();
      useShown.setState({ shown: undefined });
      if (told) tell(null);
    };
  }, [table, id, online]);
  return online && shown?.table === table && shown.id === id ? shown.people : NOBODY;
}
