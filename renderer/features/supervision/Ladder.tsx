/** 督办阶梯: the seven rungs in rising order, those climbed with their day and state, the one that is due outlined. */
import { RUNGS } from '#domain/schema/supervision.ts';
import type { Rung } from '#domain/schema/supervision.ts';
import { heightOf } from '#domain/supervision/ladder.ts';
import type { SupervisionRow } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { useFormat } from '../../ui/format.ts';
import { RUNG_TONE } from './rungs.tsx';
import styles from './supervision.module.css';

interface LadderProps {
  /** Of one case against one unit. */
  readonly rungs: readonly SupervisionRow[];
  readonly due: Rung | null;
  readonly now: number;
  /** The card on screen. */
  readonly current?: string;
}

export function Ladder({ rungs, due, now, current }: LadderProps) {
  const t = useT();
  const highest = Math.max(-1, ...rungs.map(({ rung }) => heightOf(rung)));
  return (
    <ol className={styles['ladder']} aria-label={t('supervision:ladder.title')}>
      {RUNGS.map((rung) => {
        const card = rungs.findLast((each) => each.rung === rung);
        const passed = card === undefined && heightOf(rung) < highest;
        return (
          <li
            key={rung}
            data-rung={rung}
            data-tone={RUNG_TONE[rung]}
            data-state={card?.state ?? (passed ? 'passed' : rung === due ? 'due' : 'ahead')}
            aria-current={card !== undefined && card.id === current ? 'step' : undefined}
          >
            <i aria-hidden />
            <b>{t(`supervision:rungShort.${rung}`)}</b>
            <RungNote card={card} due={rung === due} now={now} />
          </li>
        );
      })}
    </ol>
  );
}

function RungNote({ card, due, now }: { card: SupervisionRow | undefined; due: boolean; now: number }) {
  const t = useT();
  const format = useFormat();
  if (card === undefined) return <span>{due ? t('supervision:ladder.due') : ''}</span>;
  return (
    <span title={`${card.number} · ${card.issuedByName} · ${format.dateTime(card.issuedAt)}`}>
      {format.brief(card.issuedAt, now)}
      <br />
      {t(`trade:supervisionState.${card.state}`)}
    </span>
  );
}
