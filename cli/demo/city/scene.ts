/** One village of the demo city while its past is played, and the working time that has gone by in one of its stories. */
import type { Actor } from '#domain/core/actor.ts';
import type { Random } from '#domain/core/time.ts';
import type { Industry } from '#domain/schema/disposal.ts';
import type { BuiltInItems } from '#hub/intake/built-in-items.ts';
import type { Member } from '#domain/schema/people.ts';
import type { VillagePlaces } from './grids.ts';
import type { Ledger } from './ledger.ts';
import type { TownProfile } from './profiles.ts';
import type { DepartmentDesk } from './logins.ts';
import type { Street } from './streets.ts';
import type { WorkingTime } from './working-time.ts';

export interface Scene {
  readonly places: VillagePlaces;
  readonly streets: readonly Street[];
  readonly members: readonly Member[];
  readonly dispatcher: Actor;
  readonly townStaff: Actor;
  readonly citySupervisor: Actor;
  readonly officer: (department: DepartmentDesk) => Actor;
  readonly profile: TownProfile;
  readonly ledger: Ledger;
  readonly time: WorkingTime;
  /** The industries that route leads to departments, as the hub will know them. */
  readonly industries: readonly Industry[];
  /** The forms and permit items, as the hub will know them. */
  readonly items: BuiltInItems;
  /** Another village of the town, for tasks that belong there; undefined in a town of one village. */
  readonly neighbour: string | undefined;
  readonly random: Random;
}

/** The working minute an instant lies in: the first one not before it. */
export function minuteOf(time: WorkingTime, instant: number): number {
  let [low, high] = [0, Math.ceil(time.end)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (time.at(middle) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a story stands. It ends where the present begins. */
export class Story {
  minute: number;
  readonly #scene: Scene;

  constructor(scene: Scene, minute: number) {
    this.#scene = scene;
    this.minute = minute;
  }

  /** Lets `minutes` working minutes pass. Answers whether the story goes on: false when that is still to come. */
  wait(minutes: number): boolean {
    this.minute += minutes;
    return this.#scene.time.hasHappened(this.minute);
  }

  now(): number {
    return this.#scene.time.at(this.minute);
  }

  issue(name: string, args: Readonly<Record<string, unknown>>, actor: Actor): string {
    return this.#scene.ledger.issue(name, args, actor, this.now());
  }
}

/** A member as the account of the phone acts. */
export function asActor({ id, name, villageCode }: Member): Actor {
  return { accountId: `account-${id}`, name, role: 'gridMember', grants: [villageCode], memberId: id };
}
