/** Attached files at this station: taken from a window, sent to the hub, fetched when somebody looks, kept while there is room. */
import { open } from 'node:fs/promises';
import type { Clock, NewId, Random, Timers } from '#domain/core/time.ts';
import { SNIFFED_BYTES, typeOf } from '#protocol/attachments.ts';
import type { AttachmentType, AttachmentVariant } from '#protocol/attachments.ts';
import type { AttachmentPiece, AttachmentState, ClosedAttachment } from '#protocol/bridge/methods.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import { ContentCache } from './cache.ts';
import type { CachedContent } from './cache.ts';
import type { HubFiles } from './hub-files.ts';
import { Outgoing } from './outgoing.ts';
import { Uploader } from './uploader.ts';

/** Base64 of a piece stays below the bridge's limit of a megabyte. */
const PIECE_BYTES = 512 * 1024;
/** Files being handed over at once. Windows that were closed over it leave theirs behind: the oldest is forgotten. */
const OPEN_MAX = 50;

export interface StationAttachmentsOptions {
  /** The person's own directory. */
  readonly directory: string;
  readonly files: HubFiles;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: Random;
  readonly newId: NewId;
  readonly online: () => boolean;
  /** An upload went on, ended or was refused. */
  readonly changed: (state: AttachmentState) => void;
}

export class StationAttachments {
  readonly #options: StationAttachmentsOptions;
  readonly #outgoing: Outgoing;
  readonly #cache: ContentCache;
  readonly #uploader: Uploader;
  readonly #open = new Set<string>();
  /** Bytes of waiting files that are at the hub, and why it refused some. */
  readonly #sent = new Map<string, number>();
  readonly #refused = new Map<string, string>();
  /** Contents that are on their way from the hub. */
  readonly #fetching = new Map<string, Promise<CachedContent>>();

  constructor(options: StationAttachmentsOptions) {
    this.#options = options;
    const { directory, files, clock, timers, random, online } = options;
    this.#outgoing = new Outgoing(directory);
    this.#cache = new ContentCache(directory, clock);
    this.#uploader = new Uploader({
      outgoing: this.#outgoing, files, timers, random, online,
      progressed: (hash, sent) => {
        this.#sent.set(hash, sent);
        this.#tell(hash);
      },
      arrived: (hash) => this.#arrived(hash),
      refused: (hash, code) => {
        this.#refused.set(hash, code);
        this.#tell(hash);
      },
    });
  }

  /** Files the hub does not have yet. */
  waiting(): number {
    return this.#outgoing.hashes().filter((hash) => !this.#refused.has(hash)).length;
  }

  /** The connection is back, or its state changed. */
  wake(): void {
    this.#uploader.wake();
  }

  stop(): void {
    this.#uploader.stop();
  }

  /** A name under which a window hands over a file. */
  begin(): { readonly file: string } {
    const file = this.#options.newId();
    this.#open.add(file);
    for (const oldest of this.#open) {
      if (this.#open.size <= OPEN_MAX) break;
      this.#open.delete(oldest);
    }
    return { file };
  }

  async write(file: string, offset: number, data: string): Promise<null> {
    this.#requireOpen(file);
    await this.#outgoing.write(file, offset, Buffer.from(data, 'base64'));
    return null;
  }

  /** The file is saved here and on its way. What refers to it (a command) may be issued now. */
  async close(file: string): Promise<ClosedAttachment> {
    this.#requireOpen(file);
    this.#open.delete(file);
    const closed = await this.#outgoing.close(file);
    this.#refused.delete(closed.hash);
    this.#uploader.wake();
    return closed;
  }

  state(hash: string): AttachmentState {
    if (this.#outgoing.has(hash)) {
      const refused = this.#refused.get(hash);
      const sent = this.#sent.get(hash) ?? 0;
      return { hash, state: refused === undefined ? 'waiting' : 'refused', sent, bytes: this.#outgoing.bytes(hash) };
    }
    const here = this.#cache.find(hash, 'view') ?? this.#cache.find(hash, 'thumbnail');
    return { hash, state: here === undefined ? 'atHub' : 'here', sent: 0, bytes: 0 };
  }

  /** A piece of a content, from this station or from the hub. Throws hub.unreachable, row.notFound. */
  async content(hash: string, variant: AttachmentVariant, offset: number): Promise<AttachmentPiece> {
    const { path, type } = await this.#find(hash, variant);
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const { buffer, bytesRead } = await file.read(Buffer.alloc(PIECE_BYTES), 0, PIECE_BYTES, offset);
      const end = offset + bytesRead;
      return { type, bytes: size, data: buffer.subarray(0, bytesRead).toString('base64'), next: end < size && bytesRead > 0 ? end : null };
    } finally {
      await file.close();
    }
  }

  async #find(hash: string, variant: AttachmentVariant): Promise<CachedContent> {
    const cached = this.#cache.find(hash, variant);
    if (cached !== undefined) return cached;
    if (this.#outgoing.has(hash)) return { path: this.#outgoing.path(hash), type: await this.#typeOf(hash) };
    try {
      return await this.#fetch(hash, variant);
    } catch (error) {
      // Without the hub, the picture for the screen will do as a thumbnail too.
      const larger = this.#cache.find(hash, 'view');
      if (larger === undefined) throw error;
      return larger;
    }
  }

  #fetch(hash: string, variant: AttachmentVariant): Promise<CachedContent> {
    const key = `${hash}.${variant}`;
    const underWay = this.#fetching.get(key);
    if (underWay !== undefined) return underWay;
    const { files, online } = this.#options;
    if (!online()) return Promise.reject(new ShaotaiError('hub.unreachable'));
    const fetched = files.fetch(hash, variant)
      .then(({ type, content }) => this.#cache.put(hash, variant, type, content))
      .finally(() => this.#fetching.delete(key));
    this.#fetching.set(key, fetched);
    return fetched;
  }

  async #arrived(hash: string): Promise<void> {
    this.#sent.delete(hash);
    this.#cache.adopt(hash, await this.#typeOf(hash), this.#outgoing.path(hash));
    this.#tell(hash);
  }

  async #typeOf(hash: string): Promise<AttachmentType> {
    const file = await open(this.#outgoing.path(hash), 'r');
    try {
      const { buffer } = await file.read(Buffer.alloc(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0);
      const type = typeOf(buffer);
      if (type === undefined) throw new Error('a file of no type was kept');
      return type;
    } finally {
      await file.close();
    }
  }

  #requireOpen(file: string): void {
    if (!this.#open.has(file)) throw new ShaotaiError('params.invalid', 'no file of that name is being handed over', { field: 'file' });
  }

  #tell(hash: string): void {
    this.#options.changed(this.state(hash));
  }
}
