/** Complaints of hotlines: who may place and call back, and when. */
import { complaintTable } from '#domain/schema/complaint.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { testMatrix } from '../matrix.ts';
import { PEOPLE } from '../people.ts';
import { TOWN, VILLAGE } from '../task/world.ts';
import { LEAD, leadWorld } from '../lead/places.ts';
import type { World } from '../task/world.ts';
import { complaint } from './examples.ts';

type Place = 'unplaced' | 'open' | 'settled' | 'calledInVain' | 'called' | 'noCallBack';

function complaintIn(place: Place): World {
  const w = leadWorld(place === 'unplaced' || place === 'open' ? 'reported' : 'closed');
  w.put(complaintTable, complaint({
    scope: place === 'unplaced' ? TOWN : VILLAGE, leadId: place === 'unplaced' ? null : LEAD,
    villageCode: place === 'unplaced' ? null : VILLAGE,
    wantsCallBack: place === 'noCallBack' ? 0 : 1,
    callBackResult: place === 'called' ? 'satisfied' : place === 'calledInVain' ? 'unreachable' : null,
  }));
  if (place === 'unplaced') w.drop(leadTable, LEAD);
  return w;
}

const PLACES: readonly Place[] = ['unplaced', 'open', 'settled', 'calledInVain', 'called', 'noCallBack'];
const TO_CALL = ['settled', 'calledInVain'];

testMatrix('complaints', {
  places: Object.fromEntries(PLACES.map((place) => [place, () => complaintIn(place)])),
  people: PEOPLE,
  refusals: ['complaint.placed', 'complaint.noCallBack', 'complaint.calledBack', 'lead.wrongState', 'row.notFound'],
  attempts: {
    place: {
      command: 'complaint.place', args: { complaintId: 'complaint', villageCode: VILLAGE },
      by: { townStaff: ['unplaced'], citySupervisor: ['unplaced'] },
    },
    callBack: {
      command: 'complaint.callBack', args: { complaintId: 'complaint', result: 'satisfied' },
      by: { villageDispatcher: TO_CALL, townStaff: TO_CALL, citySupervisor: TO_CALL },
    },
    callInVain: {
      command: 'complaint.callBack', args: { complaintId: 'complaint', result: 'unreachable' },
      by: { villageDispatcher: TO_CALL, townStaff: TO_CALL, citySupervisor: TO_CALL },
    },
  },
});
