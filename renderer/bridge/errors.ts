/** Errors as the window sees them: those of the data process, and two of the bridge itself. */
import type { ErrorCode, ErrorValue } from '#protocol/errors.ts';

/** bridge.unreachable: the local data process did not answer · bridge.lost: the connection broke while a request was under way. */
export const BRIDGE_ERROR_CODES = ['bridge.unreachable', 'bridge.lost'] as const;
export type WindowErrorCode = ErrorCode | (typeof BRIDGE_ERROR_CODES)[number];

export class BridgeError extends Error {
  readonly code: WindowErrorCode;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(code: WindowErrorCode, message: string = code, data: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'BridgeError';
    this.code = code;
    this.data = data;
  }

  static from(value: ErrorValue): BridgeError {
    return new BridgeError(value.code, value.message, value.data);
  }
}

/** Whatever was thrown, as a BridgeError. */
export function toBridgeError(error: unknown): BridgeError {
  return error instanceof BridgeError
    ? error
    : new BridgeError('internal', error instanceof Error ? error.message : String(error));
}
