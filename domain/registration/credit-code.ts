/** Unified social credit codes (统一社会信用代码), GB 32100-2015: 18 digits and capitals without I, O, S, V, Z. */

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Powers of 3 modulo 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** Whether the text is written like a credit code; its check digit may still be wrong. */
export function looksLikeCreditCode(code: string): boolean {
  return /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code);
}

/** Whether the check digit fits. Registries do carry a few codes where it does not, so this is a hint, no reason to refuse. */
export function creditCodeChecks(code: string): boolean {
  if (!looksLikeCreditCode(code)) return false;
  return code.charAt(17) === checkDigitOf(code.slice(0, 17));
}

/** The 18th character for the first 17. */
export function checkDigitOf(first17: string): string {
  const sum = WEIGHTS.reduce<number>((total, weight, index) => total + weight * ALPHABET.indexOf(first17.charAt(index)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}
