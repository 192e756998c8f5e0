/** JSON-RPC 2.0 envelopes of the bridge. */
import { z } from 'zod';
import type { ErrorValue } from '../errors.ts';

export const RpcRequest = z.strictObject({
  jsonrpc: z.literal('2.0'), id: z.union([z.int(), z.string().max(80)]), method: z.string().max(80), params: z.unknown().optional(),
});
export type RpcRequest = z.infer<typeof RpcRequest>;
export type RpcId = RpcRequest['id'] | null;

export type RpcResponse =
  | { readonly jsonrpc: '2.0'; readonly id: RpcId; readonly result: unknown }
  | { readonly jsonrpc: '2.0'; readonly id: RpcId; readonly error: RpcError };

export interface RpcError { readonly code: number; readonly message: string; readonly data: ErrorValue }

export interface RpcNotification { readonly jsonrpc: '2.0'; readonly method: string; readonly params: unknown }

/** JSON-RPC numbers of our codes: the standard ones where they exist, −32000 for everything else. */
export function rpcErrorNumber(code: ErrorValue['code']): number {
  switch (code) {
    case 'request.malformed': return -32600;
    case 'method.unknown': return -32601;
    case 'params.invalid': return -32602;
    case 'internal': return -32603;
    default: return -32000;
  }
}
