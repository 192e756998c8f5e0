/** Compares two reports: one level a feature, nothing weighed yet. */
import { distance } from 'fastest-levenshtein';
import type { Commonness } from './commonness.ts';
import type { IncidentLevels, Levels, ShopLevels } from './levels.ts';
import { CONSUMER_MATTER } from './matter.ts';
import { locate } from './location.ts';
import type { Profile } from './profile.ts';
import { dice, editShare, isOneEdit } from './similarity.ts';

/** A name met at more places is a chain, a dish or a surname. */
const RARE_PLACES = 3;
const SOME_PLACES = 9;
/** More house numbers than this and the phone is a landlord's or a reporter's. */
const OWN_DOORS = 3;
/** Characters; among names of two or three, one character makes another name. */
const LONG_NAME = 4;
const DAY_MS = 86_400_000;

export function compare(a: Profile, b: Profile, commonness: Commonness): Levels {
  const location = locate(a, b);
  const matter = matterLevel(a, b);
  const gap = gapLevel(a.at, b.at);
  return {
    shop: {
      location: location.level, name: nameLevel(a, b, commonness), trade: tradeLevel(a, b), phone: phoneLevel(a.phone, b.phone, commonness),
      creditCode: creditCodeLevel(a, b), contact: contactLevel(a, b), claim: claimLevel(a, b),
      coincidence: coincidenceLevel(matter, gap),
    },
    incident: { matter, gap, complainant: complainantLevel(a, b) },
    distanceM: location.distanceM,
    veto: location.veto,
  };
}

function nameLevel(a: Profile, b: Profile, { placesOfName }: Commonness): ShopLevels['name'] {
  if (a.name.kind === 'nameless' || b.name.kind === 'nameless') return a.name.kind === b.name.kind ? 'unnamed' : null;
  const [one, two] = [a.name.brand, b.name.brand];
  if (a.brandSound === b.brandSound) {
    const places = Math.max(placesOfName(one), placesOfName(two));
    if (places > SOME_PLACES || a.name.kind === 'sign') return 'sameCommon';
    if (one !== two) return 'sound';
    return places > RARE_PLACES ? 'sameSome' : 'sameRare';
  }
  const shorter = Math.min(one.length, two.length);
  // A place in front of the brand that nobody knew for one (寮步宏明, 宏铭) is found by ear too.
  const endsAlike = shorter > 1 && (a.brandSound.endsWith(b.brandSound) || b.brandSound.endsWith(a.brandSound));
  if (endsAlike || one.includes(two) || two.includes(one)) return 'contained';
  if (shorter >= LONG_NAME && (dice(one, two) >= 0.5 || editShare(a.brandSound, b.brandSound) <= 0.15)) return 'alike';
  if (dice(one, two) >= 0.5 || (shorter > 1 && (editShare(a.brandSound, b.brandSound) <= 0.25 || isOneEdit(one, two)))) return 'similar';
  // A shop goes by its dish on the street and by its registered name in the register.
  if (a.name.kind !== b.name.kind) return 'sign';
  return isWeak(one, two) ? 'weak' : 'different';
}

/** One character dropped or misread in a name of two or three. */
function isWeak(a: string, b: string): boolean {
  const common = Math.min(charsIn(a, b), charsIn(b, a));
  return common / Math.max(a.length, b.length) >= 0.5;
}

const charsIn = (text: string, other: string): number => [...text].filter((char) => other.includes(char)).length;

function tradeLevel({ name: a }: Profile, { name: b }: Profile): ShopLevels['trade'] {
  if (a.trade === '' || b.trade === '') return null;
  return a.trade === b.trade ? 'same' : 'different';
}

function phoneLevel(a: string, b: string, { doorsOfPhone }: Commonness): ShopLevels['phone'] {
  if (a === '' || b === '') return null;
  const same = a === b || (Math.min(a.length, b.length) >= 7 && (a.endsWith(b) || b.endsWith(a)));
  if (same) return doorsOfPhone(a) > OWN_DOORS ? 'shared' : 'same';
  return isOneEdit(a, b) ? 'oneEdit' : 'different';
}

function creditCodeLevel({ creditCode: a }: Profile, { creditCode: b }: Profile): ShopLevels['creditCode'] {
  if (a === '' || b === '') return null;
  if (a === b) return 'same';
  return distance(a, b) <= 2 ? 'twoEdits' : 'different';
}

function contactLevel({ surname: a }: Profile, { surname: b }: Profile): ShopLevels['contact'] {
  if (a === '' || b === '') return null;
  return a === b ? 'same' : 'different';
}

function claimLevel(a: Profile, b: Profile): ShopLevels['claim'] {
  if (a.matter.amount === '' || b.matter.amount === '') return null;
  if (a.matter.amount !== b.matter.amount) return 'different';
  return a.reporter !== '' && a.reporter === b.reporter ? 'sameBoth' : 'sameAmount';
}

function matterLevel({ matter: a }: Profile, { matter: b }: Profile): IncidentLevels['matter'] {
  if ((a.filed === '' && a.told === '') || (b.filed === '' && b.told === '')) return null;
  const consistent = isConsistent(a) && isConsistent(b);
  const agrees = [a.filed, a.told].some((matter) => matter !== '' && (matter === b.filed || matter === b.told));
  if (!agrees) return 'other';
  if (!consistent) return 'odd';
  if (a.told !== '' && b.told !== '') return 'both';
  return a.filed === b.filed && a.filed !== '' ? 'filed' : 'told';
}

const isConsistent = ({ filed, told }: Profile['matter']): boolean => filed === '' || told === '' || filed === told;

function gapLevel(a: number | null, b: number | null): IncidentLevels['gap'] {
  if (a === null || b === null) return null;
  const days = Math.abs(a - b) / DAY_MS;
  if (days < 3) return 'days3';
  if (days < 10) return 'days10';
  if (days < 30) return 'days30';
  if (days < 60) return 'days60';
  if (days < 100) return 'days100';
  return days < 125 ? 'days125' : 'more';
}

function coincidenceLevel(matter: IncidentLevels['matter'], gap: IncidentLevels['gap']): ShopLevels['coincidence'] {
  if (matter === null || gap === null) return null;
  if (matter === 'other') return 'otherMatter';
  if (gap === 'days60' || gap === 'days100') return 'days100';
  return gap === 'days125' || gap === 'more' ? 'later' : gap;
}

/** Asked for consumer complaints only: there each complainant has an incident of their own. */
function complainantLevel(a: Profile, b: Profile): IncidentLevels['complainant'] {
  if (a.matter.filed !== CONSUMER_MATTER || b.matter.filed !== CONSUMER_MATTER) return null;
  if (a.matter.amount === '' || b.matter.amount === '') return null;
  if (a.matter.amount === b.matter.amount) return 'sameAmount';
  if (a.reporter === '' || b.reporter === '') return null;
  return a.reporter === b.reporter ? 'same' : 'different';
}
