/** What is on its way while rows are fetched anew, and what the station cannot show yet. */
import type { BootstrapProgress, Status } from '#protocol/bridge/methods.ts';
import { useT } from '../../i18n/useT.ts';
import { useFormat } from '../../ui/format.ts';
import bands from './bands.module.css';

const MINUTE_MS = 60_000;
const MEGABYTE = 1_000_000;

export function DownloadBand({ status }: { status: Status }) {
  const t = useT();
  const { bootstrap, holds, account } = status;
  if (account === null || (bootstrap === null && holds === 'everything')) return null;
  // Without a connection nothing arrives, but an open part must not pass for everything.
  if (bootstrap === null && holds === 'nothing') return null;
  return (
    <div className={`${bands['band']} ${bands['bandBlue']}`} role="status" data-testid="download-band">
      <b>{t(holds === 'openWork' ? 'shell:download.openWork' : 'shell:download.title')}</b>
      {bootstrap !== null && <Progress progress={bootstrap} />}
      <span>{t(holds === 'openWork' ? 'shell:download.openWorkHint' : 'shell:download.hint')}</span>
    </div>
  );
}

function Progress({ progress }: { progress: BootstrapProgress }) {
  const t = useT();
  const format = useFormat();
  const { rows, total, bytes, totalBytes, leftMs } = progress;
  const megabytes = (size: number): string => (size / MEGABYTE).toFixed(1);
  return (
    <>
      <span className={bands['bandBar']}>
        <i style={{ width: `${total === 0 ? 0 : Math.min(100, (100 * rows) / total)}%` }} />
      </span>
      <span>{t('shell:download.rows', { done: format.count(rows), total: format.count(total) })}</span>
      {bytes !== null && totalBytes !== null && (
        <span>{t('shell:download.bytes', { done: megabytes(bytes), total: megabytes(totalBytes) })}</span>
      )}
      {leftMs !== null && <span>{t('shell:download.left', { count: Math.max(1, Math.ceil(leftMs / MINUTE_MS)) })}</span>}
    </>
  );
}
