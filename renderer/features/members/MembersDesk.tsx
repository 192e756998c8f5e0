/** 网格队伍: who is on duty where and with how much open work; added, corrected, sent on leave. */
import { useRef, useState } from 'react';
import { Button } from 'antd';
import type { InputRef } from 'antd';
import type { MemberWithLoad } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../app/perform.tsx';
import { saveFilters, usePreferences } from '../../app/preferences.ts';
import type { Filters } from '../../app/preferences.ts';
import { useAccount, useStationPlace } from '../../app/session.ts';
import { useIdentified } from '../../bridge/identified.ts';
import type { Identified } from '../../bridge/identified.ts';
import { useListing } from '../../bridge/listing.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../ui/chips.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { EmptyState } from '../../ui/pieces.tsx';
import { useListCursor } from '../../ui/useListCursor.ts';
import { DeskList, rowClick } from '../desk/DeskList.tsx';
import { AreaFilter } from '../desk/AreaFilter.tsx';
import { FilterSearch } from '../desk/FilterSearch.tsx';
import { FilterSelect } from '../desk/FilterSelect.tsx';
import filtersStyles from '../desk/filters.module.css';
import { MemberForm } from './MemberForm.tsx';
import { MemberRow } from './MemberRow.tsx';
import { maySaveMembers, MEMBER_STATUSES } from './rules.ts';
import type { MemberStatus } from './rules.ts';
import styles from './members.module.css';

export type MemberListRow = Identified<MemberWithLoad>;

const PAGE = 'members';
const NO_FILTERS: Filters = {};
const keyOf = ({ member }: MemberWithLoad): string => member.id;

export function MembersDesk() {
  const t = useT();
  const { login, role } = useAccount();
  const station = useStationPlace();
  const perform = usePerform();
  const filters = usePreferences((state) => state.filters[login]?.[PAGE]) ?? NO_FILTERS;
  const change = (changes: Filters): void => saveFilters(login, PAGE, { ...filters, ...changes });
  const { search = '', status = '', area = '' } = filters;
  const place = area === '' ? station.place : area;
  const wanted = MEMBER_STATUSES.find((each) => each === status) ?? '';
  const list = useIdentified(useListing('members.list', { place, search, status: wanted }), keyOf);
  const keys = useListCursor(list, undefined);
  /** Null: a new member. Undefined: the form is closed. */
  const [editing, setEditing] = useState<MemberListRow | null>();
  const searchInput = useRef<InputRef>(null);
  const active = list.rowAt(keys.cursor.activeIndex);
  const editable = maySaveMembers(role);
  const edit = (row: MemberListRow | undefined): void => {
    if (editable && row !== undefined) setEditing(row);
  };
  const setStatus = ({ member }: MemberListRow, next: MemberStatus): void => {
    const command = (to: MemberStatus) => ({ command: 'member.setStatus', args: { memberId: member.id, status: to } });
    const done = t('members:done.status', { name: member.name, status: t(`trade:memberStatus.${next}`) });
    void perform([command(next)], { done, undo: [command(member.status)] });
  };
  useHotkeys(t('members:keys.title'), [
    ...keys.hotkeys,
    { keys: ['enter', 'e'], help: t('members:keys.edit'), run: () => edit(active) },
    { keys: ['n'], help: t('members:keys.add'), run: () => editable && setEditing(null) },
    {
      keys: ['s'],
      help: t('members:keys.status'),
      run: () => active && setStatus(active, active.member.status === 'onDuty' ? 'leave' : 'onDuty'),
    },
    { keys: ['f', 'mod+f'], help: t('desk:keys.filter'), run: () => searchInput.current?.focus() },
  ]);
  return (
    <div className={styles['members']} data-testid="members-desk">
      <DeskList
        title={t('shell:page.members')}
        list={list}
        keys={keys}
        tools={
          editable && (
            <Button type="primary" size="small" onClick={() => setEditing(null)} data-action="add">
              {t('members:add')} <Kbd on>N</Kbd>
            </Button>
          )
        }
        filters={
          <div className={filtersStyles['filters']} role="search">
            <FilterSearch
              inputRef={searchInput}
              value={search}
              label={t('members:search')}
              onChange={(text) => change({ search: text })}
            />
            <AreaFilter station={station} value={area} onChange={(code) => change({ area: code })} />
            <FilterSelect
              name="status"
              label={t('members:status')}
              value={status}
              choices={MEMBER_STATUSES.map((each) => ({ value: each, label: t(`trade:memberStatus.${each}`) }))}
              onChange={(next) => change({ status: next })}
            />
          </div>
        }
        empty={<EmptyState title={t('members:empty')} hint={t('members:emptyHint')} />}
        renderRow={(row, state) => (
          <MemberRow
            row={row}
            active={state.active}
            onClick={rowClick(row, state.index, keys, () => undefined)}
            onEdit={editable ? () => edit(row) : undefined}
            onStatus={(next) => setStatus(row, next)}
          />
        )}
      />
      {editing !== undefined && <MemberForm row={editing} onClose={() => setEditing(undefined)} />}
    </div>
  );
}
