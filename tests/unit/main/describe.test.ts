/** Theory: whoever reads `describe` alone can write a request that is taken, and what it does not name is refused. */
import { describe as group, expect, it } from 'vitest';
import { z } from 'zod';
import { COMMANDS } from '#domain/registry.ts';
import { describe } from '#main/data/describe.ts';
import { METHOD_PARAMS } from '#protocol/bridge/methods.ts';
import { QUERY_ARGS } from '#protocol/bridge/queries.ts';
import { exampleOf, Schema } from '../../support/example.ts';

type Entry = readonly [name: string, summary: string, schema: unknown, parser: z.ZodType];

const described = describe();
const entries: readonly Entry[] = [
  ...described.methods.map(({ name, summary, params }): Entry => [`method ${name}`, summary, params, parserOf(METHOD_PARAMS, name)]),
  ...described.queries.map(({ name, summary, args }): Entry => [`query ${name}`, summary, args, parserOf(QUERY_ARGS, name)]),
  ...described.commands.map(({ name, summary, args }): Entry => [`command ${name}`, summary, args, commandParser(name)]),
];

function parserOf(parsers: Readonly<Record<string, z.ZodType>>, name: string): z.ZodType {
  const parser = parsers[name];
  if (parser === undefined) throw new Error(`nothing takes ${name}`);
  return parser;
}

function commandParser(name: string): z.ZodType {
  return parserOf(Object.fromEntries(COMMANDS.map((definition) => [definition.name, definition.args])), name);
}

group('describe', () => {
  it('names every method, query and command, with the roles of a command', () => {
    expect(described.methods.map(({ name }) => name)).toEqual(Object.keys(METHOD_PARAMS));
    expect(described.queries.map(({ name }) => name)).toEqual(Object.keys(QUERY_ARGS));
    expect(described.commands.map(({ name, roles }) => [name, roles])).toEqual(COMMANDS.map(({ name, roles }) => [name, roles]));
    expect(described.commands.every(({ roles }) => roles.length > 0)).toBe(true);
  });

  it.each(entries)('%s is told in one sentence', (_name, summary) => {
    expect(summary).toMatch(/^[A-Z].{10,}[.)]$/);
    expect(described.commands.filter((other) => other.summary === summary).length).toBeLessThan(2);
  });

  it.each(entries)('%s takes an example made from its schema', (_name, _summary, schema, parser) => {
    const [least, whole] = [exampleOf(schema, false), exampleOf(schema, true)];
    // Rules between fields ("a notice goes with a problem") are beyond JSON Schema; the refusal names them.
    const refused = (example: unknown) => parser.safeParse(example).error?.issues.filter(({ code }) => code !== 'custom') ?? [];
    expect([refused(least), refused(whole)]).toEqual([[], []]);
    const read = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
    expect([read.safeParse(least).success, read.safeParse(whole).success]).toEqual([true, true]);
  });

  it.each(entries)('%s refuses a field its schema does not name, in words and in deed', (_name, _summary, schema, parser) => {
    expect(Schema.parse(schema)).toMatchObject({ type: 'object', additionalProperties: false });
    const extra = { ...(exampleOf(schema, false) as object), notAField: 1 };
    expect(parser.safeParse(extra).error?.issues).toContainEqual(
      expect.objectContaining({ code: 'unrecognized_keys', keys: ['notAField'] }),
    );
  });

  it.each(entries)('%s refuses to go without a field it requires', (_name, _summary, schema, parser) => {
    const example = exampleOf(schema, false) as Record<string, unknown>;
    for (const name of Schema.parse(schema).required ?? []) {
      const rest = Object.fromEntries(Object.entries(example).filter(([field]) => field !== name));
      expect(parser.safeParse(rest).success, name).toBe(false);
    }
  });

  it('travels as plain JSON', () => {
    expect(JSON.parse(JSON.stringify(described))).toEqual(described);
  });
});
