/** The OpenAPI 3.1 document, written from the same route descriptions and schemas that requests are checked with. */
import { z } from 'zod';
import { ERROR_CODES } from '#protocol/errors.ts';
import type { ErrorCode } from '#protocol/errors.ts';
import { APP_VERSION } from '#protocol/version.ts';
import { TAGS, answer } from './route.ts';
import type { Answer, Api, DescribedRoute } from './route.ts';

type Json = Record<string, unknown>;

const Failure = z.object({
  error: z.object({
    code: z.enum(Object.keys(ERROR_CODES) as ErrorCode[]), message: z.string(),
    data: z.record(z.string(), z.unknown()).meta({ description: 'field: the field at fault · retryAfterMs: when to come back' }),
  }),
}).meta({ id: 'Failure' });

const DESCRIPTION = `Programs sign in with an API key (\`shaotai account key add\`) in the header \`Authorization: Bearer\`. A key has the
role and place of its account and may be limited to some scopes; every access is decided at the hub. Errors are
\`{error: {code, message, data}}\`; \`data.field\` names the field at fault. Too many requests answer 429 with \`Retry-After\`.`;

/** Serves the document under /api/v1/openapi.json; call it after all other routes. */
export function openApiRoute(api: Api): void {
  let document: Json | undefined;
  api.open({
    method: 'GET', path: '/api/v1/openapi.json', tag: 'status', summary: 'This document.',
    answers: { 200: answer('OpenAPI 3.1', z.looseObject({ openapi: z.literal('3.1.0') })) },
    run: () => (document ??= openApiDocument(api.routes)),
  });
}

export function openApiDocument(routes: readonly DescribedRoute[]): Json {
  const schemas: Record<string, unknown> = {};
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, schemas) };
  }
  const failure = { description: 'What is wrong', content: { 'application/json': { schema: schemaOf(Failure, 'output', schemas) } } };
  return {
    openapi: '3.1.0',
    info: { title: 'Shaotai 哨台', version: APP_VERSION, description: DESCRIPTION },
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas, responses: { Failure: failure },
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key or the token of a session' } },
    },
  };
}

function operation(route: DescribedRoute, schemas: Record<string, unknown>): Json {
  const { access, tag, summary, answers } = route;
  const responses = Object.fromEntries(Object.entries(answers).map(([status, each]) => [status, response(each, schemas)]));
  const body = requestBody(route, schemas);
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replace(/[^A-Za-z0-9]+(\w)/g, (_all, letter: string) => letter.toUpperCase())}`,
    tags: [tag], summary, ...(access === undefined ? {} : {
      description: `For ${access.roles.join(', ')}; a key needs the scope \`${access.scope}\`.`, security: [{ key: [] }],
    }),
    parameters: [
      ...parameters(route.params, 'path', schemas),
      ...parameters(route.query, 'query', schemas),
      ...parameters(route.headers, 'header', schemas),
    ],
    ...(body === undefined ? {} : { requestBody: body }),
    responses: { ...responses, default: { $ref: '#/components/responses/Failure' } },
  };
}

function response({ description, schema, content }: Answer, schemas: Record<string, unknown>): Json {
  if (schema !== undefined) return { description, content: { 'application/json': { schema: schemaOf(schema, 'output', schemas) } } };
  return content === undefined ? { description } : { description, content: binary(content.types) };
}

function requestBody({ body, documentedBody, otherBodies }: DescribedRoute, schemas: Record<string, unknown>): Json | undefined {
  const json = body ?? documentedBody;
  if (json === undefined && otherBodies === undefined) return undefined;
  return {
    required: true, ...(otherBodies === undefined ? {} : { description: otherBodies.description }),
    content: {
      ...(json === undefined ? {} : { 'application/json': { schema: schemaOf(json, 'input', schemas) } }),
      ...binary(otherBodies?.types ?? []),
    },
  };
}

interface ObjectSchema { readonly properties?: Readonly<Record<string, Json>>; readonly required?: readonly string[] }

const binary = (types: readonly string[]): Json => Object.fromEntries(types.map((type) => [type, {}]));

function parameters(schema: z.ZodType | undefined, where: 'path' | 'query' | 'header', schemas: Record<string, unknown>): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input', schemas) as ObjectSchema;
  return Object.entries(properties).map(([name, property]) => ({
    name, in: where, required: where === 'path' || required.includes(name), schema: property,
  }));
}

/** JSON Schema 2020-12 of a value; what has a name of its own goes among the document's schemas. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Record<string, unknown>): Json {
  const made = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  const text = JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { $defs = {}, ...own } = JSON.parse(text) as { $defs?: Json } & Json;
  Object.assign(schemas, $defs);
  delete own['$schema'];
  return own;
}
