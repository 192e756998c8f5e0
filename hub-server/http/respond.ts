/** Errors as HTTP answers. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode, ErrorValue } from '#protocol/errors.ts';
import { ShaotaiError, toErrorValue } from '#protocol/errors.ts';
import type { Log } from '../log.ts';

const STATUS: Partial<Record<ErrorCode, number>> = {
  'request.malformed': 400, 'params.invalid': 400, 'request.tooLarge': 413, 'method.unknown': 404, 'row.notFound': 404,
  'session.required': 401, 'token.invalid': 401, 'hub.other': 401, 'signIn.wrong': 401,
  'signIn.notStationRole': 403, 'account.disabled': 403, 'permission.denied': 403,
  'signIn.tooMany': 429, 'request.tooMany': 429, 'upload.offset': 409, 'upload.damaged': 422, 'cursor.belowFloor': 410,
  'hub.busy': 503, 'storage.full': 507,
};

/** The HTTP status of an error. */
export const statusOf = (code: ErrorCode): number => STATUS[code] ?? 500;

/** Answers `{error: {code, message, data}}`; nothing of the inside leaks, an unexpected error gets a reference into the log. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): void {
  const value = errorValue(error, request, log);
  const { retryAfterMs } = value.data;
  if (typeof retryAfterMs === 'number') void reply.header('retry-after', Math.max(1, Math.ceil(retryAfterMs / 1000)));
  if (value.code === 'session.required' || value.code === 'token.invalid') void reply.header('www-authenticate', 'Bearer');
  void reply.status(statusOf(value.code)).send({ error: value });
}

function errorValue(error: unknown, request: FastifyRequest, log: Log): ErrorValue {
  if (error instanceof ShaotaiError) return toErrorValue(error);
  const { statusCode, code } = error as Partial<FastifyError>;
  // A request that fastify refused before it reached a route.
  if (statusCode === 413 || code === 'FST_ERR_CTP_BODY_TOO_LARGE') return toErrorValue(new ShaotaiError('request.tooLarge'));
  if (statusCode === 415) {
    return toErrorValue(new ShaotaiError('request.malformed', 'this content type is not served here', { field: 'content-type' }));
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return toErrorValue(new ShaotaiError('request.malformed', 'the request is not valid HTTP or JSON'));
  }
  if (isDiskFull(error)) return toErrorValue(new ShaotaiError('storage.full'));
  log.error({ err: error, reference: request.id, route: request.routeOptions.url }, 'request failed');
  return toErrorValue(new ShaotaiError('internal', undefined, { reference: request.id }));
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'SQLITE_FULL' || error.code === 'ENOSPC');
}
