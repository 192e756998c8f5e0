/** The live board of an order: how many were called, have read it, have arrived; who is where, and how old that is. */
import { useState } from 'react';
import { Button } from 'antd';
import type { CallRow, OrderDetail } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../app/perform.tsx';
import { useAccount } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { StatTile } from '../../ui/pieces.tsx';
import textStyles from '../desk/text.module.css';
import { AskText } from '../desk/AskText.tsx';
import { DetailHead } from '../desk/DetailHead.tsx';
import { Panel } from '../desk/Panel.tsx';
import { TimelinePanel } from '../desk/TimelinePanel.tsx';
import { outlineOf } from '../desk/projection.ts';
import { useUnitText } from '../desk/useUnitText.ts';
import { AGE_TONE, ageOf } from './ages.ts';
import { MembersMap } from './MembersMap.tsx';
import type { MarkedMember } from './MembersMap.tsx';
import styles from './notices.module.css';
import { OrderStateTag } from './OrderStateTag.tsx';
import { mayEnd, mayNote } from './rules.ts';

interface OrderBoardProps {
  readonly detail: OrderDetail;
  readonly now: number;
  readonly onClose: () => void;
}

export function OrderBoard({ detail: { order, calls, timeline }, now, onClose }: OrderBoardProps) {
  const t = useT();
  const format = useFormat();
  const account = useAccount();
  const unitText = useUnitText();
  const perform = usePerform();
  const [ending, setEnding] = useState(false);
  const villages = [...new Set(calls.map(({ villageCode }) => villageCode))];
  const mapPlace = villages.length === 1 ? villages[0] : villages[0]?.slice(0, 9);
  const { data: map } = useQuery('map.members', { place: mapPlace ?? '000000000' }, { enabled: mapPlace !== undefined });
  const end = (text: string): void => {
    setEnding(false);
    void perform([{ command: 'order.end', args: { id: order.id, text } }], { done: t('notices:done.end') });
  };
  return (
    <>
      <DetailHead
        title={order.body}
        marks={
          <>
            <OrderStateTag open={order.open} />
            <span>{order.number}</span>
            {order.by !== null && <span>{`${unitText(order.by)} ${order.byName}`}</span>}
            <span>{format.dateTime(order.at)}</span>
            {order.endedAt !== null && <span>{t('notices:order.endedAt', { time: format.dateTime(order.endedAt) })}</span>}
          </>
        }
        aside={
          mayEnd(order, account) && (
            <Button danger onClick={() => setEnding(true)} data-action="endOrder">
              {t('notices:order.end')}
            </Button>
          )
        }
        pending={order.pending}
        onClose={onClose}
      />
      <div className={styles['board']}>
        <div className={styles['tiles']}>
          <StatTile label={t('notices:order.tile.called')} figure={format.count(order.members)} />
          <StatTile
            label={t('notices:order.tile.received')}
            figure={format.count(order.received)}
            note={format.rate(order.received, order.members)}
          />
          <StatTile
            label={t('notices:order.tile.arrived')}
            figure={format.count(order.arrived)}
            note={format.rate(order.arrived, order.members)}
            tone="green"
          />
        </div>
        <div className={styles['boardColumn']}>
          {map !== undefined && map !== null && (
            <Panel name="map" title={t('notices:order.map')} note={t('desk:map.schematic')}>
              <MembersMap data={map} members={calls.map(markedOf)} area={outlineOf(order.area)} now={now} />
            </Panel>
          )}
          {order.report !== '' && (
            <Panel name="report" title={t('notices:order.report')}>
              <p className={styles['text']}>{order.report}</p>
            </Panel>
          )}
        </div>
        <div className={styles['boardColumn']}>
          <Panel name="calls" title={t('notices:order.calls')}>
            <Calls calls={calls} now={now} />
          </Panel>
          <TimelinePanel entries={timeline} />
        </div>
      </div>
      {ending && (
        <AskText
          title={t('notices:order.end')}
          label={t('notices:order.report')}
          warning={t('notices:order.endWarn')}
          required
          danger
          onSubmit={end}
          onCancel={() => setEnding(false)}
        />
      )}
    </>
  );
}

/** Where somebody arrived is where they are; before that, where they were seen last. */
function markedOf({ memberId, memberName, seen, arrivedAt, arrivedLon, arrivedLat, receivedAt }: CallRow): MarkedMember {
  const mark = arrivedAt !== null ? 'arrived' : receivedAt !== null ? 'received' : 'called';
  return {
    id: memberId, name: memberName, mark, lon: arrivedLon ?? seen?.lon ?? null, lat: arrivedLat ?? seen?.lat ?? null,
    positionAt: arrivedAt ?? seen?.positionAt ?? null,
  };
}

function Calls({ calls, now }: { calls: readonly CallRow[]; now: number }) {
  const t = useT();
  const format = useFormat();
  const account = useAccount();
  const perform = usePerform();
  const note = (call: CallRow, what: 'receive' | 'arrive'): void => {
    void perform([{ command: `order.${what}`, args: { id: call.id } }], { done: t(`notices:done.${what}Order`, { who: call.memberName }) });
  };
  return (
    <table className={styles['calls']}>
      <thead>
        <tr>
          {(['member', 'village', 'distance', 'position', 'received', 'arrived'] as const).map((column) => (
            <th key={column} scope="col">{t(`notices:order.column.${column}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <tr key={call.id} data-call={call.memberId}>
            <th scope="row">{call.memberName}</th>
            <td>{call.villageName}</td>
            <td>{call.distance === null ? '—' : format.distance(call.distance)}</td>
            <td>
              <Chip tone={AGE_TONE[ageOf(call.positionAt, call.at)]}>
                {call.positionAt === null ? t('notices:order.noPosition') : format.age(call.positionAt, call.at)}
              </Chip>
            </td>
            {(['receive', 'arrive'] as const).map((what) => {
              const when = what === 'receive' ? call.receivedAt : call.arrivedAt;
              return (
                <td key={what}>
                  {when !== null && <span title={format.dateTime(when)}>{format.brief(when, now)} ✓</span>}
                  {mayNote(call, what, account) && (
                    <Button size="small" onClick={() => note(call, what)} data-action={what}>
                      {t(`notices:order.note.${what}`)}
                    </Button>
                  )}
                  {when === null && call.withdrawn === 1 && <span className={textStyles['faint']}>{t('notices:order.withdrawn')}</span>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
