/** Connection, waiting commands and conflicts in the top bar. */
import { useState } from 'react';
import { Button, Popover } from 'antd';
import { useT } from '../../i18n/useT.ts';
import type { LinkState, MethodResults } from '#protocol/bridge/methods.ts';
import { acceptStatus, bridge, useStation } from '../../bridge/bridge.ts';
import { useStatus } from '../../bridge/hooks.ts';
import { useWords } from '../../i18n/words.ts';
import { useFormat } from '../../ui/format.ts';
import { ToneMark } from '../../ui/chips.tsx';
import type { Tone } from '../../ui/tone.ts';
import { FreshnessStamp } from '../../ui/pieces.tsx';
import frame from './frame.module.css';
import panels from './panels.module.css';

const STATE: Record<LinkState, { readonly tone: Tone; readonly style: string }> = {
  online: { tone: 'green', style: 'stateGreen' },
  connecting: { tone: 'amber', style: 'stateAmber' },
  bootstrapping: { tone: 'amber', style: 'stateAmber' },
  offline: { tone: 'violet', style: 'stateAmber' },
  paused: { tone: 'violet', style: 'stateAmber' },
  refused: { tone: 'red', style: 'stateRed' },
  signedOut: { tone: 'grey', style: '' },
};

/** Cuts or restores the connection to the hub; an answer arrives as the new status, a failure as the old one. */
function setLink(method: 'link.pause' | 'link.resume'): void {
  bridge.request(method, {}).then(acceptStatus, () => undefined);
}

export function LinkStatus() {
  const t = useT();
  const status = useStatus();
  const connected = useStation((state) => state.connected);
  const look = connected ? STATE[status.state] : STATE.refused;
  const content = (
    <div className={panels['pop']}>
      <h3>{connected ? t(`shell:link.${status.state}`) : t('shell:link.noHost')}</h3>
      <FreshnessStamp syncedAt={status.lastSyncedAt} />
      <p className={panels['faint']}>{status.state === 'online' ? t('shell:link.onlineHint') : status.hubUrl}</p>
      <div className={panels['buttons']} style={{ marginTop: 8 }}>
        {status.state === 'online' || status.state === 'connecting' || status.state === 'bootstrapping' ? (
          <Button size="small" onClick={() => setLink('link.pause')}>
            {t('shell:link.pause')}
          </Button>
        ) : (
          <Button size="small" type="primary" onClick={() => setLink('link.resume')}>
            {status.state === 'paused' ? t('shell:link.resume') : t('shell:link.retry')}
          </Button>
        )}
      </div>
    </div>
  );
  return (
    <Popover content={content} trigger="click" placement="bottomRight" arrow={false}>
      <button
        type="button"
        className={`${frame['state']} ${frame[look.style]}`}
        data-testid="link-state"
        data-state={status.state}
      >
        <ToneMark tone={look.tone} />
        {connected ? t(`shell:link.${status.state}`) : t('shell:link.noHost')}
      </button>
    </Popover>
  );
}

export function OutboxStatus() {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const { outbox } = useStatus();
  const [entries, setEntries] = useState<MethodResults['outbox']>([]);
  const load = (open: boolean): void => {
    if (open) bridge.request('outbox', {}).then(setEntries, () => setEntries([]));
  };
  const content = (
    <div className={panels['pop']}>
      <h3>{outbox === 0 ? t('shell:outbox.none') : t('shell:outbox.title')}</h3>
      {outbox > 0 && (
        <>
          <span className={panels['faint']}>{t('shell:outbox.hint')}</span>
          <ul className={panels['popList']}>
            {entries.map((entry) => (
              <li key={entry.number}>
                <span className={panels['faint']}>{format.shortClock(entry.issuedAt)}</span>
                <span>{words.command(entry.command)}</span>
                <span className={panels['faint']}>
                  {entry.state === 'sent' ? t('shell:outbox.sent') : t('shell:outbox.saved')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
  return (
    <Popover content={content} trigger="click" placement="bottomRight" arrow={false} onOpenChange={load}>
      <button type="button" className={frame['state']} data-testid="outbox-count">
        {t('shell:outbox.label')} <b>{outbox}</b>
      </button>
    </Popover>
  );
}

export function ConflictStatus({ onOpen }: { onOpen: () => void }) {
  const t = useT();
  const { conflicts } = useStatus();
  return (
    <button
      type="button"
      className={`${frame['state']} ${conflicts > 0 ? frame['stateViolet'] : ''}`}
      onClick={onOpen}
      data-testid="conflict-count"
    >
      {conflicts > 0 && <ToneMark tone="violet" />}
      {t('shell:conflicts.label')} <b>{conflicts}</b>
    </button>
  );
}
