/** What the screen offers is what the commands allow, for every role and every reach of a pair. */
import { expect, it } from 'vitest';
import { ROLES } from '#domain/core/actor.ts';
import { mayDecide } from '#renderer/features/duplicates/rules.ts';
import { twoLeads } from '../../domain/case/leads.ts';
import { PEOPLE } from '../../domain/people.ts';
import { FAR_VILLAGE, NEIGHBOUR, VILLAGE } from '../../domain/task/world.ts';

it.each([[VILLAGE, VILLAGE], [VILLAGE, NEIGHBOUR], [VILLAGE, FAR_VILLAGE]])('of leads in %s and %s', (a, b) => {
  for (const role of ROLES) {
    for (const [command, args] of [['case.merge', { pairs: [['a', 'b']] }], ['case.split', { pairs: [['a', 'b']] }]] as const) {
      const allowed = twoLeads(a, b).refusal(command, args, PEOPLE[role]) === 'applied';
      expect(mayDecide(role, [{ villageCode: a }, { villageCode: b }]), `${command} by ${role}`).toBe(allowed);
    }
  }
});
