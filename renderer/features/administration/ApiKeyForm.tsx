/** A new API key: for which account, what and how long. It is shown this once. */
import { useState } from 'react';
import { Alert, App, Typography } from 'antd';
import { KEY_SCOPES } from '#protocol/key-scopes.ts';
import { bridge } from '../../bridge/bridge.ts';
import { toBridgeError } from '../../bridge/errors.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { AskForm } from '../desk/AskForm.tsx';
import type { AskField, AskValues } from '../desk/AskForm.tsx';

const ACCOUNTS_MAX = 1000;
const LABEL_MAX = 80;
const DAYS_MAX = 3650;

export function ApiKeyForm({ onClose }: { onClose: () => void }) {
  const t = useT();
  const words = useWords();
  const { message } = App.useApp();
  const [made, setMade] = useState<string>();
  const { data } = useQuery('accounts.list', { limit: ACCOUNTS_MAX });
  const accounts = (data?.rows ?? []).filter(({ disabled }) => disabled === 0);
  const fields: readonly AskField[] = [
    {
      kind: 'choice', name: 'accountId', label: t('keys:form.account'), required: true,
      choices: accounts.map(({ id, login, name }) => ({ value: id, label: `${name} · ${login}` })),
    },
    { kind: 'line', name: 'label', label: t('keys:form.label'), max: LABEL_MAX, required: true },
    {
      kind: 'choices', name: 'scopes', label: t('keys:form.scopes'),
      choices: KEY_SCOPES.map((scope) => ({ value: scope, label: t(`keys:scope.${scope}`) })),
    },
    { kind: 'number', name: 'days', label: t('keys:form.days'), min: 1, max: DAYS_MAX },
  ];
  const add = async (values: AskValues): Promise<void> => {
    const scopes = values['scopes'] as readonly string[];
    const args = { ...values, scopes: scopes.length === 0 ? null : scopes, days: values['days'] ?? null };
    try {
      const { key } = (await bridge.request('call', { name: 'key.add', args })) as { key: string };
      setMade(key);
    } catch (error) {
      message.error(words.error(toBridgeError(error)));
    }
  };
  if (made === undefined) {
    return <AskForm title={t('keys:add')} fields={fields} onSubmit={(values) => void add(values)} onCancel={onClose} />;
  }
  return (
    <Dialog title={t('keys:add')} okText={t('ui:action.close')} onOk={onClose} onCancel={onClose}>
      <Alert type="warning" title={t('keys:made')} style={{ marginBottom: 16 }} />
      <Typography.Text code copyable data-testid="new-key">
        {made}
      </Typography.Text>
    </Dialog>
  );
}
