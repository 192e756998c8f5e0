/** Sets somebody's password at the hub; a new account must have reached the hub first. */
import { useState } from 'react';
import { Alert, App, Form, Input } from 'antd';
import type { Account } from '#domain/schema/people.ts';
import { bridge } from '../../bridge/bridge.ts';
import { toBridgeError } from '../../bridge/errors.ts';
import { useQuery, useStatus } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Dialog } from '../../ui/Dialog.tsx';

interface Values {
  readonly password: string;
  readonly again: string;
}

/** The hub decides; this saves a round trip (hub-server/accounts/password.ts). */
const PASSWORD_MIN = 8;
const PASSWORD_MAX = 200;
const ACCOUNTS_MAX = 1000;

/** The live row of the account; undefined until the replica has it. */
function useAccountRow(id: string): (Account & { readonly pending: boolean }) | undefined {
  const { data } = useQuery('accounts.list', { limit: ACCOUNTS_MAX });
  return data?.rows.find((row) => row.id === id);
}

export function PasswordForm({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const t = useT();
  const words = useWords();
  const { message } = App.useApp();
  const { state } = useStatus();
  const account = useAccountRow(accountId);
  const [form] = Form.useForm<Values>();
  const [setting, setSetting] = useState(false);
  const title = t('administration:accounts.setPassword', { name: account?.name ?? '' });
  const waiting = account === undefined || account.pending;
  const save = async ({ password }: Values): Promise<void> => {
    setSetting(true);
    try {
      await bridge.request('call', { name: 'account.setPassword', args: { accountId, password } });
      message.success(t('administration:accounts.passwordDone', { name: account?.name ?? '' }));
      onClose();
    } catch (error) {
      message.error(words.error(toBridgeError(error)));
    } finally {
      setSetting(false);
    }
  };
  const same = ({ getFieldValue }: { getFieldValue: (name: keyof Values) => unknown }) => ({
    validator: (_rule: unknown, value: unknown) =>
      value === getFieldValue('password') ? Promise.resolve() : Promise.reject(new Error(t('administration:accounts.notSame'))),
  });
  return (
    <Dialog
      title={title}
      okText={t('ui:action.save')}
      disabled={waiting || state !== 'online'}
      busy={setting}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {state !== 'online' && <Alert type="warning" title={t('errors:error.hub.unreachable')} style={{ marginBottom: 16 }} />}
      {state === 'online' && waiting && (
        <Alert type="info" title={t('administration:accounts.waiting')} style={{ marginBottom: 16 }} />
      )}
      <Form form={form} layout="vertical" onFinish={(values) => void save(values)} data-testid="password-form">
        <Form.Item
          name="password"
          label={t('administration:accounts.newPassword')}
          extra={t('administration:accounts.passwordHint', { count: PASSWORD_MIN })}
          rules={[
            { required: true, min: PASSWORD_MIN, message: t('administration:accounts.passwordShort', { count: PASSWORD_MIN }) },
          ]}
        >
          <Input.Password autoFocus maxLength={PASSWORD_MAX} autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('administration:accounts.again')}
          dependencies={['password']}
          rules={[{ required: true, message: t('members:required') }, same]}
        >
          <Input.Password maxLength={PASSWORD_MAX} autoComplete="new-password" onPressEnter={() => form.submit()} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
