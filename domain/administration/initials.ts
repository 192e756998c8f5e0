/** Pinyin initials, by which operators find people at the keyboard: 张伟明 → zwm. */
import { pinyin } from 'pinyin-pro';

export function initialsOf(name: string): string {
  const letters = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head' });
  return letters.join('').toLowerCase().replace(/[^a-z0-9]/g, '');
}
