/** 接口密钥: which programs may talk to the hub, for what and how long. The keys are the hub's, so this needs a connection. */
import { useCallback, useEffect, useState } from 'react';
import { App, Button } from 'antd';
import type { ListedKey } from '#protocol/key-scopes.ts';
import { bridge } from '../../bridge/bridge.ts';
import { toBridgeError } from '../../bridge/errors.ts';
import type { BridgeError } from '../../bridge/errors.ts';
import { useStatus } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { useNow } from '../../system.ts';
import { Chip, Kbd } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { EmptyState } from '../../ui/pieces.tsx';
import listStyles from '../desk/list.module.css';
import styles from './administration.module.css';
import { ApiKeyForm } from './ApiKeyForm.tsx';

const COLUMNS = ['login', 'label', 'scopes', 'createdAt', 'usedAt', 'expiresAt'] as const;
const MINUTE_MS = 60_000;

/** The keys as the hub lists them; asked again when the connection is back and after every change. */
function useKeys(): { keys: readonly ListedKey[] | undefined; error: BridgeError | undefined; reload: () => void } {
  const { state } = useStatus();
  const [answer, setAnswer] = useState<{ keys?: readonly ListedKey[]; error?: BridgeError }>({});
  const reload = useCallback((): void => {
    bridge.request('call', { name: 'key.list', args: {} }).then(
      (keys) => setAnswer({ keys: keys as readonly ListedKey[] }),
      (error: unknown) => setAnswer({ error: toBridgeError(error) }),
    );
  }, []);
  useEffect(reload, [state, reload]);
  return { keys: answer.keys, error: answer.error, reload };
}

export function ApiKeys() {
  const t = useT();
  const words = useWords();
  const { keys, error, reload } = useKeys();
  const [adding, setAdding] = useState(false);
  useHotkeys(t('keys:title'), [{ keys: ['n'], help: t('keys:add'), run: () => setAdding(true) }]);
  return (
    <section className={listStyles['middle']} aria-label={t('keys:title')}>
      <div className={listStyles['bar']}>
        <h2>{t('keys:title')}</h2>
        <span className={listStyles['count']}>{t('keys:hint')}</span>
        <span className={listStyles['space']} />
        <Button type="primary" size="small" disabled={error !== undefined} onClick={() => setAdding(true)} data-action="add-key">
          {t('keys:add')} <Kbd on>N</Kbd>
        </Button>
      </div>
      {error !== undefined && <EmptyState title={words.error(error)} />}
      {keys?.length === 0 && <EmptyState title={t('keys:none')} hint={t('keys:noneHint')} />}
      {keys !== undefined && keys.length > 0 && <KeyTable keys={keys} onRevoked={reload} />}
      {adding && (
        <ApiKeyForm
          onClose={() => {
            setAdding(false);
            reload();
          }}
        />
      )}
    </section>
  );
}

function KeyTable({ keys, onRevoked }: { keys: readonly ListedKey[]; onRevoked: () => void }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']} data-testid="key-table">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`keys:column.${column}`)}
              </th>
            ))}
            <th scope="col" aria-label={t('keys:revoke')} />
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key.id} data-key={key.id}>
              <td>{key.login}</td>
              <td>{key.label}</td>
              <td>{key.scopes === null ? t('keys:allScopes') : format.list(key.scopes.map((scope) => t(`keys:scope.${scope}`)))}</td>
              <td>{format.date(key.createdAt)}</td>
              <td>{format.dateTime(key.usedAt)}</td>
              <td>
                <Validity expiresAt={key.expiresAt} />
              </td>
              <td>
                <Revoke apiKey={key} onRevoked={onRevoked} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Validity({ expiresAt }: { expiresAt: number | null }) {
  const t = useT();
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  if (expiresAt === null) return t('keys:never');
  return expiresAt < now ? <Chip tone="red">{t('keys:expired')}</Chip> : format.date(expiresAt);
}

function Revoke({ apiKey: { id, label }, onRevoked }: { apiKey: ListedKey; onRevoked: () => void }) {
  const t = useT();
  const words = useWords();
  const { message, modal } = App.useApp();
  const revoke = async (): Promise<void> => {
    try {
      await bridge.request('call', { name: 'key.revoke', args: { id } });
      message.success(t('keys:revoked', { label }));
      onRevoked();
    } catch (error) {
      message.error(words.error(toBridgeError(error)));
    }
  };
  const ask = (): void => {
    modal.confirm({ title: t('keys:revokeAsk', { label }), content: t('keys:revokeHint'), okButtonProps: { danger: true }, onOk: revoke });
  };
  return (
    <Button size="small" danger type="text" onClick={ask} data-action="revoke">
      {t('keys:revoke')}
    </Button>
  );
}
