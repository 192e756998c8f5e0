/**
 * 附件: photographs and documents. A sender announces hash and size, sends the bytes in pieces, asks where to go on after a
 * break; the same content is kept once. Rows of the replicated model (evidence) refer to it by its hash.
 */
import { join } from 'node:path';
import type { Database, Statement } from 'better-sqlite3';
import type { Clock, NewId } from '#domain/core/time.ts';
import { ATTACHMENT_MAX_BYTES, ATTACHMENT_TYPES, isPicture, SNIFFED_BYTES, typeOf } from '#protocol/attachments.ts';
import type { AttachmentType, AttachmentVariant } from '#protocol/attachments.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import { ContentStore, hashOfFile } from './content-store.ts';
import { isReadablePicture, Pictures } from './pictures.ts';

/** Unfinished uploads one account may have: a phone that was offline for a week. */
const UPLOADS_MAX = 200;
/** An unfinished upload nobody goes on with is thrown away. */
const UPLOAD_AGE_MS = 14 * 86_400_000;

const SCHEMA = `
CREATE TABLE IF NOT EXISTS attachment (
  hash TEXT PRIMARY KEY, bytes INTEGER NOT NULL, type TEXT NOT NULL, accountId TEXT NOT NULL, receivedAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS upload (
  id TEXT PRIMARY KEY, accountId TEXT NOT NULL, hash TEXT NOT NULL, bytes INTEGER NOT NULL, createdAt INTEGER NOT NULL,
  UNIQUE (accountId, hash)
) STRICT, WITHOUT ROWID;
`;

export interface StoredAttachment {
  readonly hash: string;
  readonly bytes: number;
  readonly type: AttachmentType;
  /** Who sent it first. */
  readonly accountId: string;
  readonly receivedAt: number;
}

interface Upload {
  readonly id: string;
  readonly accountId: string;
  readonly hash: string;
  readonly bytes: number;
  readonly createdAt: number;
}

/** How far an upload is: all of it is here, or the next piece begins at `offset`. */
export type UploadState =
  | { readonly state: 'stored'; readonly hash: string }
  | { readonly state: 'open'; readonly upload: string; readonly offset: number; readonly bytes: number };

export interface AttachmentsOptions {
  readonly database: Database;
  readonly directory: string;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** The folder of attachments in a hub's data directory, beside its database. */
export function attachmentsPathOf(dataDirectory: string): string {
  return join(dataDirectory, 'attachments');
}

export class Attachments {
  readonly #clock: Clock;
  readonly #newId: NewId;
  readonly #contents: ContentStore;
  readonly #pictures: Pictures;
  /** Uploads a piece is arriving for. */
  readonly #busy = new Set<string>();
  readonly #stored: Statement<[string], StoredAttachment>;
  readonly #store: Statement<[StoredAttachment]>;
  readonly #upload: Statement<[string, string], Upload>;
  readonly #uploadOf: Statement<[string, string], Upload>;
  readonly #uploads: Statement<[string], number>;
  readonly #begin: Statement<[Upload]>;
  readonly #end: Statement<[string]>;
  readonly #old: Statement<[number], string>;

  constructor({ database, directory, clock, newId }: AttachmentsOptions) {
    this.#clock = clock;
    this.#newId = newId;
    this.#contents = new ContentStore(directory);
    this.#pictures = new Pictures(join(directory, 'pictures'));
    database.exec(SCHEMA);
    this.#stored = database.prepare('SELECT * FROM attachment WHERE hash = ?');
    this.#store = database.prepare('INSERT OR IGNORE INTO attachment VALUES (@hash, @bytes, @type, @accountId, @receivedAt)');
    this.#upload = database.prepare('SELECT * FROM upload WHERE id = ? AND accountId = ?');
    this.#uploadOf = database.prepare('SELECT * FROM upload WHERE accountId = ? AND hash = ?');
    this.#uploads = database.prepare<[string], number>('SELECT count(*) FROM upload WHERE accountId = ?').pluck();
    this.#begin = database.prepare('INSERT INTO upload VALUES (@id, @accountId, @hash, @bytes, @createdAt)');
    this.#end = database.prepare('DELETE FROM upload WHERE id = ?');
    this.#old = database.prepare<[number], string>('SELECT id FROM upload WHERE createdAt < ?').pluck();
    this.#dropOld();
  }

  stored(hash: string): StoredAttachment | undefined {
    return this.#stored.get(hash);
  }

