/** One card: why, what it is about, how far the ladder was climbed, the answer, and its course. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'antd';
import { RiseOutlined } from '@ant-design/icons';
import { documentsOfSupervision } from '#documents/available.ts';
import type { CaseLadder, SupervisionDetail, SupervisionRow } from '#protocol/bridge/queries.ts';
import { useAccount } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { useFormat } from '../../ui/format.ts';
import detailStyles from '../desk/detail.module.css';
import textStyles from '../desk/text.module.css';
import { DetailHead } from '../desk/DetailHead.tsx';
import { DueChip } from '../desk/DueChip.tsx';
import { Fact, Facts, Panel } from '../desk/Panel.tsx';
import { Photos } from '../desk/Photos.tsx';
import { RecordActions } from '../desk/RecordActions.tsx';
import { TimelinePanel } from '../desk/TimelinePanel.tsx';
import { useUnitText } from '../desk/useUnitText.ts';
import { DocumentButtons } from '../documents/DocumentButtons.tsx';
import { CaseLine } from './CaseLine.tsx';
import { IssueCard } from './IssueCard.tsx';
import { Ladder } from './Ladder.tsx';
import { cardActionsOf, rungsToIssue } from './rules.ts';
import type { CardAction } from './rules.ts';
import { CardStateTag, RungChip } from './rungs.tsx';

interface CardDetailProps {
  readonly detail: SupervisionDetail;
  readonly now: number;
  readonly onStart: (action: CardAction) => void;
  readonly onClose: (() => void) | undefined;
}

export function CardDetail({ detail, now, onStart, onClose }: CardDetailProps) {
  const t = useT();
  const account = useAccount();
  const unitText = useUnitText();
  const { supervision: card, ladder, evidence, timeline } = detail;
  const mayProve = card.open === 1 && account.grants.includes(card.unit);
  const waiting = card.state === 'issued' || card.state === 'received';
  return (
    <>
      <DetailHead
        title={card.subjectName}
        aside={waiting && <DueChip dueAt={card.dueAt} now={now} calendarKnown={card.calendarKnown} />}
        marks={
          <>
            <RungChip rung={card.rung} />
            <CardStateTag state={card.state} />
            <span>{card.number}</span>
            <span>{unitText(card.unitWords)}</span>
          </>
        }
        pending={card.pending}
        onClose={onClose}
      >
        <RecordActions
          possible={cardActionsOf(card, account)}
          labelOf={(action) => t(`supervision:action.${action}`)}
          danger="lift"
          onStart={onStart}
        />
      </DetailHead>
      <div className={detailStyles['detailBody']}>
        <DocumentButtons documents={documentsOfSupervision(card)} />
        <CardFacts card={card} />
        <Photos evidence={evidence} subject="supervision" subjectId={card.id} open={mayProve ? 1 : 0} />
        {ladder !== null && <LadderOfCase ladder={ladder} card={card} now={now} />}
        <TimelinePanel entries={timeline} />
      </div>
    </>
  );
}

function CardFacts({ card }: { card: SupervisionRow }) {
  const t = useT();
  const format = useFormat();
  const at = (instant: number | null, who: string | null): ReactNode =>
    (instant === null ? null : `${format.dateTime(instant)} · ${who ?? ''}`);
  return (
    <Panel name="card" title={t('supervision:detail.card')} note={t(`supervision:liftTier.${card.liftTier}`)}>
      <Facts>
        <Fact whole label={t('supervision:field.reason')}>{card.reason}</Fact>
        <Fact whole label={t('supervision:field.evidence')}>{card.evidence}</Fact>
        <Fact label={t('supervision:field.issuedBy')}>
          {card.automatic === 1 ? t('supervision:automatic') : card.issuedByName}
        </Fact>
        <Fact label={t('supervision:field.issuedAt')}>{format.dateTime(card.issuedAt)}</Fact>
        <Fact label={t('supervision:field.dueAt')}>{format.dateTime(card.dueAt)}</Fact>
        <Fact whole label={t('supervision:field.received')}>{at(card.receivedAt, card.receivedByName)}</Fact>
        <Fact whole label={t('supervision:field.answer')}>{card.answer}</Fact>
        <Fact whole label={t('supervision:field.answered')}>{at(card.answeredAt, card.answeredByName)}</Fact>
        <Fact whole label={t('supervision:field.lifted')}>{at(card.liftedAt, card.liftedByName)}</Fact>
        <Fact whole label={t('supervision:field.liftReason')}>{card.liftReason}</Fact>
      </Facts>
    </Panel>
  );
}

/** The case with its own limit, the rungs against this card's unit, and the next one for who may issue it. */
function LadderOfCase({ ladder, card, now }: { ladder: CaseLadder; card: SupervisionRow; now: number }) {
  const t = useT();
  const account = useAccount();
  const unitText = useUnitText();
  const [issuing, setIssuing] = useState(false);
  const here = ladder.unit.code === card.unit;
  const mayIssue = here && ladder.subject.open === 1 && rungsToIssue(card.unit, ladder.rungs, account).length > 0;
  return (
    <Panel name="ladder" title={t('supervision:ladder.title')} note={t(`supervision:subject.${ladder.subject.subject}`)}>
      <CaseLine subject={ladder.subject} now={now} />
      <Ladder rungs={ladder.rungs.filter(({ unit }) => unit === card.unit)} due={here ? ladder.due : null} now={now} current={card.id} />
      {!here && <p className={textStyles['faint']}>{t('supervision:ladder.movedOn', { unit: unitText(ladder.unit) })}</p>}
      {mayIssue && (
        <Button size="small" danger={ladder.due !== null} icon={<RiseOutlined />} onClick={() => setIssuing(true)} data-action="climb">
          {ladder.due === null ? t('supervision:issue.next') : t('supervision:issue.due', { rung: t(`trade:rung.${ladder.due}`) })}
        </Button>
      )}
      {issuing && <IssueCard ladder={ladder} onDone={() => setIssuing(false)} onCancel={() => setIssuing(false)} />}
    </Panel>
  );
}
