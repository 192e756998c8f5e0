/** What people of the trade would say before seeing any labels, in bits: where labels are few, this is what remains. */
import type { Weights } from '#domain/duplicates/weights.ts';

export const EXPERT_WEIGHTS: Weights = {
  version: 'expert',
  shop: {
    prior: -3,
    bits: {
      location: {
        unit: 7, doorNear: 6, doorSome: 4.5, numberNear: 3, road50: 2.5, road150: 1.5, near30: 2, near60: 1.2, roadSome: 0.5, near150: 0,
        doorFar: -0.5, near400: -1.5, typo: -1, elsewhere: -2.5, near1000: -3.5, far: -7, veto: -7,
      },
      name: {
        sameRare: 8, sameSome: 6.5, alike: 5.5, sound: 5.5, sameCommon: 4.5, contained: 4.5, similar: 1.5, weak: 0, unnamed: 0, sign: -1.5,
        different: -5,
      },
      trade: { same: 1, different: -3 },
      phone: { same: 7, oneEdit: 5, shared: 1, different: -1.5 },
      creditCode: { same: 9, twoEdits: 6, different: -5 },
      contact: { same: 2, different: -2 },
      claim: { sameBoth: 5, sameAmount: 2, different: 0 },
      coincidence: { days3: 3, days10: 2.5, days30: 1.5, days100: -0.5, later: -1, otherMatter: -1.5 },
    },
  },
  incident: {
    prior: -1,
    bits: {
      matter: { both: 4, filed: 3.5, told: 2, odd: 1, other: -8 },
      gap: { days3: 4, days10: 3.5, days30: 3, days60: 1, days100: -1, days125: -4, more: -8 },
      complainant: { sameAmount: 3, same: 0, different: -6 },
    },
  },
};
