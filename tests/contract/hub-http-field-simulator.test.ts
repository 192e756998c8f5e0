/** Simulated grid members against a running hub: assigned work gets done through the field API alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FieldMember } from '#cli/demo/simulator/field-member.ts';
import { Revisits } from '#cli/demo/simulator/revisits.ts';
import { remoteWith } from '#cli/commands/remote.ts';
import type { Remote } from '#cli/commands/remote.ts';
import { seededRandom } from '#cli/random.ts';
import { WorkCalendar } from '#domain/calendar/calendar.ts';
import { taskTable } from '#domain/schema/task.ts';
import type { Task } from '#domain/schema/task.ts';
import { assignTask } from '#domain/task/assign.ts';
import { LOCAL_ADMINISTRATOR } from '#hub/accounts/register.ts';
import { verifyAudit } from '#hub/audit/verify.ts';
import { startHub } from '#hub/hub.ts';
import type { Hub } from '#hub/hub.ts';
import { createLog } from '#hub/log.ts';
import { newSystemId } from '#protocol/system.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import { peopleRows, taskRows, territoryRows, VILLAGES } from '../simulation/city.ts';
import { makeFolder, removeFolder } from '../support/folder.ts';

const MEMBER = `${VILLAGES[0]}-m0`;
const TASKS = 30;
/** More turns than the work needs: accept, some steps on the way, arrive, submit, recheck. */
const TURNS = TASKS * 20;
const folder = makeFolder();
let hub: Hub;
let key: string;

beforeAll(async () => {
  hub = await startHub({ dataDirectory: folder, port: 0, log: createLog('hub', 'silent') });
  const { store, services: { register, sequencer } } = hub;
  const numbers = Array.from({ length: TASKS }, (_, index) => index + 1);
  store.commit((transaction) => transaction.apply([
    ...territoryRows(), ...peopleRows(), ...numbers.flatMap((number) => taskRows(number, VILLAGES[0], Date.now(), new WorkCalendar([]))),
  ]));
  const actor = { accountId: 'dispatcher-a1', name: '调度', role: 'villageDispatcher' as const, grants: [VILLAGES[0]], memberId: null };
  for (const number of numbers) {
    const command = { name: assignTask.name, args: { taskId: `t${String(number)}`, memberId: MEMBER } };
    sequencer.decide({ id: newSystemId(), ...command, issuedAt: Date.now() }, actor, 'test');
  }
  const field = { login: 'field', name: '甲', role: 'gridMember', place: VILLAGES[0], memberId: MEMBER, key: true } as const;
  key = (await register.add(field, LOCAL_ADMINISTRATOR, 'test')).key ?? '';
});

afterAll(async () => {
  await hub.stop();
  removeFolder(folder);
});

/** A connection on which every third answer is lost after the hub did the work. */
function forgetful(remote: Remote): Remote {
  let requests = 0;
  return { ...remote, request: async (path, request) => {
    const answer = await remote.request(path, request);
    requests += 1;
    if (path.endsWith('/commands') && requests % 3 === 0) throw new ShaotaiError('hub.unreachable');
    return answer;
  } };
}

describe('a simulated grid member', () => {
  it('does all assigned work with valid commands only, each once, though every third answer is lost', async () => {
    const remote = forgetful(remoteWith(hub.url, key, () => Promise.resolve()));
    const member = new FieldMember({
      remote, random: seededRandom(7), newId: newSystemId, now: () => Date.now(), recheckAfterMs: -1, patrolShare: 0.05, photoShare: 0.3,
      revisits: new Revisits(),
    });
    const outcomes: string[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      await member.turn().then(
        (result) => outcomes.push('outcome' in result ? result.outcome : result.did),
        (error: unknown) => expect(error).toMatchObject({ code: 'hub.unreachable' }),
      );
    }
    expect([...new Set(outcomes)].sort()).toEqual(['applied', 'nothing']);
    const tasks = hub.store.reader.find(taskTable, { villageCode: VILLAGES[0] }, 100) as unknown as Task[];
    const states = new Set(tasks.map(({ state }) => state));
    // A second visit (revisit) is for the dispatcher to assign to somebody else; everything else is finished.
    expect([...states].filter((state) => !['closedNormal', 'closedFixed', 'disposal', 'revisit'].includes(state))).toEqual([]);
    expect(states.has('closedNormal') && states.has('closedFixed')).toBe(true);
    const accepted = hub.store.database.prepare("SELECT count(*) FROM audit WHERE action = 'task.accept'").pluck().get();
    expect(accepted).toBe(TASKS);
    const photos = hub.store.database.prepare("SELECT hash FROM evidence WHERE subject = 'inspection'").pluck().all() as string[];
    expect(photos.length).toBeGreaterThan(2);
    expect(photos.filter((hash) => hub.services.attachments.stored(hash) === undefined)).toEqual([]);
    expect(verifyAudit(hub.store.database).ok).toBe(true);
  });
});
