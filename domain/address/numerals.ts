/**
 * Chinese numerals to Arabic, so that 三十三号 and 33号 are one address. Applied to place names as well (三元里 → 3元里),
 * so both sides of a comparison change alike.
 */

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0, 零: 0, 一: 1, 壹: 1, 二: 2, 贰: 2, 三: 3, 叁: 3, 四: 4, 肆: 4, 五: 5, 六: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
/** 廿 and 卅 are twenty and thirty: a digit with its ten. */
const TENS: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 };

const NUMERAL = /[〇零一壹二贰三叁四肆五六七柒八捌九玖十拾廿卅](?:[〇零一壹二贰三叁四肆五六七柒八捌九玖十拾百佰千仟廿卅])*/g;

/** Replaces every run of Chinese numerals. 百 and 千 without a digit before them are part of a name (百花洞) and stay. */
export function arabicNumerals(text: string): string {
  return text.replace(NUMERAL, (run) => (/[十拾百佰千仟廿卅]/.test(run) ? positional(run) : [...run].map((char) => DIGITS[char]).join('')));
}

/** 一百二十 → 120, 廿五 → 25, 十 → 10. Runs that are no number read one after the other (一二十 → 120) still give digits. */
function positional(run: string): string {
  let total = 0;
  let digit = 0;
  for (const char of run) {
    const unit = UNITS[char];
    const tens = TENS[char];
    if (tens !== undefined) total += tens;
    else if (unit !== undefined) {
      total += Math.max(1, digit) * unit;
      digit = 0;
    } else digit = digit * 10 + (DIGITS[char] ?? 0);
  }
  return String(total + digit);
}
