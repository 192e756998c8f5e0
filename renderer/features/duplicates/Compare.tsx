/** Two leads side by side, the evidence below, and the decision: M merge, N not the same, L related only, U undo. */
import { useState } from 'react';
import { Button } from 'antd';
import type { CaseField } from '#domain/schema/duplicates.ts';
import type { DuplicatePair } from '#protocol/bridge/queries.ts';
import { useUndoLast } from '../../app/perform.tsx';
import { useAccount } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { Chip, Kbd } from '../../ui/chips.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { EmptyState } from '../../ui/pieces.tsx';
import { Panel } from '../desk/Panel.tsx';
import detailStyles from '../desk/detail.module.css';
import textStyles from '../desk/text.module.css';
import { CaseHistory } from './CaseHistory.tsx';
import { Cluster } from './Cluster.tsx';
import { CompareTable, PICKABLE, pickText } from './CompareTable.tsx';
import { ConflictCards } from './ConflictCards.tsx';
import styles from './compare.module.css';
import { PairMap } from './PairMap.tsx';
import { percentOf } from './percent.ts';
import { mayDecide, tierOfLeads } from './rules.ts';
import type { Decide, Picks } from './useDecide.ts';
import { useDecide } from './useDecide.ts';
import { Waterfall } from './Waterfall.tsx';

interface CompareProps {
  readonly a: string;
  readonly b: string;
  /** The pair is decided: on to the next one. */
  readonly onDecided: () => void;
}

/** Give it the pair as its key: choices of one pair are not those of another. */
export function Compare({ a, b, onDecided }: CompareProps) {
  const t = useT();
  const { data: pair } = useQuery('duplicates.pair', { a, b }, { keep: false });
  const decide = useDecide();
  if (pair === undefined) return null;
  if (pair === null) return <EmptyState title={t('duplicates:gone')} />;
  return <PairReview pair={pair} decide={decide} onDecided={onDecided} />;
}

interface PairReviewProps {
  readonly pair: DuplicatePair;
  readonly decide: Decide;
  readonly onDecided: () => void;
}

