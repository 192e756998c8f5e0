/** Reminders, urges and cards in the queues of whoever sits here: signed for, answered, lifted, followed by the next rung. */
import { useState } from 'react';
import type { QueryArgs, SupervisionRow } from '#protocol/bridge/queries.ts';
import { useAccount, useStationPlace } from '../../app/session.ts';
import { useListing } from '../../bridge/listing.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { RecordDesk } from '../desk/RecordDesk.tsx';
import type { DeskView } from '../desk/useDeskView.ts';
import { useRecordDesk } from '../desk/useRecordDesk.ts';
import { CardDetail } from './CardDetail.tsx';
import { CardDialogs } from './CardDialogs.tsx';
import type { CardAsk } from './CardDialogs.tsx';
import { CardRow } from './CardRow.tsx';
import { cardQueueOf } from './queues.ts';
import type { SupervisionView } from './queues.ts';
import { cardActionsOf } from './rules.ts';
import type { CardAction } from './rules.ts';
import { SupervisionFilters } from './SupervisionFilters.tsx';
import { useViewNav } from './useViewNav.ts';

const TICK_MS = 30_000;

type ListArgs = Omit<QueryArgs<'supervisions.list'>, 'offset' | 'limit'>;

function listArgs(place: string, view: DeskView<SupervisionView>): ListArgs {
  const { search = '', area = '', rung = '', subject = '', unit = '' } = view.filters;
  return {
    place: area === '' ? place : area, queue: cardQueueOf(view.queue), search, unit,
    rung: rung as NonNullable<ListArgs['rung']>, subject: subject as NonNullable<ListArgs['subject']>,
  };
}

export function CardsDesk({ kept }: { kept: DeskView<SupervisionView> }) {
  const t = useT();
  const account = useAccount();
  const { place } = useStationPlace();
  const now = useNow(TICK_MS);
  const groups = useViewNav();
  const desk = useRecordDesk(kept, useListing('supervisions.list', listArgs(place, kept)));
  const { activeId, pane, wide, keys } = desk;
  const { data: detail } = useQuery('supervision.detail', { id: activeId ?? '-' }, { enabled: activeId !== undefined });
  const [asking, setAsking] = useState<CardAsk>();

  const card = detail?.supervision.id === activeId ? detail?.supervision : undefined;
  const start = (action: CardAction): void => {
    if (card !== undefined) setAsking({ action, card });
  };
  const pressed = (action: CardAction) => (): void => {
    if (card === undefined) return;
    const { primary, others } = cardActionsOf(card, account);
    if (primary === action || others.includes(action)) start(action);
  };
  return (
    <>
      <RecordDesk<SupervisionView, SupervisionRow>
        title={t('shell:page.supervision')}
        desk={desk}
        groups={groups}
        filters={<SupervisionFilters view={desk.view} searchRef={desk.searchRef} by={['rung', 'subject']} />}
        emptyHint={t('supervision:empty.cards')}
        renderRow={(row, state) => <CardRow card={row} now={now} state={state} />}
        detail={
          detail === undefined || detail === null ? (
            detail
          ) : (
            <CardDetail key={detail.supervision.id} detail={detail} now={now} onStart={start} onClose={wide ? undefined : pane.hide} />
          )
        }
        enter={() => {
          const primary = card === undefined ? undefined : cardActionsOf(card, account).primary;
          if (primary !== undefined) start(primary);
        }}
        own={[
          { keys: ['a'], help: t('supervision:action.receive'), run: pressed('receive') },
          { keys: ['r'], help: t('supervision:action.answer'), run: pressed('answer') },
          { keys: ['l'], help: t('supervision:action.lift'), run: pressed('lift') },
        ]}
      />
      {asking !== undefined && <CardDialogs ask={asking} onSettled={keys.advance} onClose={() => setAsking(undefined)} />}
    </>
  );
}
