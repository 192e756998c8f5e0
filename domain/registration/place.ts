/**
 * 人工定位: an operator says where an unplaced registration belongs. It is pushed at once; with `learn` the next entity at
 * this address finds its way alone. The push limit goes on from the receipt.
 */
import { z } from 'zod';
import { rowId, villageCode } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { covers, townOf } from '../core/scope.ts';
import type { RowChange } from '../core/table.ts';
import { put } from '../core/table.ts';
import { houseKey, isLearnable } from '../address/house-key.ts';
import { classMoved } from '../patrol/reclassify.ts';
import { entityTable, learnedAddressTable, registrationTable } from '../schema/entity.ts';
import type { Entity, Registration } from '../schema/entity.ts';
import { patrolClassTable } from '../schema/patrol.ts';
import { taskTable } from '../schema/task.ts';
import { gridTable, villageTable } from '../schema/territory.ts';
import { audienceOf } from '../territory/audience.ts';
import { pushedTask } from './push.ts';

export const placeRegistration = command({
  name: 'registration.place',
  summary: 'Place a registration by hand and push its first check to the village.',
  roles: ['townStaff', 'citySupervisor', 'villageDispatcher'],
  args: z.strictObject({ registrationId: rowId, villageCode, gridId: rowId.nullable().default(null), learn: z.boolean().default(true) }),
  reads: (args) => ({
    registration: one(registrationTable, args.registrationId), village: one(villageTable, args.villageCode),
    grid: one(gridTable, args.gridId ?? ''),
  }),
  follow: (_args, { registration }) => ({
    entity: one(entityTable, registration?.entityId ?? ''), patrolClass: one(patrolClassTable, registration?.entityId ?? ''),
  }),
  // A dispatcher sees a registration above the village only through `also`, and may take it into the own village.
  writes: (args, { registration }, context) => {
    if (registration === undefined) return [];
    return context.actor.role === 'villageDispatcher' ? [args.villageCode] : [registration.scope];
  },
  decide: (args, { registration, village, grid, entity, patrolClass }, context) => {
    if (registration === undefined) return rejected('row.notFound', { table: 'registration' });
    if (registration.state !== 'unplaced') {
      return rejected('registration.alreadyPlaced', { village: registration.villageCode }, placedState(registration, entity));
    }
    if (entity === undefined) return rejected('row.notFound', { table: 'entity' });
    if (village === undefined) return rejected('row.notFound', { table: 'village' });
    if (!covers(context.actor.grants, village.id)) return rejected('village.otherTown', { village: village.name });
    if (args.gridId !== null && grid?.villageCode !== village.id) return rejected('grid.otherVillage', { village: village.name });
    const { lon, lat } = entity.lon === null ? (grid ?? village) : entity;
    const place = { townCode: townOf(village.id), villageCode: village.id, gridId: args.gridId, lon, lat };
    const audience = audienceOf(village.id, args.gridId === null ? undefined : grid);
    const placedEntity: Entity = { ...entity, ...place, ...audience, placedBy: 'hand', changedAt: context.now };
    const task = pushedTask(registration, placedEntity, place, context);
    const changes: RowChange[] = [
      put(entityTable, placedEntity),
      put(registrationTable, {
        ...registration, ...audience, townCode: place.townCode, villageCode: village.id,
        state: 'pushed', placedBy: 'hand', problem: '', candidates: '[]', pushedAt: context.now, taskId: task.id,
      }),
      put(taskTable, task), ...classMoved(patrolClass, placedEntity),
    ];
    const key = houseKey(entity.addressKey);
    const learns = args.learn && isLearnable(key);
    if (learns) {
      changes.push(put(learnedAddressTable, {
        id: `${place.townCode}.${key}`, scope: place.townCode, also: null, addressKey: key,
        townCode: place.townCode, villageCode: village.id, gridId: args.gridId, placedByName: context.actor.name, placedAt: context.now,
      }));
    }
    return applied(changes, taskTable, task, { village: village.name, villageCode: village.id, learned: learns ? 1 : 0 });
  },
});

function placedState(registration: Registration, entity: Entity | undefined) {
  return {
    table: registrationTable.name, id: registration.id, changedBy: null, changedAt: registration.pushedAt,
    values: { name: registration.entityName, village: registration.villageCode, address: entity?.address ?? registration.address },
  };
}
