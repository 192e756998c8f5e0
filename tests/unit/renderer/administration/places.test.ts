import { describe, expect, it } from 'vitest';
import { ROLES } from '#domain/core/actor.ts';
import { grantsOf } from '#domain/administration/grants.ts';
import { parsePlace, placeKindOf, placeOf } from '#renderer/features/administration/places.ts';

const PARTS = {
  cityCode: '441900', townCode: '441900103', villageCode: '441900103201', department: 'market',
  market: 'market:441900103201:m1.market/', unit: '441900103201-T1',
};

describe('the place of an account', () => {
  it.each(ROLES)('that the form makes for %s is one the trade accepts', (role) => {
    expect(grantsOf(role, placeOf(role, PARTS))).toBeDefined();
  });

  it('is empty while a part is missing, which no role with a place accepts', () => {
    const incomplete = ROLES.filter((role) => !['none', 'city'].includes(placeKindOf(role)));
    expect(incomplete.map((role) => grantsOf(role, placeOf(role, { cityCode: '441900' })))).toEqual(
      incomplete.map(() => undefined),
    );
  });

  it('is read back into the parts of the form', () => {
    expect(parsePlace('dept:441900103:market')).toEqual({ area: '441900103', department: 'market' });
    expect(parsePlace('441900103201')).toEqual({ area: '441900103201' });
    expect(parsePlace(PARTS.market)).toEqual({ area: '441900103201', market: PARTS.market });
    expect(parsePlace('unit:441900103201:441900103201-T1/')).toEqual({ area: '441900103201', unit: PARTS.unit });
  });
});
