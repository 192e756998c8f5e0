/** 提醒设置: what sounds, what shows on the desktop, when it is quiet. Of this person on this PC. */
import { useState } from 'react';
import { Button, Switch, TimePicker } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useAccount } from '../../../app/session.ts';
import { useT } from '../../../i18n/useT.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import textStyles from '../../desk/text.module.css';
import styles from '../notices.module.css';
import { SIGNALS } from './announce.ts';
import type { NoticeSettings as Settings, Signal } from './announce.ts';
import { chime } from './chime.ts';
import { askForDesktop, desktopPermission } from './desktop.ts';
import { saveSettings, settingsOf, useWatched } from './store.ts';

export function NoticeSettings({ onClose }: { onClose: () => void }) {
  const t = useT();
  const { login } = useAccount();
  const settings = useWatched(settingsOf(login));
  const [permission, setPermission] = useState(desktopPermission);
  const change = (changes: Partial<Settings>): void => saveSettings(login, { ...settings, ...changes });
  const setDesktop = (signal: Signal, on: boolean): void => {
    change({ desktop: { ...settings.desktop, [signal]: on } });
    if (on && permission === 'default') void askForDesktop().then(setPermission);
  };
  return (
    <Dialog
      width={520}
      title={t('notices:settings.title')}
      okText={t('notices:settings.done')}
      enterSubmits
      onOk={onClose}
      onCancel={onClose}
    >
      <label className={styles['setting']}>
        {t('notices:settings.muted')}
        <Switch checked={settings.muted} onChange={(muted) => change({ muted })} data-testid="mute" />
      </label>
      <table className={styles['signals']} aria-disabled={settings.muted}>
        <thead>
          <tr>
            <th scope="col">{t('notices:settings.what')}</th>
            <th scope="col">{t('notices:settings.sound')}</th>
            <th scope="col">{t('notices:settings.desktop')}</th>
          </tr>
        </thead>
        <tbody>
          {SIGNALS.map((signal) => (
            <tr key={signal}>
              <th scope="row">{t(`notices:signal.${signal}`)}</th>
              <td>
                <Switch
                  size="small"
                  disabled={settings.muted}
                  checked={settings.sound[signal]}
                  aria-label={`${t('notices:settings.sound')} ${t(`notices:signal.${signal}`)}`}
                  onChange={(on) => change({ sound: { ...settings.sound, [signal]: on } })}
                />
              </td>
              <td>
                <Switch
                  size="small"
                  disabled={settings.muted || permission === 'unsupported'}
                  checked={settings.desktop[signal]}
                  aria-label={`${t('notices:settings.desktop')} ${t(`notices:signal.${signal}`)}`}
                  onChange={(on) => setDesktop(signal, on)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {permission === 'denied' && <p className={textStyles['warn']}>{t('notices:settings.denied')}</p>}
      <label className={styles['setting']}>
        {t('notices:settings.quiet')}
        <TimePicker.RangePicker
          format="HH:mm"
          minuteStep={15}
          order={false}
          needConfirm={false}
          allowClear={false}
          value={[timeOf(settings.quietFrom), timeOf(settings.quietTo)]}
          onChange={(range) => {
            const [from, to] = range ?? [];
            if (from && to) change({ quietFrom: minutesOf(from), quietTo: minutesOf(to) });
          }}
        />
      </label>
      <label className={styles['setting']}>
        {t('notices:settings.ordersAlways')}
        <Switch checked={settings.ordersAlways} onChange={(ordersAlways) => change({ ordersAlways })} />
      </label>
      <p className={textStyles['faint']}>{t('notices:settings.hint')}</p>
      <Button size="small" onClick={() => chime(1)}>
        {t('notices:settings.try')}
      </Button>
    </Dialog>
  );
}

const timeOf = (minutes: number): Dayjs => dayjs().startOf('day').add(minutes, 'minute');
const minutesOf = (time: Dayjs): number => time.hour() * 60 + time.minute();
