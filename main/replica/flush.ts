/** Makes a file's content durable outside the event loop, which would stand still for as long as the disk takes. */
import { open } from 'node:fs/promises';

export async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}
