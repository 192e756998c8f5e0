/**
 * A route is described once: who may use it, the schemas its parts are checked with, what it answers. The OpenAPI document
 * (openapi.ts) is written from the same descriptions, so that the two cannot differ.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Role } from '#domain/core/actor.ts';
import type { Session } from '../accounts/accounts.ts';
import type { KeyScope } from '#protocol/key-scopes.ts';
import { checked } from '../checked.ts';
import { bearerOf, requireAccess } from './services.ts';
import type { HubServices } from './services.ts';

export interface Access {
  readonly roles: readonly Role[];
  /** What a key must be for. */
  readonly scope: KeyScope;
}

/** A body that is no JSON. */
export interface Content { readonly description: string; readonly types: readonly string[] }

/** What a status stands for; without schema and content there is no body. */
export interface Answer { readonly description: string; readonly schema?: z.ZodType; readonly content?: Content }

export const TAGS = {
  status: 'For monitoring', session: 'Signing in', accounts: 'Accounts and keys', field: 'The app of grid members',
  intake: 'Registrations, complaints, addresses and territory', attachments: 'Photographs and documents', leads: 'Leads and rows',
  department: 'A department\'s own system', webhooks: 'Being told', stations: 'Stations',
} as const;
export type Tag = keyof typeof TAGS;

export interface Description {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With parameters as :name. */
  readonly path: string;
  readonly tag: Tag;
  /** One English sentence. */
  readonly summary: string;
  /** By status; the first is what the route answers when nothing is said. */
  readonly answers: Readonly<Record<number, Answer>>;
  readonly bodyLimit?: number;
  /** Bodies besides JSON. */
  readonly otherBodies?: Content;
  /** Schemas of single rows are named here, for bodies that are checked row by row. */
  readonly documentedBody?: z.ZodType;
}

interface Schemas<P, Q, H, B> {
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  /** Names in lower case. */
  readonly headers?: z.ZodType<H>;
  readonly body?: z.ZodType<B>;
}

export interface Asked<P, Q, H, B> {
  readonly params: P;
  readonly query: Q;
  readonly headers: H;
  readonly body: B;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export interface OpenRoute<P, Q, H, B> extends Description, Schemas<P, Q, H, B> {
  readonly run: (asked: Asked<P, Q, H, B>) => unknown;
}

export interface Route<P, Q, H, B> extends Description, Schemas<P, Q, H, B> {
  readonly access: Access;
  readonly run: (asked: Asked<P, Q, H, B> & { readonly session: Session }) => unknown;
}

/** A route as the document describes it. */
export interface DescribedRoute extends Description, Schemas<unknown, unknown, unknown, unknown> { readonly access?: Access }

export class Api {
  readonly #app: FastifyInstance;
  readonly #services: HubServices;
  readonly #routes: DescribedRoute[];
  readonly #sessions = new WeakMap<FastifyRequest, Session>();

  /** `routes` gathers the descriptions; an Api of another fastify context of the same server shares it. */
  constructor(app: FastifyInstance, services: HubServices, routes: DescribedRoute[] = []) {
    this.#app = app;
    this.#services = services;
    this.#routes = routes;
  }

  get routes(): readonly DescribedRoute[] {
    return this.#routes;
  }

  /** The same API in a context of its own: its parsers of bodies concern these routes only. */
  within(set: (api: Api, context: FastifyInstance) => void): void {
    void this.#app.register((context, _options, done) => {
      set(new Api(context, this.#services, this.#routes), context);
      done();
    });
  }

  /** A route for everybody; the network address is what its rate is limited by. */
  open<P = undefined, Q = undefined, H = undefined, B = undefined>(route: OpenRoute<P, Q, H, B>): void {
    this.#add(route, (request) => this.#services.rates.take(`address:${request.ip}`), (asked) => route.run(asked));
  }

  /** A route for holders of a session or key. Who may not use it is refused before the body is read. */
  route<P = undefined, Q = undefined, H = undefined, B = undefined>(route: Route<P, Q, H, B>): void {
    const admit = (request: FastifyRequest): void => {
      const session = requireAccess(this.#services, bearerOf(request), route.access);
      this.#services.rates.take(`token:${session.tokenHash}`);
      this.#sessions.set(request, session);
    };
    this.#add(route, admit, (asked) => {
      const session = this.#sessions.get(asked.request);
      if (session === undefined) throw new Error('a route ran without its session');
      return route.run({ ...asked, session });
    });
  }

  #add<P, Q, H, B>(
    route: Description & Schemas<P, Q, H, B>, admit: (request: FastifyRequest) => void, run: (asked: Asked<P, Q, H, B>) => unknown,
  ): void {
    this.#routes.push(route);
    const status = Number(Object.keys(route.answers)[0]);
    this.#app.route({
      method: route.method, url: route.path, ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
      onRequest: (request, _reply, next) => {
        admit(request);
        next();
      },
      handler: async (request, reply) => {
        void reply.status(status);
        return run({ request, reply, ...partsOf(route, request) });
      },
    });
  }
}

/** Each part under its schema. Throws params.invalid naming the field. */
function partsOf<P, Q, H, B>({ params, query, headers, body }: Schemas<P, Q, H, B>, request: FastifyRequest) {
  const part = <T>(schema: z.ZodType<T> | undefined, value: unknown): T => (schema === undefined ? undefined as T : checked(schema, value));
  return {
    params: part(params, request.params), query: part(query, request.query), headers: part(headers, request.headers),
    body: part(body, request.body),
  };
}

export const answer = (description: string, schema?: z.ZodType): Answer =>
  schema === undefined ? { description } : { description, schema };
