/** Sign-in: the people this PC knows, an offline hint, and errors that say what to do. */
import { useEffect, useRef, useState } from 'react';
import { Alert, Button, Form, Input } from 'antd';
import type { InputRef } from 'antd';
import { useT } from '../../i18n/useT.ts';
import type { MethodResults, Status } from '#protocol/bridge/methods.ts';
import { acceptStatus, bridge } from '../../bridge/bridge.ts';
import { toBridgeError } from '../../bridge/errors.ts';
import { useWords } from '../../i18n/words.ts';
import { useNow } from '../../system.ts';
import { useFormat } from '../../ui/format.ts';
import styles from '../app.module.css';
import { LanguageAndSize } from './UserMenu.tsx';

type Known = MethodResults['session.known'];

export function SignIn({ status }: { status: Status }) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const now = useNow(60_000);
  const [form] = Form.useForm<{ login: string; password: string }>();
  const login = Form.useWatch('login', form);
  const password = useRef<InputRef>(null);
  const [known, setKnown] = useState<Known>([]);
  const [problem, setProblem] = useState<string>();
  const [waiting, setWaiting] = useState(false);
  const [capsLock, setCapsLock] = useState(false);

  useEffect(() => {
    bridge.request('session.known', {}).then(
      (people) => {
        const latest = [...people].sort((a, b) => b.lastSignInAt - a.lastSignInAt);
        setKnown(latest);
        if (latest[0] !== undefined && !form.isFieldTouched('login')) {
          form.setFieldValue('login', latest[0].login);
          password.current?.focus();
        }
      },
      () => setKnown([]),
    );
  }, [form]);

  const signIn = (values: { login: string; password: string }): void => {
    setWaiting(true);
    setProblem(undefined);
    bridge
      .request('session.signIn', { login: values.login.trim(), password: values.password })
      .then(acceptStatus, (error: unknown) => {
        setProblem(words.error(toBridgeError(error)));
        form.setFieldValue('password', '');
        password.current?.focus();
      })
      .finally(() => setWaiting(false));
  };

  const required = [{ required: true, message: t('shell:signIn.fieldRequired') }];
  return (
    <div className={styles['gate']}>
      <aside className={styles['gateSide']}>
        <div>
          <h1>{t('shell:product')}</h1>
          <p>{t('shell:signIn.tagline')}</p>
        </div>
        <small>
          {t('shell:signIn.hub', { url: status.hubUrl })}
          <br />
          {t('shell:signIn.version', { version: status.version })}
        </small>
      </aside>
      <main className={styles['gateMain']}>
        <div className={styles['gateTools']}>
          <LanguageAndSize />
        </div>
        <Form
          form={form}
          className={styles['card']}
          layout="vertical"
          requiredMark={false}
          onFinish={signIn}
          onKeyDown={(event) => setCapsLock(event.getModifierState('CapsLock'))}
        >
          <h2>{t('shell:signIn.title')}</h2>
          {status.offlineSince !== null && <Alert type="warning" showIcon title={t('shell:signIn.offline')} />}
          {known.length > 0 && (
            <div className={styles['known']} aria-label={t('shell:signIn.known')}>
              <span className={styles['faint']}>{t('shell:signIn.known')}</span>
              {known.map((person) => (
                <button
                  key={person.login}
                  type="button"
                  className={`${styles['knownItem']} ${person.login === login ? styles['knownOn'] : ''}`}
                  onClick={() => {
                    form.setFieldValue('login', person.login);
                    password.current?.focus();
                  }}
                >
                  <span className={styles['avatar']} aria-hidden>
                    {person.name.slice(0, 1)}
                  </span>
                  <b>{person.name}</b>
                  <span className={styles['faint']}>{person.login}</span>
                  <small>{format.age(person.lastSignInAt, now)}</small>
                </button>
              ))}
            </div>
          )}
          <Form.Item name="login" label={t('shell:signIn.login')} rules={required} style={{ margin: 0 }}>
            <Input size="large" autoComplete="username" autoFocus maxLength={80} spellCheck={false} />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('shell:signIn.password')}
            rules={required}
            style={{ margin: 0 }}
            extra={capsLock ? t('shell:signIn.capsLock') : undefined}
          >
            <Input.Password ref={password} size="large" autoComplete="current-password" maxLength={200} />
          </Form.Item>
          {problem !== undefined && <Alert type="error" showIcon title={problem} role="alert" />}
          <Button type="primary" size="large" htmlType="submit" loading={waiting} block>
            {waiting ? t('shell:signIn.waiting') : t('shell:signIn.submit')}
          </Button>
        </Form>
      </main>
    </div>
  );
}
