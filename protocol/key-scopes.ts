/** What an API key may be used for, within what its account's role may do. Sessions of people have no such limit. */
export const KEY_SCOPES = [
  'field', 'attachments', 'registrations', 'complaints', 'territory', 'leads', 'department', 'changes', 'webhooks', 'accounts',
] as const;
/**
 * field: a grid member's app · attachments: photographs and documents · registrations: the registry and the address book ·
 * complaints: 12315 and 12345 · territory: what the city consists of · leads: reading leads · department: a department's own
 * system · changes: rows and the change feed · webhooks: registering addresses to be told · accounts: accounts and keys.
 */
export type KeyScope = (typeof KEY_SCOPES)[number];

/** The scopes of a key as stored: null allows everything the role does. Unknown ones of a newer build allow nothing. */
export function scopesOf(stored: string | null): readonly KeyScope[] | null {
  if (stored === null) return null;
  const names = stored.split(' ');
  return KEY_SCOPES.filter((scope) => names.includes(scope));
}

/** What is told of a key: never the key itself. */
export interface ListedKey {
  /** To revoke it by. */
  readonly id: string;
  readonly accountId: string;
  /** Of its account; '' when that is gone. */
  readonly login: string;
  readonly label: string;
  /** Null: everything the account's role allows. */
  readonly scopes: readonly KeyScope[] | null;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Written down at most once an hour. */
  readonly usedAt: number;
  readonly expiresAt: number | null;
}