function PairReview({ pair, decide, onDecided }: PairReviewProps) {
  const t = useT();
  const { role } = useAccount();
  const { a, b, cluster, history } = pair;
  const choices = useChoices(pair, decide);
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const allowed = mayDecide(role, [a.lead, b.lead]);
  const ticked = cluster.filter(({ id }) => !unticked.has(id));
  const mayMergeAll = ticked.length > 1 && mayDecide(role, ticked);
  const { data: its } = useQuery('case.detail', { id: a.id });
  const conflicts = its?.conflicts.filter(({ pair: between }) => between.includes(a.id) && between.includes(b.id)) ?? [];
  const undoLast = useUndoLast();
  const after = (saved: boolean): void => {
    if (saved) onDecided();
  };
  const merge = (): void => void decide.merge([[a.id, b.id]], pair, choices.picks).then(after);
  const split = (sameShop: 'yes' | 'unknown'): void => void decide.split([a.id, b.id], sameShop).then(after);
  const mergeAll = (): void => {
    const [first, ...others] = ticked.map(({ id }) => id);
    if (first !== undefined) void decide.merge(others.map((other) => [first, other] as const), pair, choices.picks).then(after);
  };
  const only = (may: boolean, run: () => void) => () => {
    if (may) run();
  };
  useHotkeys(t('duplicates:keys.title'), [
    { keys: ['m'], help: t('duplicates:keys.merge'), run: only(allowed, merge) },
    { keys: ['n'], help: t('duplicates:keys.split'), run: only(allowed, () => split('unknown')) },
    { keys: ['l'], help: t('duplicates:keys.related'), run: only(allowed, () => split('yes')) },
    { keys: ['u'], help: t('duplicates:keys.undo'), run: undoLast },
    { keys: ['shift+m'], help: t('duplicates:keys.cluster'), run: only(mayMergeAll, mergeAll) },
    ...PICKABLE.map((field, index) => ({
      keys: [String(index + 1)], ...(index === 0 && { help: t('duplicates:keys.pick') }), run: only(allowed, () => choices.toggle(field)),
    })),
  ]);
  return (
    <>
      <ReviewHead pair={pair} allowed={allowed} onMerge={merge} onSplit={split} onUndo={undoLast} />
      <div className={styles['reviewBody']}>
        <ConflictCards conflicts={conflicts} decide={decide} />
        <CompareTable pair={pair} picks={choices.picks} onPick={allowed ? choices.choose : undefined} />
        <div className={styles['evidence']}>
          <Waterfall likeness={pair} />
          <div className={styles['beside']}>
            <PairMap a={a.lead} b={b.lead} distanceM={pair.distanceM} />
            {cluster.length > 2 && (
              <Cluster
                leads={cluster}
                unticked={unticked}
                onToggle={(id) => setUnticked(toggled(unticked, id))}
                onMerge={mayMergeAll ? mergeAll : undefined}
              />
            )}
            {history.length > 0 && (
              <Panel name="history" title={t('duplicates:history.title')}>
                <CaseHistory history={history} onUndo={allowed ? ({ operation }) => void decide.retract([operation]) : undefined} />
              </Panel>
            )}
          </div>
        </div>
      </div>
    </>
  );
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Chosen values wait for the merge; in a case that is merged already they are decided at once. */
function useChoices(pair: DuplicatePair, decide: Decide) {
  const [picks, setPicks] = useState<Picks>(new Map());
  const { a, b, state } = pair;
  const choose = (field: CaseField, from: string): void => {
    setPicks(new Map([...picks, [field, from]]));
    if (state === 'merged') void decide.pick(field, from, from);
  };
  const toggle = (field: CaseField): void => {
    if (pickText(field, a) === pickText(field, b)) return;
    choose(field, picks.get(field) === a.id ? b.id : a.id);
  };
  return { picks, choose, toggle };
}

interface ReviewHeadProps {
  readonly pair: DuplicatePair;
  readonly allowed: boolean;
  readonly onMerge: () => void;
  readonly onSplit: (sameShop: 'yes' | 'unknown') => void;
  readonly onUndo: () => void;
}

function ReviewHead({ pair, allowed, onMerge, onSplit, onUndo }: ReviewHeadProps) {
  const t = useT();
  const { a, b, state, strong, sameIncident, sameShop } = pair;
  const leads = [a.lead, b.lead];
  return (
    <header className={detailStyles['detailHead']}>
      <div className={detailStyles['detailTitle']}>
        <h2>{t('duplicates:question')}</h2>
        <span className={styles['odds']}>
          {t('duplicates:sameIncident')} <b>{percentOf(sameIncident)}</b>
        </span>
        <span className={styles['odds']}>
          {t('duplicates:sameShop')} <b>{percentOf(sameShop)}</b>
        </span>
        {strong && <Chip tone="violet">{t('duplicates:strong')}</Chip>}
        {state !== 'open' && <Chip tone={state === 'merged' ? 'green' : 'grey'}>{t(`duplicates:state.${state}`)}</Chip>}
      </div>
      {allowed ? (
        <div className={`${detailStyles['actions']} ${styles['decide']}`}>
          <Button type="primary" onClick={onMerge} data-action="merge">
            {t('duplicates:action.merge')} <Kbd on>M</Kbd>
          </Button>
          <Button onClick={() => onSplit('unknown')} data-action="split">
            {t('duplicates:action.split')} <Kbd>N</Kbd>
          </Button>
          <Button onClick={() => onSplit('yes')} data-action="related">
            {t('duplicates:action.related')} <Kbd>L</Kbd>
          </Button>
          <Button type="text" onClick={onUndo} data-action="undoLast">
            {t('duplicates:action.undo')} <Kbd>U</Kbd>
          </Button>
          <span className={styles['pickHint']}>{t('duplicates:pickHint')}</span>
        </div>
      ) : (
        <p className={textStyles['hint']}>{t('duplicates:notYours', { tier: t(`duplicates:tier.${tierOfLeads(leads)}`) })}</p>
      )}
    </header>
  );
}
