/** Who is signed in: language, 大字版, idle lock, keyboard help, lock and sign out. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import { App, Button, Divider, Popover, Select, Switch } from 'antd';
import { useT } from '../../i18n/useT.ts';
import { useAccount } from '../session.ts';
import { IDLE_LOCK_CHOICES_MIN, usePreferences } from '../preferences.ts';
import { acceptStatus, bridge } from '../../bridge/bridge.ts';
import { toBridgeError } from '../../bridge/errors.ts';
import { NoticeSettings } from '../../features/notices/watch/NoticeSettings.tsx';
import { useStatus } from '../../bridge/hooks.ts';
import { useWords } from '../../i18n/words.ts';
import { Kbd } from '../../ui/chips.tsx';
import frame from './frame.module.css';
import gate from './gate.module.css';
import panels from './panels.module.css';

/** The two switches one needs before signing in, too. The language button is written in the other language. */
export function LanguageAndSize() {
  const t = useT();
  const { language, large } = usePreferences();
  return (
    <>
      <Button
        type="text"
        size="small"
        onClick={() => usePreferences.setState({ language: language === 'zh-CN' ? 'en' : 'zh-CN' })}
      >
        {t('shell:user.language')}
      </Button>
      <Button
        type={large ? 'primary' : 'text'}
        size="small"
        aria-pressed={large}
        onClick={() => usePreferences.setState({ large: !large })}
      >
        {t('shell:user.large')}
      </Button>
    </>
  );
}

export function useSessionActions(): { lock: () => void; signOut: () => void } {
  const { message } = App.useApp();
  const words = useWords();
  const fail = (error: unknown): void => {
    message.error(words.error(toBridgeError(error)));
  };
  return {
    lock: () => {
      bridge.request('session.lock', {}).then(acceptStatus, fail);
    },
    signOut: () => {
      bridge.request('session.signOut', {}).then(acceptStatus, fail);
    },
  };
}

export function UserMenu({ onHelp }: { onHelp: () => void }) {
  const t = useT();
  const { modal } = App.useApp();
  const account = useAccount();
  const { outbox } = useStatus();
  const { large, idleLockMin } = usePreferences();
  const { lock, signOut } = useSessionActions();
  const [open, setOpen] = useState(false);
  const [noticeSettings, setNoticeSettings] = useState(false);
  const closing = (run: () => void): void => {
    setOpen(false);
    run();
  };
  const askSignOut = (): void => {
    if (outbox === 0) signOut();
    else
      modal.confirm({
        title: t('shell:user.signOut'),
        content: t('shell:user.signOutPending', { count: outbox }),
        okText: t('shell:user.signOut'),
        onOk: signOut,
      });
  };
  const menu = (
    <div className={panels['pop']} style={{ width: 'calc(248 * var(--u))' }}>
      <h3>{account.name}</h3>
      <div className={panels['faint']}>
        {t(`trade:role.${account.role}`)} · {account.login}
      </div>
      <Divider style={{ margin: '8px 0' }} />
      <label className={panels['settingRow']}>
        {t('shell:user.large')}
        <Switch size="small" checked={large} onChange={(on) => usePreferences.setState({ large: on })} />
      </label>
      <label className={panels['settingRow']}>
        {t('shell:user.idle')}
        <Select
          size="small"
          value={idleLockMin}
          style={{ width: 110 }}
          onChange={(minutes) => usePreferences.setState({ idleLockMin: minutes })}
          options={[
            ...IDLE_LOCK_CHOICES_MIN.map((minutes) => ({
              value: minutes as number,
              label: t('shell:user.minutes', { count: minutes }),
            })),
            { value: 0, label: t('shell:user.never') },
          ]}
        />
      </label>
      <Divider style={{ margin: '8px 0' }} />
      <MenuEntry onClick={() => closing(() => setNoticeSettings(true))}>{t('notices:settings.title')}</MenuEntry>
      <MenuEntry onClick={() => closing(onHelp)}>
        {t('shell:user.help')} <Kbd>?</Kbd>
      </MenuEntry>
      <MenuEntry onClick={() => closing(lock)}>{t('shell:user.lock')}</MenuEntry>
      <MenuEntry onClick={() => closing(askSignOut)}>{t('shell:user.signOut')}</MenuEntry>
    </div>
  );
  return (
    <>
      <Popover content={menu} trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} arrow={false}>
        <button type="button" className={frame['state']}>
          <span className={gate['avatar']} aria-hidden>
            {account.name.slice(0, 1)}
          </span>
          {account.name}
        </button>
      </Popover>
      {noticeSettings && <NoticeSettings onClose={() => setNoticeSettings(false)} />}
    </>
  );
}

/** A line of the menu; a key beside the words stands at the right. */
function MenuEntry({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Button type="text" block style={{ justifyContent: 'space-between' }} onClick={onClick}>
      {children}
    </Button>
  );
}
