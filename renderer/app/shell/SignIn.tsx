/** Sign-in: the people this PC knows, an offline hint, and errors that say what to do. */
import { useEffect, useRef, useState } from 'react';
import { Alert, Button, Form, Input } from 'antd';
import type { InputRef } from 'antd';
import { useT } from '../../i18n/useT.ts';
import type { MethodResults, Status } from '#protocol/bridge/methods.ts';
import { acceptStatus, bridge } from '../../bridge/bridge.ts';
import { BridgeError, toBridgeError } from '../../bridge/errors.ts';
import type { WindowErrorCode } from '../../bridge/errors.ts';
import { useWords } from '../../i18n/words.ts';
import { useNow } from '../../system.ts';
import { useFormat } from '../../ui/format.ts';
import gate from './gate.module.css';
import panels from './panels.module.css';
import { setParams, useView } from '../view.ts';
import { LanguageAndSize } from './UserMenu.tsx';

type Known = MethodResults['session.known'];

export function SignIn({ status }: { status: Status }) {
  const t = useT();
  const words = useWords();
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
        // An address may name who signs in here (#/?login=…), as those that the demo prints do.
        const expected = useView.getState().params.login ?? latest[0]?.login;
        if (expected !== undefined && !form.isFieldTouched('login')) {
          form.setFieldValue('login', expected);
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
      .then(
        (signedIn) => {
          setParams({ login: '' });
          acceptStatus(signedIn);
        },
        (error: unknown) => {
          setProblem(words.error(toBridgeError(error)));
          form.setFieldValue('password', '');
          password.current?.focus();
        },
      )
      .finally(() => setWaiting(false));
  };

  const choose = (person: string): void => {
    form.setFieldValue('login', person);
    password.current?.focus();
  };

  const required = [{ required: true, message: t('shell:signIn.fieldRequired') }];
  return (
    <div className={gate['gate']}>
      <aside className={gate['gateSide']}>
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
      <main className={gate['gateMain']}>
        <div className={gate['gateTools']}>
          <LanguageAndSize />
        </div>
        <Form
          form={form}
          className={gate['card']}
          layout="vertical"
          requiredMark={false}
          onFinish={signIn}
          onKeyDown={(event) => setCapsLock(event.getModifierState('CapsLock'))}
        >
          <h2>{t('shell:signIn.title')}</h2>
          {status.problem !== null && problem === undefined && !waiting && (
            <Alert type="warning" showIcon title={words.error(whyEnded(status.problem))} />
          )}
          {known.length > 0 && <KnownPeople known={known} current={login} onChoose={choose} />}
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

/** Why the last session ended by itself, for example because the account was disabled. */
function whyEnded({ code, message }: { readonly code: string; readonly message: string }): BridgeError {
  return new BridgeError(code as WindowErrorCode, message);
}

interface KnownPeopleProps {
  readonly known: Known;
  readonly current: string | undefined;
  readonly onChoose: (login: string) => void;
}

/** The people who signed in on this PC before: they can do so without the hub, too. */
function KnownPeople({ known, current, onChoose }: KnownPeopleProps) {
  const t = useT();
  const format = useFormat();
  const now = useNow(60_000);
  return (
    <div className={gate['known']} aria-label={t('shell:signIn.known')}>
      <span className={panels['faint']} title={t('shell:signIn.offline')}>
        {t('shell:signIn.known')}
      </span>
      {known.map(({ login, name, lastSignInAt }) => (
        <button
          key={login}
          type="button"
          className={`${gate['knownItem']} ${login === current ? gate['knownOn'] : ''}`}
          onClick={() => onChoose(login)}
        >
          <span className={gate['avatar']} aria-hidden>
            {name.slice(0, 1)}
          </span>
          <b>{name}</b>
          <span className={panels['faint']}>{login}</span>
          <small>{format.age(lastSignInAt, now)}</small>
        </button>
      ))}
    </div>
  );
}
