/** Who acts, as the hub described the account last. */
import type { Actor } from '#domain/core/actor.ts';
import type { SessionAccount } from '#protocol/hub/messages.ts';

export function actorOf({ id, name, role, grants, memberId }: SessionAccount): Actor {
  return { accountId: id, name, role, grants, memberId };
}
