/** One account: login, person, role, place, and whether it can sign in. */
import type { MouseEvent } from 'react';
import { Button } from 'antd';
import { useT } from '../../i18n/useT.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import rowStyles from '../desk/row.module.css';
import { PendingMark } from '../desk/PendingMark.tsx';
import type { AccountListRow } from './Accounts.tsx';
import styles from './administration.module.css';
import { usePlaceWords } from './usePlaceWords.ts';

interface AccountRowProps {
  readonly account: AccountListRow;
  /** The account in use: it cannot be disabled. */
  readonly own: boolean;
  readonly active: boolean;
  readonly onClick: (event: MouseEvent) => void;
  readonly onEdit: () => void;
  readonly onPassword: () => void;
  readonly onDisabled: (disabled: boolean) => void;
}

export function AccountRow({ account, own, active, onClick, onEdit, onPassword, onDisabled }: AccountRowProps) {
  const t = useT();
  const format = useFormat();
  const place = usePlaceWords(account.place);
  const disabled = account.disabled === 1;
  return (
    <div
      className={`${rowStyles['line']} ${styles['row']} ${active ? rowStyles['active'] : ''}`}
      role="option"
      aria-selected={active}
      aria-current={active}
      data-account={account.login}
      data-disabled={disabled}
      onClick={onClick}
      onDoubleClick={onEdit}
    >
      <span className={rowStyles['two']}>
        <span className={rowStyles['name']}>
          {account.name}
          <PendingMark on={account.pending} />
        </span>
        <span className={rowStyles['sub']}>{account.login}</span>
      </span>
      <span className={rowStyles['two']}>
        <span className={rowStyles['sub']}>{t(`trade:role.${account.role}`)}</span>
        <span className={rowStyles['sub']} title={account.place}>
          {place}
        </span>
      </span>
      <span className={styles['state']}>
        {disabled && <Chip tone="red">{t('administration:accounts.disabled')}</Chip>}
        {!disabled && account.hasPassword === 0 && <Chip tone="amber">{t('administration:accounts.noPassword')}</Chip>}
        {!disabled && account.hasPassword === 1 && <Chip tone="green">{t('administration:accounts.usable')}</Chip>}
      </span>
      <span className={rowStyles['sub']}>
        {account.lastSignInAt === null ? t('administration:accounts.neverSignedIn') : format.dateTime(account.lastSignInAt)}
      </span>
      <span className={styles['tools']}>
        <Button size="small" onClick={onEdit} data-action="edit">
          {t('administration:accounts.edit')}
        </Button>
        <Button size="small" onClick={onPassword} data-action="password">
          {t('administration:accounts.password')}
        </Button>
        <Button size="small" danger={!disabled} disabled={own} onClick={() => onDisabled(!disabled)} data-action="disable">
          {t(disabled ? 'administration:accounts.enable' : 'administration:accounts.disable')}
        </Button>
      </span>
    </div>
  );
}
