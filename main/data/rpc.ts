/**
 * JSON-RPC 2.0 of the bridge: a text in, a response out. Whatever comes in, the answer is a value: malformed, too large,
 * unknown or ill-typed requests never reach a handler, and a handler that fails answers with a coded error.
 */
import type { z } from 'zod';
import type { NewId } from '#domain/core/time.ts';
import { RpcRequest, rpcErrorNumber } from '#protocol/bridge/jsonrpc.ts';
import type { RpcId, RpcResponse } from '#protocol/bridge/jsonrpc.ts';
import { BRIDGE_LIMIT_BYTES, METHOD_PARAMS } from '#protocol/bridge/methods.ts';
import type { MethodName, MethodResults } from '#protocol/bridge/methods.ts';
import { ShaotaiError, toErrorValue } from '#protocol/errors.ts';
import type { ErrorValue } from '#protocol/errors.ts';
import type { Log } from '../log.ts';

export type Handlers<Caller> = {
  readonly [M in MethodName]: (params: z.output<(typeof METHOD_PARAMS)[M]>, caller: Caller) => MethodResults[M] | Promise<MethodResults[M]>;
};

/** Lists and objects within one another; the deepest command has five levels. */
const DEPTH_LIMIT = 40;

export interface RpcOptions<Caller> {
  readonly handlers: Handlers<Caller>;
  /** Rejects with ShaotaiError when the method may not be used now (before sign-in, while locked). */
  readonly admit: (method: MethodName) => Promise<void>;
  readonly newId: NewId;
  readonly log: Log;
  /** Hears of everything a request was refused or failed with. */
  readonly failed: (error: unknown) => void;
}

/** Answers one message. Never rejects. */
export async function answer<Caller>(text: string, caller: Caller, options: RpcOptions<Caller>): Promise<RpcResponse> {
  let id: RpcId = null;
  try {
    const message = parse(text);
    id = idOf(message);
    const { method, params } = requestOf(message);
    await options.admit(method);
    const handler = options.handlers[method] as (params: unknown, caller: Caller) => unknown;
    return { jsonrpc: '2.0', id, result: (await handler(paramsOf(method, params), caller)) ?? null };
  } catch (error) {
    options.failed(error);
    return errorResponse(id, errorValue(error, options));
  }
}

/** The answer to a message that was too large to be taken in at all. */
export function tooLargeResponse(): RpcResponse {
  return errorResponse(null, toErrorValue(tooLargeError()));
}

/** The value as the schema has it. Throws 'params.invalid' whose data names the field, below `prefix`. */
export function checked<T>(schema: z.ZodType<T>, value: unknown, prefix = ''): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : (issue?.path ?? []);
  const field = [...(prefix === '' ? [] : [prefix]), ...path].join('.');
  throw new ShaotaiError('params.invalid', undefined, { field, problem: issue?.message ?? '' });
}

function parse(text: string): unknown {
  if (Buffer.byteLength(text) > BRIDGE_LIMIT_BYTES) throw tooLargeError();
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    throw new ShaotaiError('request.malformed', 'the message is not JSON');
  }
  if (isDeeper(message, DEPTH_LIMIT)) throw new ShaotaiError('request.malformed', 'the message is nested too deep', { limit: DEPTH_LIMIT });
  return message;
}

/** Whether lists and objects lie in one another deeper than this. Level by level: recursion is what such a message is made to exhaust. */
function isDeeper(value: unknown, limit: number): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth <= limit; depth += 1) {
    level = level.flatMap((each): unknown[] => (typeof each === 'object' && each !== null ? Object.values(each) : []));
    if (level.length === 0) return false;
  }
  return true;
}

/** The caller's id even when the rest is malformed, so that it can tell which request failed. */
function idOf(message: unknown): RpcId {
  const id = RpcRequest.shape.id.safeParse((message as { id?: unknown } | null)?.id);
  return id.success ? id.data : null;
}

function requestOf(message: unknown): { method: MethodName; params: unknown } {
  const request = RpcRequest.safeParse(message);
  if (!request.success) {
    const [issue] = request.error.issues;
    throw new ShaotaiError('request.malformed', undefined, { field: issue?.path.join('.') ?? '', problem: issue?.message ?? '' });
  }
  const { method, params } = request.data;
  if (!isMethod(method)) throw new ShaotaiError('method.unknown', undefined, { method });
  return { method, params: params === undefined ? {} : params };
}

function isMethod(name: string): name is MethodName {
  return Object.hasOwn(METHOD_PARAMS, name);
}

function paramsOf(method: MethodName, params: unknown): unknown {
  return checked<unknown>(METHOD_PARAMS[method], params);
}

function errorValue<Caller>(error: unknown, { newId, log }: RpcOptions<Caller>): ErrorValue {
  const value = toErrorValue(error);
  if (value.code !== 'internal') return value;
  const reference = newId();
  log.error({ err: error, reference }, 'a bridge method failed');
  return { ...value, data: { ...value.data, reference } };
}

const tooLargeError = () => new ShaotaiError('request.tooLarge', undefined, { limitBytes: BRIDGE_LIMIT_BYTES });

function errorResponse(id: RpcId, error: ErrorValue): RpcResponse {
  return { jsonrpc: '2.0', id, error: { code: rpcErrorNumber(error.code), message: error.message, data: error } };
}
