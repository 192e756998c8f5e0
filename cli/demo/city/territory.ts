/** Towns and villages as the hub has them from its start (hub-server/intake/built-in-territory.ts), for whoever has no store at hand. */
import { PUBLIC_SCOPE } from '#domain/core/scope.ts';
import type { Town, Village } from '#domain/schema/territory.ts';
import townList from '#resources/territory/towns.json' with { type: 'json' };
import villageList from '#resources/territory/villages.json' with { type: 'json' };

const PUBLIC = { scope: PUBLIC_SCOPE, also: null };

export const TOWNS: readonly Town[] = townList.towns.map(({ code, ...town }) => ({ id: code, ...PUBLIC, ...town }));

export const VILLAGES: readonly Village[] = villageList.villages.map(({ code, kind, ...village }) => ({
  id: code, ...PUBLIC, ...village, kind: kind === 'village' ? 'village' : 'community',
}));