  /** Announces a file. The same again answers how far it is, also after a restart of either side. */
  async begin(accountId: string, hash: string, bytes: number): Promise<UploadState> {
    if (this.#stored.get(hash) !== undefined) return { state: 'stored', hash };
    if (bytes > ATTACHMENT_MAX_BYTES) throw new ShaotaiError('request.tooLarge', undefined, { limitBytes: ATTACHMENT_MAX_BYTES });
    const known = this.#uploadOf.get(accountId, hash);
    if (known !== undefined && known.bytes === bytes) return this.#continued(known);
    if (known !== undefined) this.#discard(known.id);
    if ((this.#uploads.get(accountId) ?? 0) >= UPLOADS_MAX) {
      throw new ShaotaiError('params.invalid', `more than ${String(UPLOADS_MAX)} unfinished uploads`, { field: 'hash' });
    }
    const upload: Upload = { id: this.#newId(), accountId, hash, bytes, createdAt: this.#clock.now() };
    this.#begin.run(upload);
    return { state: 'open', upload: upload.id, offset: 0, bytes };
  }

  /** How far an upload of this account is. Throws row.notFound. */
  async progress(accountId: string, id: string): Promise<UploadState> {
    return this.#continued(this.#own(accountId, id));
  }

  /**
   * Takes the piece that begins at `offset`; the last one ends the upload. Throws row.notFound, upload.offset with
   * data.offset, upload.damaged, request.tooLarge, params.invalid for a type that is not taken, hub.busy.
   */
  async append(accountId: string, id: string, offset: number, pieces: AsyncIterable<Buffer>): Promise<UploadState> {
    const upload = this.#own(accountId, id);
    if (this.#busy.has(id)) throw new ShaotaiError('hub.busy', 'another piece of this file is arriving', { retryAfterMs: 1000 });
    this.#busy.add(id);
    try {
      const arrived = this.#contents.partBytes(id);
      if (offset !== arrived) throw new ShaotaiError('upload.offset', undefined, { offset: arrived });
      const tooMuch = () => new ShaotaiError('request.tooLarge', 'more bytes than announced', { limitBytes: upload.bytes });
      await this.#contents.append(id, pieces, upload.bytes - arrived, tooMuch);
      return await this.#continued(upload);
    } finally {
      this.#busy.delete(id);
    }
  }

  /** Gives up an upload. Throws row.notFound. */
  cancel(accountId: string, id: string): void {
    this.#discard(this.#own(accountId, id).id);
  }

  /** The file as it was sent. */
  original(hash: string): string {
    return this.#contents.path(hash);
  }

  /** The file to show: pictures without metadata and of the variant's size, documents as they are. */
  async shown(attachment: StoredAttachment, variant: AttachmentVariant): Promise<{ readonly path: string; readonly type: AttachmentType }> {
    const original = this.#contents.path(attachment.hash);
    if (!isPicture(attachment.type)) return { path: original, type: attachment.type };
    return { path: await this.#pictures.variant(attachment.hash, original, variant), type: 'image/jpeg' };
  }

  #own(accountId: string, id: string): Upload {
    const upload = this.#upload.get(id, accountId);
    if (upload === undefined) throw new ShaotaiError('row.notFound', 'no such upload', { table: 'upload' });
    return upload;
  }

  /** Finishes what is whole, also when the hub ended between the last byte and this. */
  async #continued(upload: Upload): Promise<UploadState> {
    const { id, hash, bytes } = upload;
    if (this.#contents.has(hash)) return this.#finish(upload, this.#contents.path(hash));
    const offset = this.#contents.partBytes(id);
    if (offset < bytes) return { state: 'open', upload: id, offset, bytes };
    if ((await hashOfFile(this.#contents.partPath(id))) !== hash) {
      this.#discard(id);
      throw new ShaotaiError('upload.damaged', undefined, { field: 'hash' });
    }
    return this.#finish(upload, this.#contents.partPath(id));
  }

  async #finish(upload: Upload, path: string): Promise<UploadState> {
    const { id, hash, bytes, accountId } = upload;
    const type = typeOf(this.#contents.firstBytes(path, SNIFFED_BYTES));
    if (type === undefined || (isPicture(type) && !(await isReadablePicture(path)))) {
      this.#discard(id);
      throw new ShaotaiError('params.invalid', 'the file is none of the types that are taken, or cannot be read', {
        field: 'type', types: ATTACHMENT_TYPES,
      });
    }
    if (!this.#contents.has(hash)) this.#contents.keep(id, hash);
    this.#store.run({ hash, bytes, type, accountId, receivedAt: this.#clock.now() });
    this.#discard(id);
    return { state: 'stored', hash };
  }

  #discard(id: string): void {
    this.#contents.drop(id);
    this.#end.run(id);
  }

  #dropOld(): void {
    for (const id of this.#old.all(this.#clock.now() - UPLOAD_AGE_MS)) this.#discard(id);
  }
}
