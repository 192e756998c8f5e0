/** Every decision about some leads, newest first: who, when, what, and who undid it. */
import { Button } from 'antd';
import type { CaseEntry } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { useFormat } from '../../ui/format.ts';
import styles from './caseHistory.module.css';
import { percentOf } from './percent.ts';

interface CaseHistoryProps {
  readonly history: readonly CaseEntry[];
  /** Undefined for who may not undo. */
  readonly onUndo: ((entry: CaseEntry) => void) | undefined;
}

export function CaseHistory({ history, onUndo }: CaseHistoryProps) {
  return (
    <ol className={styles['history']}>
      {history.map((entry) => (
        <Entry key={entry.operation} entry={entry} onUndo={onUndo} />
      ))}
    </ol>
  );
}

function Entry({ entry, onUndo }: { entry: CaseEntry } & Pick<CaseHistoryProps, 'onUndo'>) {
  const t = useT();
  const format = useFormat();
  const { undoneBy, undoing, byRole, byName, at, pending } = entry;
  const undoable = onUndo !== undefined && (undoing === 'possible' || undoing === 'superseded');
  return (
    <li data-operation={entry.operation} data-kind={entry.kind} data-undone={undoneBy !== null}>
      <p className={undoneBy === null ? undefined : styles['undone']}>
        <EntryText entry={entry} /> {pending && <span className={styles['pending']}>⇡</span>}
      </p>
      <small>
        {t('duplicates:history.by', { role: t(`trade:role.${byRole}`), name: byName })} · {format.dateTime(at)}
        {undoneBy !== null && ` · ${t('duplicates:history.undone', { name: undoneBy.name, time: format.dateTime(undoneBy.at) })}`}
        {undoneBy === null && undoing === 'superseded' && ` · ${t('duplicates:history.undoing.superseded')}`}
        {undoneBy === null && undoing === 'beyond' && ` · ${t('duplicates:history.undoing.beyond')}`}
      </small>
      {undoable && (
        <Button size="small" type="link" onClick={() => onUndo(entry)} data-action="undo">
          {t('duplicates:history.undoing.possible')}
        </Button>
      )}
    </li>
  );
}

export function EntryText({ entry: { kind, numbers, score, sameShop, field, value } }: { entry: CaseEntry }) {
  const t = useT();
  const leads = numbers.map((number) => number ?? t('duplicates:history.elsewhere')).join(' + ');
  switch (kind) {
    case 'merge':
      return `${t('duplicates:history.merge', { leads })}${score < 1 && score > 0 ? ` · ${percentOf(score)}` : ''}`;
    case 'split':
      return `${t('duplicates:history.split', { leads })}${sameShop === null ? '' : ` · ${t(`duplicates:history.sameShop.${sameShop}`)}`}`;
    default: {
      const name = field === null ? '' : t(`duplicates:field.${field}`);
      if (value !== '') return t('duplicates:history.typed', { field: name, value });
      return t('duplicates:history.pick', { field: name, leads: numbers.at(-1) ?? t('duplicates:history.elsewhere') });
    }
  }
}
