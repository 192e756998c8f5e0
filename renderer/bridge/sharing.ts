/**
 * A new answer is JSON, so all its objects are new even where nothing changed. Sharing keeps the old object for every
 * part that is equal: components that got that part need not draw again.
 */

/** `next`, with the parts of `previous` that are equal in their place. Both are JSON values; rows by id, other parts by place. */
export function share<T>(previous: unknown, next: T): T {
  if (previous === next) return next;
  if (Array.isArray(previous) && Array.isArray(next)) return shareArray(previous, next) as T;
  if (isObject(previous) && isObject(next)) return shareObject(previous, next) as T;
  return next;
}

type JsonObject = Record<string, unknown>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shareArray(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  // A row that left the list moves all below it up by one: rows are looked for by id, other parts by place.
  const byId = new Map(previous.flatMap((value) => (hasId(value) ? [[value.id, value] as const] : [])));
  const shared = next.map((value, index) => share(hasId(value) ? byId.get(value.id) : previous[index], value));
  return previous.length === shared.length && shared.every((value, index) => value === previous[index]) ? previous : shared;
}

function hasId(value: unknown): value is { readonly id: string } {
  return isObject(value) && typeof value['id'] === 'string';
}

function shareObject(previous: JsonObject, next: JsonObject): JsonObject {
  const keys = Object.keys(next);
  const shared = Object.fromEntries(keys.map((key) => [key, share(previous[key], next[key])]));
  const same =
    keys.length === Object.keys(previous).length && keys.every((key) => key in previous && shared[key] === previous[key]);
  return same ? previous : shared;
}
