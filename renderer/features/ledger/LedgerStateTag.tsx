import type { LedgerEntry, LedgerState } from '#domain/schema/ledger.ts';
import { useT } from '../../i18n/useT.ts';
import { Chip } from '../../ui/chips.tsx';
import type { Tone } from '../../ui/tone.ts';

export const LEDGER_TONE: Readonly<Record<LedgerState, Tone>> = {
  found: 'blue',
  urged: 'amber',
  notified: 'violet',
  prosecuted: 'violet',
  banned: 'green',
  regularised: 'green',
  stopped: 'green',
  moved: 'green',
  struck: 'grey',
};

/** The state of an entry; red once the term it was given has passed. */
export function LedgerStateTag({ entry, now }: { entry: LedgerEntry; now: number }) {
  const t = useT();
  const late = entry.state === 'urged' && entry.licenceDueAt !== null && entry.licenceDueAt < now;
  return (
    <Chip tone={late ? 'red' : LEDGER_TONE[entry.state]} mark>
      {late ? t('ledger:queue.late') : t(`trade:ledgerState.${entry.state}`)}
    </Chip>
  );
}
