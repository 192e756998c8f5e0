/** Contents that were looked at once, kept while there is room: who was looked at longest ago goes first. Losing it loses nothing. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '#domain/core/time.ts';
import { ATTACHMENT_TYPES } from '#protocol/attachments.ts';
import type { AttachmentType, AttachmentVariant } from '#protocol/attachments.ts';

const MEGABYTE = 1024 * 1024;
/** Some thousand pictures for the screen. */
export const CACHE_QUOTA_BYTES = 256 * MEGABYTE;

const EXTENSIONS: Readonly<Record<AttachmentType, string>> = {
  'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'application/pdf': 'pdf',
};

export interface CachedContent { readonly path: string; readonly type: AttachmentType }

export class ContentCache {
  readonly #directory: string;
  readonly #clock: Clock;
  readonly #quotaBytes: number;

  constructor(directory: string, clock: Clock, quotaBytes = CACHE_QUOTA_BYTES) {
    this.#directory = join(directory, 'cache');
    this.#clock = clock;
    this.#quotaBytes = quotaBytes;
    mkdirSync(this.#directory, { recursive: true, mode: 0o700 });
  }

  find(hash: string, variant: AttachmentVariant): CachedContent | undefined {
    for (const type of ATTACHMENT_TYPES) {
      const path = this.#path(hash, variant, type);
      if (!existsSync(path)) continue;
      const seconds = this.#clock.now() / 1000;
      utimesSync(path, seconds, seconds);
      return { path, type };
    }
    return undefined;
  }

  put(hash: string, variant: AttachmentVariant, type: AttachmentType, content: Uint8Array): CachedContent {
    const path = this.#path(hash, variant, type);
    writeFileSync(`${path}.part`, content, { mode: 0o600 });
    renameSync(`${path}.part`, path);
    this.#shrink(path);
    return { path, type };
  }

  /** Takes over a file of this station that the hub has now. */
  adopt(hash: string, type: AttachmentType, file: string): void {
    const path = this.#path(hash, 'view', type);
    renameSync(file, path);
    this.#shrink(path);
  }

  #path(hash: string, variant: AttachmentVariant, type: AttachmentType): string {
    return join(this.#directory, `${hash}.${variant}.${EXTENSIONS[type]}`);
  }

  #shrink(keep: string): void {
    const files = readdirSync(this.#directory).map((name) => {
      const path = join(this.#directory, name);
      const { size, mtimeMs } = statSync(path);
      return { path, size, mtimeMs };
    });
    let total = files.reduce((sum, { size }) => sum + size, 0);
    for (const { path, size } of files.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
      if (total <= this.#quotaBytes) return;
      if (path === keep) continue;
      rmSync(path, { force: true });
      total -= size;
    }
  }
}
