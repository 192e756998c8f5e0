/** How a text sounds, with the differences left out that people of the Cantonese-speaking area neither say nor hear. */
import { pinyin } from 'pinyin-pro';

const sounds = new Map<string, string>();

/** One syllable a character, each ended by a dot; characters without a reading stand for themselves. */
export function soundOf(text: string): string {
  let result = '';
  for (const char of text) result += `${syllableOf(char)}.`;
  return result;
}

function syllableOf(char: string): string {
  let known = sounds.get(char);
  if (known === undefined) {
    known = /\p{Script=Han}/u.test(char) ? fold(pinyin(char, { toneType: 'none' })) : char;
    sounds.set(char, known);
  }
  return known;
}

/** zh, ch, sh → z, c, s; n → l and h, f → f in front; -ng → -n behind. */
function fold(syllable: string): string {
  return syllable.replace(/^([zcs])h/, '$1').replace(/^n/, 'l').replace(/^h(?=u)/, 'f').replace(/ng$/, 'n').replace(/^fu(?=[aeo])/, 'f');
}
