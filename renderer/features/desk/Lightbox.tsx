/** One piece of evidence, large; ← and → go through the others of the record, Esc leaves. */
import { useState } from 'react';
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import type { Evidence } from '#domain/schema/disposal.ts';
import { useContent } from '../../bridge/attachments.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { useFormat } from '../../ui/format.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import styles from './photos.module.css';

interface LightboxProps {
  readonly evidence: readonly Evidence[];
  /** The one to begin with. */
  readonly first: string;
  readonly onClose: () => void;
}

export function Lightbox({ evidence, first, onClose }: LightboxProps) {
  const t = useT();
  const format = useFormat();
  const [current, setCurrent] = useState(first);
  const index = Math.max(0, evidence.findIndex(({ id }) => id === current));
  const piece = evidence[index];
  const go = (step: 1 | -1): void => {
    const next = evidence[index + step];
    if (next !== undefined) setCurrent(next.id);
  };
  useHotkeys(
    t('photos:title'),
    [
      { keys: ['arrowleft'], run: () => go(-1) },
      { keys: ['arrowright'], run: () => go(1) },
      { keys: ['escape'], run: onClose, inFields: true },
    ],
    { exclusive: true },
  );
  if (piece === undefined) return null;
  return (
    <Modal open centered width="min(1100px, 92vw)" footer={null} keyboard={false} title={piece.name} onCancel={onClose}>
      <div className={styles['stage']}>
        <Shown key={piece.hash} piece={piece} />
      </div>
      <footer className={styles['facts']}>
        <Button icon={<LeftOutlined />} aria-label={t('photos:previous')} disabled={index === 0} onClick={() => go(-1)} />
        <span>{t('photos:by', { name: piece.byName, time: format.dateTime(piece.takenAt ?? piece.at) })}</span>
        {piece.lon !== null && piece.lat !== null && (
          <span>
            {piece.lon.toFixed(5)}, {piece.lat.toFixed(5)}
          </span>
        )}
        <span className={styles['position']}>
          {index + 1} / {evidence.length}
        </span>
        <Button icon={<RightOutlined />} aria-label={t('photos:next')} disabled={index === evidence.length - 1} onClick={() => go(1)} />
      </footer>
    </Modal>
  );
}

function Shown({ piece }: { piece: Evidence }) {
  const t = useT();
  const words = useWords();
  const { url, type, error } = useContent(piece.hash, 'view');
  if (error !== undefined) {
    return <p className={styles['absent']}>{error.code === 'hub.unreachable' ? t('photos:atHub') : words.error(error)}</p>;
  }
  if (url === undefined) return <span className={styles['loading']} />;
  if (type !== 'application/pdf') return <img src={url} alt={piece.name} />;
  return (
    <a className={styles['download']} href={url} download={piece.name}>
      {t('photos:save')}
    </a>
  );
}
