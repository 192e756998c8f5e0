/** 发应急指令: an area is drawn on the map; the members in it are called, each with the age of the position it was seen at. */
import { useMemo, useState } from 'react';
import { Checkbox, Form, Input, Select } from 'antd';
import { distanceM } from '#domain/dispatch/distance.ts';
import { usePerform } from '../../app/perform.tsx';
import { useStationPlace } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { Chip } from '../../ui/chips.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useFormat } from '../../ui/format.ts';
import { EmptyState } from '../../ui/pieces.tsx';
import textStyles from '../desk/text.module.css';
import { choiceOf } from '../desk/choice.ts';
import type { Point } from '../desk/projection.ts';
import { AGE_TONE, ageOf } from './ages.ts';
import { isInside, middleOf } from './lasso.ts';
import { MembersMap } from './MembersMap.tsx';
import type { MarkedMember } from './MembersMap.tsx';
import styles from './notices.module.css';

/** Members one order calls. */
const MEMBERS_MAX = 200;
const TICK_MS = 30_000;
const NOWHERE: readonly Point[] = [];

interface IssueOrderProps {
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export function IssueOrder({ onDone, onCancel }: IssueOrderProps) {
  const t = useT();
  const perform = usePerform();
  const { tier, place } = useStationPlace();
  const now = useNow(TICK_MS);
  const [form] = Form.useForm<{ text: string }>();
  const [town, setTown] = useState(tier === 'city' ? '' : place);
  const [area, setArea] = useState(NOWHERE);
  /** Members left out of those in the area. */
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { data: territory } = useQuery('territory.towns', {}, { enabled: tier === 'city' });
  const { data } = useQuery('map.members', { place: town }, { enabled: town !== '' });
  const inside = useMemo(
    () => (data?.members ?? []).filter(isPlaced).filter(({ lon, lat }) => isInside([lon, lat], area)),
    [data, area],
  );
  const called = inside.filter(({ id }) => !left.has(id)).slice(0, MEMBERS_MAX);
  const calledIds = new Set(called.map(({ id }) => id));
  const submit = ({ text }: { text: string }): void => {
    const [lon, lat] = middleOf(area);
    const args = { place, text: text.trim(), lon, lat, area, memberIds: called.map(({ id }) => id) };
    void perform([{ command: 'order.issue', args }], { done: t('notices:done.order', { count: called.length }) }).then((saved) => {
      if (saved > 0) onDone();
    });
  };
  const choose = (drawn: readonly Point[]): void => {
    setArea(drawn);
    setLeft(new Set());
  };
  return (
    <Dialog
      width={1000}
      title={t('notices:order.issue')}
      okText={t('notices:order.call', { count: called.length })}
      danger
      disabled={called.length === 0}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      <div className={styles['orderForm']}>
        <div>
          {tier === 'city' && (
            <Select
              value={town === '' ? undefined : town}
              placeholder={t('desk:filter.town')}
              showSearch={{ optionFilterProp: 'label' }}
              options={territory?.towns.map(choiceOf) ?? []}
              onChange={(code: string) => {
                setTown(code);
                choose(NOWHERE);
              }}
              data-testid="order-town"
            />
          )}
          {data === undefined || data === null ? (
            <EmptyState title={t('notices:order.chooseTown')} />
          ) : (
            <MembersMap
              data={data}
              members={data.members.map((member): MarkedMember => ({ ...member, mark: calledIds.has(member.id) ? 'chosen' : 'free' }))}
              area={area}
              now={now}
              onArea={choose}
            />
          )}
          <p className={textStyles['hint']}>{t('notices:order.drawHint')}</p>
        </div>
        <div>
          <Form form={form} layout="vertical" onFinish={submit}>
            <Form.Item
              name="text"
              label={t('notices:order.text')}
              rules={[{ required: true, whitespace: true, message: t('desk:form.needValue') }]}
            >
              <Input.TextArea autoFocus rows={4} maxLength={1000} showCount placeholder={t('notices:order.textHint')} />
            </Form.Item>
          </Form>
          <h4>{t('notices:order.members', { count: called.length })}</h4>
          <CalledMembers
            members={inside}
            goal={area.length === 0 ? undefined : middleOf(area)}
            left={left}
            now={now}
            onToggle={(id) => setLeft(toggled(left, id))}
          />
        </div>
      </div>
    </Dialog>
  );
}

interface Positioned {
  readonly id: string;
  readonly name: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly positionAt: number | null;
}

function isPlaced<M extends Positioned>(member: M): member is M & { readonly lon: number; readonly lat: number } {
  return member.lon !== null && member.lat !== null;
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

interface CalledMembersProps {
  readonly members: readonly (Positioned & { readonly lon: number; readonly lat: number })[];
  readonly goal: Point | undefined;
  readonly left: ReadonlySet<string>;
  readonly now: number;
  readonly onToggle: (id: string) => void;
}

/** The nearest first. */
function CalledMembers({ members, goal, left, now, onToggle }: CalledMembersProps) {
  const t = useT();
  const format = useFormat();
  if (goal === undefined) return <p className={textStyles['faint']}>{t('notices:order.noArea')}</p>;
  if (members.length === 0) return <p className={textStyles['faint']}>{t('notices:order.nobody')}</p>;
  const away = ({ lon, lat }: { lon: number; lat: number }): number => distanceM({ lon, lat }, { lon: goal[0], lat: goal[1] });
  return (
    <ul className={styles['called']}>
      {members.toSorted((a, b) => away(a) - away(b)).map((member) => (
        <li key={member.id}>
          <Checkbox checked={!left.has(member.id)} onChange={() => onToggle(member.id)}>
            {member.name}
          </Checkbox>
          <span className={textStyles['faint']}>{format.distance(away(member))}</span>
          <Chip tone={AGE_TONE[ageOf(member.positionAt, now)]}>
            {member.positionAt === null ? t('notices:order.noPosition') : format.age(member.positionAt, now)}
          </Chip>
        </li>
      ))}
    </ul>
  );
}
