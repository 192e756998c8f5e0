/** Messages that are almost right: a valid one with some of its values replaced, dropped, repeated or buried. */
import fc from 'fast-check';

/** What a bug or an attacker might put where something else belongs. */
const STRANGE: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(null, '', 0, -1, 1e308, -0, 2 ** 53, [], {}),
  fc.constantFrom('\u0000', '\ud800', '__proto__', 'constructor', "'; DROP TABLE task; --", '<img src=x>'),
  fc.constantFrom(1_000, 70_000).map((length) => '长'.repeat(length)),
  fc.nat({ max: 60 }).map((depth) => buried(depth)),
  fc.constant(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as unknown),
);

function buried(depth: number): unknown {
  let value: unknown = 'end';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
}

type Change =
  | { readonly kind: 'replace'; readonly at: number; readonly value: unknown }
  | { readonly kind: 'drop' | 'repeat'; readonly at: number }
  | { readonly kind: 'add'; readonly at: number; readonly name: string; readonly value: unknown };

const CHANGE: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('replace' as const), at: fc.nat(1000), value: STRANGE }),
  fc.record({ kind: fc.constantFrom('drop' as const, 'repeat' as const), at: fc.nat(1000) }),
  fc.record({ kind: fc.constant('add' as const), at: fc.nat(1000), name: fc.string({ maxLength: 12 }), value: STRANGE }),
);

/** One of the recordings, changed in up to four places; now and then something else altogether. */
export function almost(recordings: readonly unknown[]): fc.Arbitrary<unknown> {
  const changed = fc.tuple(fc.constantFrom(...recordings), fc.array(CHANGE, { maxLength: 4 }))
    .map(([recording, changes]) => changes.reduce(apply, structuredClone(recording)));
  return fc.oneof({ weight: 9, arbitrary: changed }, { weight: 1, arbitrary: STRANGE });
}

function apply(message: unknown, change: Change): unknown {
  const places = placesIn(message);
  const place = places[change.at % Math.max(1, places.length)];
  if (place === undefined) return change.kind === 'replace' ? structuredClone(change.value) : message;
  const { parent, key } = place;
  const record = parent as Record<string, unknown>;
  switch (change.kind) {
    case 'replace': record[key] = structuredClone(change.value); break;
    case 'drop': Reflect.deleteProperty(record, key); break;
    case 'repeat': record[key] = [record[key], structuredClone(record[key])]; break;
    case 'add':
      // A list gets one more element: named properties of it would not be sent, and 'length' is none to set at will.
      if (Array.isArray(parent)) parent.push(structuredClone(change.value));
      else record[change.name] = structuredClone(change.value);
      break;
  }
  return message;
}

interface Place { readonly parent: object; readonly key: string }

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [{ parent: value, key }, ...placesIn(child)]);
}
