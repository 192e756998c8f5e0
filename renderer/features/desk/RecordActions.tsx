/** The buttons of a record: the next step first, two beside it, the rest under "more". */
import { Button } from 'antd';
import styles from './detail.module.css';
import { MoreActions } from './MoreActions.tsx';
import type { Possible } from './recordRules.ts';

const MAX_BESIDE = 2;

interface RecordActionsProps<A extends string> {
  readonly possible: Possible<A>;
  readonly labelOf: (action: A) => string;
  /** The one that cannot be taken back. */
  readonly danger: A;
  readonly onStart: (action: A) => void;
}

export function RecordActions<A extends string>({ possible: { primary, others }, labelOf, danger, onStart }: RecordActionsProps<A>) {
  if (primary === undefined && others.length === 0) return null;
  const ordinary = others.filter((action) => action !== danger);
  const beside = ordinary.slice(0, MAX_BESIDE);
  const more = others.filter((action) => !beside.includes(action));
  const button = (action: A, main: boolean) => (
    <Button key={action} type={main ? 'primary' : 'default'} onClick={() => onStart(action)} data-action={action}>
      {labelOf(action)}
    </Button>
  );
  return (
    <div className={styles['actions']}>
      {primary !== undefined && button(primary, true)}
      {beside.map((action) => button(action, false))}
      <MoreActions actions={more} labelOf={labelOf} danger={danger} onStart={onStart} />
    </div>
  );
}
