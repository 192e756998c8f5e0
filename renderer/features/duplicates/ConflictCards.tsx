/** Where a split and a merge meet: what each of the two decided, and the choice between them. */
import { Button } from 'antd';
import type { Lead } from '#domain/schema/lead.ts';
import type { CaseEntry, ConflictCard } from '#protocol/bridge/queries.ts';
import { useAccount } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { useFormat } from '../../ui/format.ts';
import styles from './conflictCards.module.css';
import { EntryText } from './CaseHistory.tsx';
import { mayDecide, tierOfLeads } from './rules.ts';
import type { Decide } from './useDecide.ts';

interface ConflictCardsProps {
  readonly conflicts: readonly ConflictCard[];
  readonly decide: Decide;
}

export function ConflictCards({ conflicts, decide }: ConflictCardsProps) {
  return conflicts.map((card) => <Conflict key={`${card.kind} ${card.pair.join(' ')}`} card={card} decide={decide} />);
}

function Conflict({ card: { kind, leads, merges, splits }, decide }: { card: ConflictCard; decide: Decide }) {
  const t = useT();
  const { role } = useAccount();
  const held = leads.filter((lead): lead is Lead => lead !== null);
  const allowed = held.length === leads.length && mayDecide(role, held);
  const undo = (entries: readonly CaseEntry[]) => decide.retract(entries.map(({ operation }) => operation));
  return (
    <section className={styles['conflict']} aria-label={t('duplicates:conflict.title')} data-testid="conflict-card">
      <h4>◆ {t(`duplicates:conflict.${kind}`)}</h4>
      <div className={styles['conflictSides']}>
        <Side title={t('duplicates:conflict.merged')} entries={merges} />
        <Side title={t('duplicates:conflict.wasSplit')} entries={splits} />
      </div>
      <p>{allowed ? t('duplicates:conflict.holds') : t('duplicates:notYours', { tier: t(`duplicates:tier.${tierOfLeads(held)}`) })}</p>
      {allowed && (
        <div className={styles['conflictChoice']}>
          <Button size="small" onClick={() => void undo(splits)} data-action="keepMerge">
            {t('duplicates:conflict.keepMerge')}
          </Button>
          <Button size="small" type="primary" onClick={() => void undo(merges)} data-action="keepSplit">
            {t('duplicates:conflict.keepSplit')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Side({ title, entries }: { title: string; entries: readonly CaseEntry[] }) {
  const t = useT();
  const format = useFormat();
  return (
    <div>
      <b>{title}</b>
      {entries.map((entry) => (
        <p key={entry.operation}>
          <EntryText entry={entry} />
          <small>
            {t('duplicates:history.by', { role: t(`trade:role.${entry.byRole}`), name: entry.byName })} · {format.dateTime(entry.at)}
          </small>
        </p>
      ))}
    </div>
  );
}
