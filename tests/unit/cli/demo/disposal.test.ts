/** Theory: a simulated dispatcher brings every accepted lead to an end or to the town, each step being one the hub accepts. */
import { expect, it } from 'vitest';
import { seededRandom } from '#cli/random.ts';
import { nextStep } from '#cli/demo/simulator/disposal.ts';
import { Revisits } from '#cli/demo/simulator/revisits.ts';
import { leadVisitTable, teamTable } from '#domain/schema/disposal.ts';
import { LEAD, leadWorld } from '../../domain/lead/places.ts';
import { chen, dispatcher, VILLAGE } from '../../domain/task/world.ts';

const STEPS_MAX = 12;
const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);

/** Plays one lead; with `inVain` the first verification finds it not settled. Answers the commands on the way and where it ends. */
function play(seed: number, inVain: boolean): readonly string[] {
  const random = seededRandom(seed);
  const w = leadWorld('villageAccepted');
  w.drop(leadVisitTable, 'visit');
  const way: string[] = [];
  while (way.length < STEPS_MAX && w.lead(LEAD).state === 'villageAccepted') {
    w.now += 1000;
    const step = nextStep({ lead: w.lead(LEAD), teams: w.all(teamTable), visits: w.all(leadVisitTable) }, random);
    const { command, args, by } = stepOf(step, inVain && w.lead(LEAD).reopened === 0);
    w.must(command, args, by);
    way.push(command);
    // The same is not asked for twice.
    if (command === 'lead.propose') break;
  }
  return [...way, w.lead(LEAD).state];
}

/** The dispatcher's step, or the member's verification while the dispatcher waits for it. */
function stepOf(step: ReturnType<typeof nextStep>, inVain: boolean) {
  return step === undefined
    ? { command: 'lead.revisit', args: { leadId: LEAD, confirmed: !inVain }, by: chen }
    : { ...step, by: dispatcher };
}

it('ends every lead: closed, handed up, or waiting for what was asked', () => {
  const ways = SEEDS.map((seed) => play(seed, false));
  const ends = new Set(ways.map((way) => `${way.at(-2) ?? ''} ${way.at(-1) ?? ''}`));
  expect(ends).toEqual(new Set(['lead.close closed', 'lead.handUp handedUp', 'lead.propose villageAccepted']));
  const byTeam = ['lead.beginDisposal', 'lead.visit', 'lead.resolve', 'lead.revisit', 'lead.close', 'closed'];
  expect(ways).toContainEqual(byTeam);
});

it('sends the team again after a verification in vain', () => {
  const ways = SEEDS.map((seed) => play(seed, true)).filter((way) => way.includes('lead.revisit'));
  expect(ways.length).toBeGreaterThan(0);
  for (const way of ways) {
    expect(way.slice(3)).toEqual(['lead.revisit', 'lead.visit', 'lead.resolve', 'lead.revisit', 'lead.close', 'closed']);
  }
});

it('asks for a verification once, and again when it was in vain', () => {
  const revisits = new Revisits();
  revisits.ask(VILLAGE, 'a');
  revisits.ask(VILLAGE, 'b');
  revisits.ask(VILLAGE, 'a');
  expect([revisits.take(VILLAGE), revisits.take(VILLAGE), revisits.take(VILLAGE)]).toEqual(['a', 'b', undefined]);
  revisits.again('a');
  revisits.ask(VILLAGE, 'a');
  expect([revisits.take(VILLAGE), revisits.take('elsewhere')]).toEqual(['a', undefined]);
});
