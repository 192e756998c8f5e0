/** What the bridge offers, with JSON Schemas: the product's table of contents for scripts. */
import { z } from 'zod';
import { COMMANDS } from '#domain/registry.ts';
import { METHOD_PARAMS, METHOD_SUMMARIES } from '#protocol/bridge/methods.ts';
import type { Description, MethodName } from '#protocol/bridge/methods.ts';
import { QUERY_ARGS, QUERY_SUMMARIES } from '#protocol/bridge/queries.ts';
import type { QueryName } from '#protocol/bridge/queries.ts';
import { APP_VERSION } from '#protocol/version.ts';

let description: Description | undefined;

export function describe(): Description {
  description ??= {
    version: APP_VERSION,
    methods: Object.entries(METHOD_PARAMS).map(([name, params]) => ({
      name,
      summary: METHOD_SUMMARIES[name as MethodName],
      params: jsonSchema(params),
    })),
    queries: Object.entries(QUERY_ARGS).map(([name, args]) => ({
      name,
      summary: QUERY_SUMMARIES[name as QueryName],
      args: jsonSchema(args),
    })),
    commands: COMMANDS.map(({ name, summary, roles, args }) => ({ name, summary, roles, args: jsonSchema(args) })),
  };
  return description;
}

/** The schema of what a caller sends; checks JSON Schema cannot express (refinements) are left to the refusal. */
function jsonSchema(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}
