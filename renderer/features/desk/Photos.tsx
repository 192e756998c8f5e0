/**
 * 照片与文件: the evidence of a record as thumbnails. What was added here shows at once and says while it is on its way; what
 * is at the hub only is fetched when it is looked at. Put it into a detail as <Photos evidence={…} subject="task" … />.
 */
import { useState } from 'react';
import { CameraOutlined, CloudOutlined, FilePdfOutlined, WarningOutlined } from '@ant-design/icons';
import type { EvidenceSubject } from '#domain/evidence/add.ts';
import type { Evidence } from '#domain/schema/disposal.ts';
import type { AttachmentState } from '#protocol/bridge/methods.ts';
import { useAttachmentStates, useContent } from '../../bridge/attachments.ts';
import { useT } from '../../i18n/useT.ts';
import { useFormat } from '../../ui/format.ts';
import { Lightbox } from './Lightbox.tsx';
import { Panel } from './Panel.tsx';
import styles from './photos.module.css';
import { ACCEPTED, useAddPhotos } from './useAddPhotos.ts';

/** Of a date as it is written: '2026-'. A thumbnail has room for the rest. */
const YEAR_LENGTH = 5;

interface PhotosProps {
  readonly evidence: readonly Evidence[];
  readonly subject: EvidenceSubject;
  readonly subjectId: string;
  /** 1 while the record is open: nothing is added to a closed one. */
  readonly open: 0 | 1;
}

export function Photos({ evidence, subject, subjectId, open }: PhotosProps) {
  const t = useT();
  const [shown, setShown] = useState<string>();
  const states = useAttachmentStates(evidence.map(({ hash }) => hash));
  const { mayAdd, adding, add } = useAddPhotos(subject, subjectId, open);
  if (evidence.length === 0 && !mayAdd) return null;
  return (
    <Panel name="photos" title={t('photos:title')} note={evidence.length === 0 ? undefined : t('photos:count', { count: evidence.length })}>
      <div className={styles['grid']}>
        {evidence.map((piece) => (
          <Thumbnail key={piece.id} piece={piece} state={states.get(piece.hash)} onOpen={() => setShown(piece.id)} />
        ))}
        {mayAdd && <AddTile adding={adding} onFiles={(files) => void add(files)} />}
      </div>
      {shown !== undefined && <Lightbox evidence={evidence} first={shown} onClose={() => setShown(undefined)} />}
    </Panel>
  );
}

interface ThumbnailProps {
  readonly piece: Evidence;
  readonly state: AttachmentState | undefined;
  readonly onOpen: () => void;
}

function Thumbnail({ piece, state, onOpen }: ThumbnailProps) {
  const t = useT();
  const format = useFormat();
  const { url, type, error } = useContent(piece.hash, 'thumbnail');
  const taken = format.dateTime(piece.takenAt ?? piece.at);
  const document = piece.kind === 'document' || type === 'application/pdf';
  return (
    <button
      type="button"
      className={styles['tile']}
      title={`${piece.name}\n${piece.byName} ${taken}`}
      aria-label={t('photos:open', { name: piece.name })}
      data-testid="photo"
      data-state={state?.state}
      onClick={onOpen}
    >
      {document && <FilePdfOutlined className={styles['icon']} />}
      {!document && url !== undefined && <img src={url} alt={piece.name} draggable={false} />}
      {!document && url === undefined && <Absent unreachable={error?.code === 'hub.unreachable'} failed={error !== undefined} />}
      <span className={styles['caption']}>{document ? piece.name : taken.slice(YEAR_LENGTH)}</span>
      <OnTheWay state={state} />
    </button>
  );
}

/** What stands in the place of a picture that is not here. */
function Absent({ unreachable, failed }: { unreachable: boolean; failed: boolean }) {
  const t = useT();
  if (!failed) return <span className={styles['loading']} />;
  return (
    <span className={styles['absent']}>
      {unreachable ? <CloudOutlined /> : <WarningOutlined />}
      {t(unreachable ? 'photos:atHub' : 'photos:notYet')}
    </span>
  );
}

/** ⇡ and how much of it is at the hub. */
function OnTheWay({ state }: { state: AttachmentState | undefined }) {
  const t = useT();
  if (state?.state === 'refused') return <span className={styles['refused']}>{t('photos:refused')}</span>;
  if (state?.state !== 'waiting') return null;
  const share = state.bytes === 0 ? 0 : state.sent / state.bytes;
  return (
    <span className={styles['waiting']} title={t('photos:waitingHint')}>
      ⇡ {share === 0 ? t('photos:waiting') : `${Math.round(share * 100)}%`}
      <span className={styles['progress']} style={{ width: `${share * 100}%` }} />
    </span>
  );
}

function AddTile({ adding, onFiles }: { adding: boolean; onFiles: (files: readonly File[]) => void }) {
  const t = useT();
  return (
    <label className={styles['add']} aria-disabled={adding}>
      <CameraOutlined className={styles['icon']} />
      {t(adding ? 'photos:adding' : 'photos:add')}
      <input
        type="file"
        multiple
        accept={ACCEPTED}
        disabled={adding}
        data-testid="add-photo"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
    </label>
  );
}
