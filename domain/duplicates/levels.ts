/**
 * The features two reports are compared by, and the levels of each from the strongest evidence for "the same" to the
 * strongest against it. Weights may never rise along a list: an operator would lose trust in "200 m counts more than 50 m".
 */

/** What "the same shop" is decided by. */
export const SHOP_FEATURES = {
  /**
   * unit: same door and unit · door…: same road and number (Near: up to 150 m or the same village; Some: nothing says how
   * far; Far: elsewhere) · number…: same number, road not known · road…, near…: number not known, up to so many metres ·
   * typo: swapped or misread digits on one road · elsewhere: other road · far: over a kilometre · veto: another number or unit.
   */
  location: [
    'unit', 'doorNear', 'doorSome', 'numberNear', 'road50', 'road150', 'near30', 'near60', 'roadSome', 'near150', 'doorFar',
    'near400', 'typo', 'elsewhere', 'near1000', 'far', 'veto',
  ],
  /** Rare, some, common: by the number of places a name is met at. alike: a long name but for a character or two. */
  name: ['sameRare', 'sameSome', 'alike', 'sound', 'sameCommon', 'contained', 'similar', 'weak', 'unnamed', 'sign', 'different'],
  trade: ['same', 'different'],
  phone: ['same', 'oneEdit', 'shared', 'different'],
  creditCode: ['same', 'twoEdits', 'different'],
  contact: ['same', 'different'],
  /** The amount a consumer names is as good as a signature. */
  claim: ['sameBoth', 'sameAmount', 'different'],
  /** The same matter reported within so many days: two shops in one place rarely have that in common. */
  coincidence: ['days3', 'days10', 'days30', 'days100', 'later', 'otherMatter'],
} as const;

/** What "the same incident" is decided by once it is the same shop. */
export const INCIDENT_FEATURES = {
  /** both: category and description agree · filed, told: one of the two, the other silent · odd: one report contradicts itself · other. */
  matter: ['both', 'filed', 'told', 'odd', 'other'],
  gap: ['days3', 'days10', 'days30', 'days60', 'days100', 'days125', 'more'],
  complainant: ['sameAmount', 'same', 'different'],
} as const;

type LevelsOf<F extends Readonly<Record<string, readonly string[]>>> = { readonly [K in keyof F]: F[K][number] | null };
/** null: one side does not say, which is no evidence. */
export type ShopLevels = LevelsOf<typeof SHOP_FEATURES>;
export type IncidentLevels = LevelsOf<typeof INCIDENT_FEATURES>;

export interface Levels {
  readonly shop: ShopLevels;
  readonly incident: IncidentLevels;
  /** Metres between the two fixes, when both have one. */
  readonly distanceM: number | null;
  /** Both house numbers, units or sub-numbers are there and differ. */
  readonly veto: boolean;
}
