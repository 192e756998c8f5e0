/** The registry (商事登记) as the hub sees it: a few registrations a minute through the intake API, sent again until answered. */
import type { Random } from '#domain/core/time.ts';
import { dayNumber } from '#domain/calendar/calendar.ts';
import type { RegistrationRecord } from '#domain/registration/record.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { Remote } from '../../commands/remote.ts';
import { between, pick } from '../../random.ts';
import { ORGANISATION_SERIALS, organisationOf, premises, registrationRecord } from '../city/entities.ts';
import type { VillagePlaces } from '../city/grids.ts';
import { streetsOf } from '../city/streets.ts';
import { trade } from '../city/words.ts';

export interface RegistryOptions {
  readonly remote: Remote;
  /** Where entities register: the focus village more often than others, by being named more often. */
  readonly places: readonly VillagePlaces[];
  readonly random: Random;
  readonly now: () => number;
}

/** Share of registrations whose address names no village: they wait in 待定位 until somebody at the town places them. */
const VAGUE_SHARE = 0.08;
/** Share of messages about an entity that was registered a little earlier: other business (变更经营范围). */
const CHANGE_SHARE = 0.12;
/** Entities that may still change. */
const REMEMBERED = 50;

export class Registry {
  readonly #options: RegistryOptions;
  readonly #sent: RegistrationRecord[] = [];
  #unanswered: RegistrationRecord | undefined;

  constructor(options: RegistryOptions) {
    this.#options = options;
  }

  /** Sends one registration; one that got no answer is sent again first: the hub takes the same content once only. */
  async send(): Promise<object> {
    const record = this.#unanswered ?? this.#next();
    this.#unanswered = record;
    try {
      const summary = await this.#options.remote.request('/api/v1/registrations', { method: 'POST', json: [record] }) as object;
      this.#unanswered = undefined;
      this.#remember(record);
      return summary;
    } catch (error) {
      if (error instanceof ShaotaiError && error.code !== 'hub.unreachable' && error.code !== 'hub.busy') this.#unanswered = undefined;
      throw error;
    }
  }

  #next(): RegistrationRecord {
    const { places, random, now } = this.#options;
    if (this.#sent.length > 0 && random() < CHANGE_SHARE) {
      const record = pick(this.#sent, random);
      return { ...record, businessScope: `${record.businessScope}${trade(random).scope}` };
    }
    const village = pick(places, random);
    const { address } = premises(streetsOf(village), village, random);
    const organisation = organisationOf(between(ORGANISATION_SERIALS / 2, ORGANISATION_SERIALS - 1, random), random);
    const told = random() < VAGUE_SHARE ? address.replace(village.village.name, '') : address;
    return registrationRecord(told, village.town.shortName, organisation, dayNumber(now()), random);
  }

  #remember(record: RegistrationRecord): void {
    this.#sent.push(record);
    if (this.#sent.length > REMEMBERED) this.#sent.shift();
  }
}
