/** 账号: who may sign in, as what and where; passwords are set at the hub, so that needs a connection. */
import { useRef, useState } from 'react';
import { App, Button } from 'antd';
import type { InputRef } from 'antd';
import { ROLES } from '#domain/core/actor.ts';
import type { Account } from '#domain/schema/people.ts';
import type { Pending } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../app/perform.tsx';
import { saveFilters, usePreferences } from '../../app/preferences.ts';
import type { Filters } from '../../app/preferences.ts';
import { useAccount } from '../../app/session.ts';
import { useListing } from '../../bridge/listing.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../ui/chips.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { EmptyState } from '../../ui/pieces.tsx';
import { useListCursor } from '../../ui/useListCursor.ts';
import { DeskList, rowClick } from '../desk/DeskList.tsx';
import { FilterSearch } from '../desk/FilterSearch.tsx';
import { FilterSelect } from '../desk/FilterSelect.tsx';
import styles from '../desk/filters.module.css';
import { AccountForm } from './AccountForm.tsx';
import { AccountRow } from './AccountRow.tsx';
import { PasswordForm } from './PasswordForm.tsx';

export type AccountListRow = Pending<Account>;

type Open =
  { readonly kind: 'edit'; readonly account: AccountListRow | null } | { readonly kind: 'password'; readonly accountId: string };

const PAGE = 'accounts';
const NO_FILTERS: Filters = {};

export function Accounts() {
  const t = useT();
  const me = useAccount();
  const { modal } = App.useApp();
  const perform = usePerform();
  const filters = usePreferences((state) => state.filters[me.login]?.[PAGE]) ?? NO_FILTERS;
  const change = (changes: Filters): void => saveFilters(me.login, PAGE, { ...filters, ...changes });
  const { search = '', role = '' } = filters;
  const list = useListing('accounts.list', { search, role });
  const keys = useListCursor(list, undefined);
  const [open, setOpen] = useState<Open>();
  const searchInput = useRef<InputRef>(null);
  const active = list.rowAt(keys.cursor.activeIndex);
  const edit = (account: AccountListRow | null): void => setOpen({ kind: 'edit', account });
  const setPassword = ({ id }: AccountListRow): void => setOpen({ kind: 'password', accountId: id });
  const setDisabled = ({ id, name }: AccountListRow, disabled: boolean): void => {
    const command = (off: boolean) => ({ command: off ? 'account.disable' : 'account.enable', args: { id } });
    const run = (): void => {
      const done = t(disabled ? 'administration:accounts.disabledDone' : 'administration:accounts.enabledDone', { name });
      void perform([command(disabled)], { done, undo: [command(!disabled)] });
    };
    if (!disabled) return run();
    modal.confirm({
      title: t('administration:accounts.disableAsk', { name }),
      content: t('administration:accounts.disableHint'),
      okButtonProps: { danger: true },
      onOk: run,
    });
  };
  useHotkeys(t('administration:section.accounts'), [
    ...keys.hotkeys,
    { keys: ['n'], help: t('administration:accounts.add'), run: () => edit(null) },
    { keys: ['enter', 'e'], help: t('administration:keys.edit'), run: () => active && edit(active) },
    { keys: ['p'], help: t('administration:keys.password'), run: () => active && setPassword(active) },
    { keys: ['f', 'mod+f'], help: t('desk:keys.filter'), run: () => searchInput.current?.focus() },
  ]);
  return (
    <>
      <DeskList
        title={t('administration:section.accounts')}
        list={list}
        keys={keys}
        tools={
          <Button type="primary" size="small" onClick={() => edit(null)} data-action="add">
            {t('administration:accounts.add')} <Kbd on>N</Kbd>
          </Button>
        }
        filters={
          <div className={styles['filters']} role="search">
            <FilterSearch
              inputRef={searchInput}
              value={search}
              label={t('administration:accounts.search')}
              onChange={(text) => change({ search: text })}
            />
            <FilterSelect
              name="role"
              label={t('administration:accounts.role')}
              value={role}
              choices={ROLES.map((each) => ({ value: each, label: t(`trade:role.${each}`) }))}
              onChange={(next) => change({ role: next })}
            />
          </div>
        }
        empty={<EmptyState title={t('administration:accounts.empty')} hint={t('administration:accounts.emptyHint')} />}
        renderRow={(account, state) => (
          <AccountRow
            account={account}
            own={account.id === me.id}
            active={state.active}
            onClick={rowClick(account, state.index, keys, () => undefined)}
            onEdit={() => edit(account)}
            onPassword={() => setPassword(account)}
            onDisabled={(disabled) => setDisabled(account, disabled)}
          />
        )}
      />
      {open?.kind === 'edit' && (
        <AccountForm
          account={open.account}
          onClose={() => setOpen(undefined)}
          onCreated={(accountId) => setOpen({ kind: 'password', accountId })}
        />
      )}
      {open?.kind === 'password' && <PasswordForm accountId={open.accountId} onClose={() => setOpen(undefined)} />}
    </>
  );
}
