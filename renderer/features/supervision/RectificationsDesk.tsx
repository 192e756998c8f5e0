/** 整改: ordered by the tier above, carried out by the unit, struck off problem by problem. The three lists take the whole width. */
import { useState } from 'react';
import { Button } from 'antd';
import { PlusOutlined } from '@ant-design/icons';
import type { RectificationRow } from '#protocol/bridge/queries.ts';
import { useAccount, useStationPlace } from '../../app/session.ts';
import { useListing } from '../../bridge/listing.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { Kbd } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { DueChip } from '../desk/DueChip.tsx';
import { RecordDesk } from '../desk/RecordDesk.tsx';
import type { RecordRowProps } from '../desk/RecordDesk.tsx';
import { RecordRow } from '../desk/RecordRow.tsx';
import type { DeskView } from '../desk/useDeskView.ts';
import { useRecordDesk } from '../desk/useRecordDesk.ts';
import { useUnitText } from '../desk/useUnitText.ts';
import { Chip } from '../../ui/chips.tsx';
import { OpenRectification } from './OpenRectification.tsx';
import { planQueueOf } from './queues.ts';
import type { SupervisionView } from './queues.ts';
import { RectificationSheet } from './RectificationSheet.tsx';
import { ABOVE } from './rules.ts';
import { SupervisionFilters } from './SupervisionFilters.tsx';
import { useViewNav } from './useViewNav.ts';

const TICK_MS = 60_000;

export function RectificationsDesk({ kept }: { kept: DeskView<SupervisionView> }) {
  const t = useT();
  const { role } = useAccount();
  const { place } = useStationPlace();
  const now = useNow(TICK_MS);
  const groups = useViewNav();
  const { search = '', area = '' } = kept.filters;
  const args = { place: area === '' ? place : area, queue: planQueueOf(kept.queue), search };
  const desk = useRecordDesk(kept, useListing('rectifications.list', args));
  const { activeId, pane } = desk;
  const { data: detail } = useQuery('rectification.detail', { id: activeId ?? '-' }, { enabled: activeId !== undefined });
  const [opening, setOpening] = useState(false);
  const mayOrder = ABOVE.includes(role);
  const shown = pane.open && detail !== undefined && detail !== null && detail.plan.id === activeId;
  return (
    <>
      <RecordDesk<SupervisionView, RectificationRow>
        title={t('shell:page.supervision')}
        desk={{ ...desk, wide: false }}
        groups={groups}
        tools={
          mayOrder && (
            <Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setOpening(true)} data-testid="open-rectification">
              {t('supervision:plan.open')} <Kbd on>N</Kbd>
            </Button>
          )
        }
        filters={<SupervisionFilters view={desk.view} searchRef={desk.searchRef} by={[]} />}
        emptyHint={t('supervision:empty.plans')}
        renderRow={(row, state) => <PlanRow plan={row} now={now} state={state} />}
        detail={shown ? <RectificationSheet key={detail.plan.id} detail={detail} now={now} onClose={pane.hide} /> : null}
        full={shown}
        own={mayOrder ? [{ keys: ['n'], help: t('supervision:plan.open'), run: () => setOpening(true) }] : []}
      />
      {opening && <OpenRectification onDone={() => setOpening(false)} onCancel={() => setOpening(false)} />}
    </>
  );
}

function PlanRow({ plan, now, state }: { plan: RectificationRow; now: number; state: RecordRowProps }) {
  const t = useT();
  const format = useFormat();
  const unitText = useUnitText();
  const done = plan.struckOff + plan.longTerm;
  return (
    <RecordRow
      id={plan.id}
      state={state}
      chip={plan.open === 1 ? <DueChip dueAt={plan.dueAt} now={now} /> : <Chip tone="green">{t('supervision:plan.closed')}</Chip>}
      name={`${unitText(plan.unitWords)} · ${plan.title}`}
      address={`${plan.number} · ${t(`trade:rectificationSource.${plan.source}`)}`}
      place={[
        t('supervision:plan.problems', { done, count: plan.problems }),
        plan.submitted > 0 ? t('supervision:plan.submitted', { count: plan.submitted }) : '',
      ]}
      holder={[
        t('supervision:plan.tasks', { done: plan.finished, count: plan.tasks }),
        plan.late > 0 ? t('supervision:plan.late', { count: plan.late }) : '',
      ]}
      when={format.brief(plan.issuedAt, now)}
      whenTitle={format.dateTime(plan.issuedAt)}
      pending={plan.pending}
    />
  );
}
