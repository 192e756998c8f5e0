/** The 28 px bands under the top bar: offline, first download, refused by the hub, local service lost. Never a modal. */
import { useState } from 'react';
import { Button } from 'antd';
import { useT } from '../../i18n/useT.ts';
import { bridge, acceptStatus, useStation } from '../../bridge/bridge.ts';
import { useStatus } from '../../bridge/hooks.ts';
import { useWords } from '../../i18n/words.ts';
import { BridgeError } from '../../bridge/errors.ts';
import type { WindowErrorCode } from '../../bridge/errors.ts';
import { useNow } from '../../system.ts';
import { useFormat } from '../../ui/format.ts';
import { DownloadBand } from './DownloadBand.tsx';
import bands from './bands.module.css';
import gate from './gate.module.css';

export function Bands({ onConflicts }: { onConflicts: () => void }) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const now = useNow(30_000);
  const status = useStatus();
  const connected = useStation((state) => state.connected);
  /** When what the notice tells happened, once the operator has closed it. */
  const [read, setRead] = useState<number>();
  const resume = (): void => {
    bridge.request('link.resume', {}).then(acceptStatus, () => undefined);
  };
  const asOf =
    status.lastSyncedAt === null ? t('shell:band.never') : t('shell:band.asOf', { time: format.brief(status.lastSyncedAt, now) });
  const since = status.offlineSince ?? status.lastSyncedAt;
  return (
    <div className={bands['bands']}>
      {!connected && (
        <div className={`${bands['band']} ${bands['bandRed']}`} role="alert">
          {t('shell:band.noHost')}
        </div>
      )}
      {status.state === 'refused' && (
        <div className={`${bands['band']} ${bands['bandRed']}`} role="alert">
          <b>{t('shell:band.refused')}</b>
          <span>
            {status.problem === null
              ? ''
              : words.error(new BridgeError(status.problem.code as WindowErrorCode, status.problem.message))}
          </span>
        </div>
      )}
      {(status.state === 'offline' || status.state === 'paused') && (
        <div className={bands['band']} role="status" data-testid="offline-band">
          <b>
            {t(status.state === 'paused' ? 'shell:band.paused' : 'shell:band.offline', {
              time: since === null ? '—' : format.brief(since, now),
            })}
          </b>
          <span>{t('shell:outbox.waiting', { count: status.outbox })}</span>
          <span>{asOf}</span>
          <span>{t('shell:band.canWork')}</span>
          <span className={bands['bandEnd']} />
          {status.conflicts > 0 && (
            <button type="button" onClick={onConflicts}>
              {t('shell:conflicts.label')} {status.conflicts}
            </button>
          )}
          <button type="button" onClick={resume}>
            {status.state === 'paused' ? t('shell:link.resume') : t('shell:link.retry')}
          </button>
        </div>
      )}
      {status.notice !== null && status.notice.at !== read && (
        <div className={bands['band']} role="status" data-testid="notice-band">
          <span>
            {t('shell:band.repaired', { time: format.brief(status.notice.at, now), count: status.notice.commands })}
          </span>
          <span className={bands['bandEnd']} />
          <button type="button" onClick={() => setRead(status.notice?.at)}>
            {t('ui:action.close')}
          </button>
        </div>
      )}
      <DownloadBand status={status} />
    </div>
  );
}

/** A page the role does not have. */
export function NoPage({ home }: { home: () => void }) {
  const t = useT();
  return (
    <div className={bands['centre']}>
      <div className={gate['card']}>
        <h2>{t('shell:noPage.title')}</h2>
        <p>{t('shell:noPage.hint')}</p>
        <Button onClick={home}>{t('shell:noPage.back')}</Button>
      </div>
    </div>
  );
}
