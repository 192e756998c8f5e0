/** Every tier of 茶山 at work: a hub with a station for each desk, headless, so that a story can go through all of them. */
import { join } from 'node:path';
import { expect } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#hub/accounts/register.ts';
import type { NewAccount } from '#hub/accounts/register.ts';
import { openServices } from '#hub/hub.ts';
import { createLog } from '#hub/log.ts';
import type { Lead, LeadState, LeadStep } from '#domain/schema/lead.ts';
import { CHASHAN, DESKS, NANSHE, seedChashan } from './chashan.ts';
import type { ProgramKeys } from './chashan.ts';
import { makeFolder, removeFolder } from './folder.ts';
import { TestHub } from './hub.ts';
import { PASSWORD } from './small-city.ts';
import { HeadlessStation } from './station.ts';

const department = (code: string): string => `dept:${CHASHAN}:${code}`;

/** The desks a story may have, besides those of the village and the town in chashan.ts. */
const MORE: readonly NewAccount[] = [
  { login: 'leader', name: '茶山副镇长', role: 'townStaff', place: CHASHAN },
  { login: 'tobacco', name: '烟草专卖', role: 'deptOfficer', place: department('tobacco') },
  { login: 'urban', name: '茶山城管', role: 'deptOfficer', place: department('urban') },
  { login: 'emergency', name: '茶山应急', role: 'deptOfficer', place: department('emergency') },
  { login: 'police', name: '茶山公安', role: 'deptOfficer', place: department('police') },
  { login: 'city', name: '市督查', role: 'citySupervisor', place: '441900' },
];

export type Tier = keyof typeof DESKS | 'leader' | 'tobacco' | 'urban' | 'emergency' | 'police' | 'city';

export class Tiers {
  readonly folder: string;
  readonly hub: TestHub;
  readonly keys: ProgramKeys;
  readonly #stations = new Map<Tier, HeadlessStation>();

  private constructor(folder: string, hub: TestHub, keys: ProgramKeys) {
    this.folder = folder;
    this.hub = hub;
    this.keys = keys;
  }

  /** A hub, and the named desks signed in and online. */
  static async start(tiers: readonly Tier[]): Promise<Tiers> {
    const folder = makeFolder();
    const keys = await seedChashan(join(folder, 'hub'));
    const { services, close } = openServices({ dataDirectory: join(folder, 'hub'), log: createLog('seed', 'error') });
    try {
      for (const account of MORE) await services.register.add({ ...account, password: PASSWORD }, LOCAL_ADMINISTRATOR, 'test');
    } finally {
      close();
    }
    const all = new Tiers(folder, await TestHub.start(folder), keys);
    await Promise.all(tiers.map((tier) => all.#open(tier)));
    return all;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#stations.values()].map((station) => station.stop()));
    await this.hub.stop();
    removeFolder(this.folder);
  }

  at(tier: Tier): HeadlessStation {
    const station = this.#stations.get(tier);
    if (station === undefined) throw new Error(`the story has no ${tier}`);
    return station;
  }

  /** A command saved at a desk; what the hub says to it comes later. Rejects when the desk itself refuses. */
  async issue(tier: Tier, command: string, args: Readonly<Record<string, unknown>>): Promise<string> {
    return (await this.at(tier).call('issue', { command, args })).id;
  }

  /** A command the hub applied. */
  async decided(tier: Tier, command: string, args: Readonly<Record<string, unknown>>): Promise<string> {
    const id = await this.issue(tier, command, args);
    await this.settled(tier);
    return id;
  }

  /** Waits until a desk has a verdict for all its commands, and that none was refused. */
  async settled(tier: Tier): Promise<void> {
    const { conflicts } = await this.at(tier).until(`${tier} to have its verdicts`, ({ outbox }) => outbox === 0);
    expect(conflicts, `refused at ${tier}`).toBe(0);
  }

  async offline(tier: Tier): Promise<void> {
    await this.at(tier).call('link.pause', {});
    await this.at(tier).until(`${tier} to be cut off`, ({ state }) => state === 'paused');
  }

  /** Connected again, everything sent and applied. */
  async online(tier: Tier): Promise<void> {
    await this.at(tier).call('link.resume', {});
    await this.at(tier).until(`${tier} to be online`, ({ state }) => state === 'online');
    await this.settled(tier);
  }

  /** The one lead of the story, seen at a desk in this state and step. */
  async lead(tier: Tier, state: LeadState, step: LeadStep | null = null): Promise<Lead> {
    const { rows } = await this.at(tier).untilAnswer(
      'leads.list',
      { queue: 'all' },
      `the lead to be ${state} ${step ?? ''} at ${tier}`,
      (listing) => listing.rows[0]?.state === state && listing.rows[0].step === step,
    );
    const [lead] = rows;
    if (lead === undefined) throw new Error('no lead');
    expect(rows).toHaveLength(1);
    expect(lead.villageCode).toBe(NANSHE);
    return lead;
  }

  /** The commands in a lead's timeline at a desk, oldest first. */
  async course(tier: Tier, leadId: string): Promise<readonly string[]> {
    const detail = await this.at(tier).query('lead.detail', { id: leadId });
    return (detail?.timeline ?? []).toSorted((a, b) => a.at - b.at).map(({ command }) => command);
  }

  async #open(tier: Tier): Promise<void> {
    const login = tier === 'village' || tier === 'town' ? DESKS[tier] : tier;
    const station = new HeadlessStation({
      dataDir: join(this.folder, login),
      hubUrl: this.hub.url,
      login,
      password: PASSWORD,
    });
    this.#stations.set(tier, station);
    await station.until(`${tier} to be online`, ({ state }) => state === 'online');
  }
}
