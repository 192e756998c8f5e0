/** Attached files as screens use them: handed over in pieces, looked at as object URLs, with the state of what is on its way. */
import { useEffect, useState } from 'react';
import type { AttachmentState, ClosedAttachment } from '#protocol/bridge/methods.ts';
import type { AttachmentType, AttachmentVariant } from '#protocol/attachments.ts';
import { bridge, useStation } from './bridge.ts';
import { toBridgeError } from './errors.ts';
import type { BridgeError } from './errors.ts';

/** Bytes of a piece; base64 makes a third more of it, which stays below the bridge's limit. */
const PIECE_BYTES = 384 * 1024;

/** Hands a file over to the station. Resolves when it is saved there; rejects with BridgeError. */
export async function handOver(file: Blob): Promise<ClosedAttachment> {
  const { file: name } = await bridge.request('attachment.begin', {});
  for (let offset = 0; offset < file.size; offset += PIECE_BYTES) {
    const data = await base64Of(file.slice(offset, offset + PIECE_BYTES));
    await bridge.request('attachment.write', { file: name, offset, data });
  }
  return bridge.request('attachment.close', { file: name });
}

function base64Of(piece: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const url = String(reader.result);
      resolve(url.slice(url.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => reject(toBridgeError(reader.error)));
    reader.readAsDataURL(piece);
  });
}

interface Content { readonly type: AttachmentType; readonly content: Blob }

async function contentOf(hash: string, variant: AttachmentVariant): Promise<Content> {
  const pieces: Blob[] = [];
  for (let offset = 0; ;) {
    const { type, data, next } = await bridge.request('attachment.content', { hash, variant, offset });
    pieces.push(new Blob([bytesOf(data)]));
    if (next === null) return { type, content: new Blob(pieces, { type }) };
    offset = next;
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

export interface ContentView {
  /** Undefined until it is here. */
  readonly url: string | undefined;
  readonly type: AttachmentType | undefined;
  readonly error: BridgeError | undefined;
}

const NOTHING: ContentView = { url: undefined, type: undefined, error: undefined };

/** A content to show. What could not be fetched without the hub is asked for again when it is back. */
export function useContent(hash: string, variant: AttachmentVariant): ContentView {
  const [view, setView] = useState<ContentView & { readonly of: string }>({ ...NOTHING, of: '' });
  const online = useStation((state) => state.status?.state === 'online');
  const of = `${hash}.${variant}`;
  const settled = view.of === of && view.url !== undefined;
  useEffect(() => {
    if (settled) return undefined;
    let wanted = true;
    contentOf(hash, variant).then(
      ({ type, content }) => {
        if (wanted) setView({ url: URL.createObjectURL(content), type, error: undefined, of });
      },
      (error: unknown) => {
        if (wanted) setView({ ...NOTHING, error: toBridgeError(error), of });
      },
    );
    return () => {
      wanted = false;
    };
  }, [hash, variant, of, online, settled]);
  useEffect(() => {
    const { url } = view;
    return url === undefined ? undefined : () => URL.revokeObjectURL(url);
  }, [view]);
  return view.of === of ? view : NOTHING;
}

/** Where files are, kept up to date while they are sent. */
export function useAttachmentStates(hashes: readonly string[]): ReadonlyMap<string, AttachmentState> {
  const [states, setStates] = useState<ReadonlyMap<string, AttachmentState>>(new Map());
  const key = hashes.join(' ');
  useEffect(() => {
    if (key === '') return undefined;
    let wanted = true;
    const take = (news: readonly AttachmentState[]): void => {
      if (wanted) setStates((before) => new Map([...before, ...news.map((state) => [state.hash, state] as const)]));
    };
    const stop = bridge.on('attachment', (state) => take([state]));
    // Without an answer nothing is said of where they are; the pictures themselves say when they cannot be had.
    bridge.request('attachment.states', { hashes: key.split(' ') }).then(take, () => undefined);
    return () => {
      wanted = false;
      stop();
    };
  }, [key]);
  return states;
}
