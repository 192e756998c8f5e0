/** Words for the codes of the address resolver (domain/address/resolver.ts); newer codes get a general sentence. */
import type { Translate } from '../../i18n/useT.ts';

const PROBLEMS = ['noAddress', 'noTown', 'noVillage', 'ambiguous'] as const;
const REASONS = ['village', 'section', 'road', 'building', 'plain'] as const;

export function problemText(code: string, t: Translate): string {
  const known = PROBLEMS.find((each) => each === code);
  return t(`unplaced:problem.${known ?? 'other'}`);
}

/** Why an address may mean a village: what follows the village's name in it. */
export function reasonText(code: string, t: Translate): string {
  const known = REASONS.find((each) => each === code);
  return t(`unplaced:why.${known ?? 'plain'}`);
}
