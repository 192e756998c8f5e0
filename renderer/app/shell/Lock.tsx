/** Locked: the desk is covered until the same person gives the password again; link and outbox go on behind it. */
import { useEffect, useState } from 'react';
import { Alert, Button, Form, Input } from 'antd';
import { useT } from '../../i18n/useT.ts';
import { acceptStatus, bridge } from '../../bridge/bridge.ts';
import { toBridgeError } from '../../bridge/errors.ts';
import { useWords } from '../../i18n/words.ts';
import { systemClock, useNow } from '../../system.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import gate from './gate.module.css';
import panels from './panels.module.css';
import { useAccount } from '../session.ts';
import { useSessionActions } from './UserMenu.tsx';

export function LockScreen() {
  const t = useT();
  const words = useWords();
  const account = useAccount();
  const { signOut } = useSessionActions();
  const [form] = Form.useForm<{ password: string }>();
  const [problem, setProblem] = useState<string>();
  useHotkeys('lock', [], { exclusive: true });
  const unlock = ({ password }: { password: string }): void => {
    bridge.request('session.unlock', { password }).then(acceptStatus, (error: unknown) => {
      setProblem(words.error(toBridgeError(error)));
      form.resetFields();
    });
  };
  return (
    <div className={gate['lock']} role="dialog" aria-modal aria-label={t('shell:lock.title')}>
      <Form form={form} className={gate['card']} onFinish={unlock}>
        <h2>{t('shell:lock.title')}</h2>
        <p>{t('shell:lock.who', { name: account.name })}</p>
        <Form.Item name="password" style={{ margin: 0 }}>
          <Input.Password
            size="large"
            autoFocus
            placeholder={t('shell:signIn.password')}
            autoComplete="current-password"
            maxLength={200}
          />
        </Form.Item>
        {problem !== undefined && <Alert type="error" showIcon title={problem} role="alert" />}
        <Button type="primary" size="large" htmlType="submit" block>
          {t('shell:lock.unlock')}
        </Button>
        <Button type="link" onClick={signOut}>
          {t('shell:lock.other')}
        </Button>
        <p className={panels['faint']}>{t('shell:lock.background')}</p>
      </Form>
    </div>
  );
}

/** How often idleness is looked at; well below the shortest choice. */
const CHECK_MS = 10_000;
const ACTIVITY = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Calls `lock` after so many minutes without a key or a pointer; 0 never. */
export function useIdleLock(minutes: number, locked: boolean, lock: () => void): void {
  const now = useNow(CHECK_MS);
  const [lastActive, setLastActive] = useState(now);
  useEffect(() => {
    const note = (): void =>
      setLastActive((before) => {
        const at = systemClock.now();
        return at - before > CHECK_MS / 2 ? at : before;
      });
    for (const name of ACTIVITY) window.addEventListener(name, note, { passive: true });
    return () => {
      for (const name of ACTIVITY) window.removeEventListener(name, note);
    };
  }, []);
  const idle = minutes > 0 && !locked && now - lastActive >= minutes * 60_000;
  useEffect(() => {
    if (!idle) return;
    setLastActive(systemClock.now());
    lock();
  }, [idle, lock]);
}
