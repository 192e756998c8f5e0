/** One card in the list. */
import type { SupervisionRow } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { useFormat } from '../../ui/format.ts';
import { DueChip } from '../desk/DueChip.tsx';
import type { RecordRowProps } from '../desk/RecordDesk.tsx';
import { RecordRow } from '../desk/RecordRow.tsx';
import { useUnitText } from '../desk/useUnitText.ts';
import { CardStateTag, RungChip } from './rungs.tsx';

export function CardRow({ card, now, state }: { card: SupervisionRow; now: number; state: RecordRowProps }) {
  const t = useT();
  const format = useFormat();
  const unitText = useUnitText();
  const waiting = card.state === 'issued' || card.state === 'received';
  const progress = waiting
    ? <DueChip short dueAt={card.dueAt} now={now} calendarKnown={card.calendarKnown} />
    : <CardStateTag state={card.state} />;
  return (
    <RecordRow
      id={card.id}
      state={state}
      chip={<RungChip rung={card.rung} />}
      name={`${unitText(card.unitWords)} · ${card.subjectName}`}
      address={`${card.number} · ${card.reason}`}
      place={[t(`supervision:subject.${card.subject}`), card.automatic === 1 ? t('supervision:automatic') : card.issuedByName]}
      holder={[progress, '']}
      when={format.brief(card.issuedAt, now)}
      whenTitle={format.dateTime(card.issuedAt)}
      pending={card.pending}
    />
  );
}
