/** Uploading from a phone: announced by its hash, sent in pieces, going on where the hub says it stopped. */
import type { Remote } from '../../commands/remote.ts';
import type { DrawnPicture } from '../pictures.ts';

/** Small enough for a bad line in the field. */
const PIECE_BYTES = 16 * 1024;

type State = { readonly state: 'stored' } | { readonly state: 'open'; readonly upload: string; readonly offset: number };

/** Resolves when the hub has the picture. Throws what the connection throws; calling again goes on. */
export async function uploadPicture(remote: Remote, { bytes, hash }: DrawnPicture): Promise<void> {
  let state = await remote.request('/api/v1/attachments', { method: 'POST', json: { hash, bytes: bytes.length } }) as State;
  while (state.state === 'open') {
    const { upload, offset } = state;
    const piece = bytes.subarray(offset, offset + PIECE_BYTES);
    state = await remote.request(`/api/v1/uploads/${upload}`, {
      method: 'PATCH', body: new Blob([new Uint8Array(piece)]).stream(), contentType: 'application/offset+octet-stream',
      headers: { 'upload-offset': String(offset) },
    }) as State;
  }
}
