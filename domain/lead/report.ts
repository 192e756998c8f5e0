/** 线索上报: found on patrol by a grid member, told by a citizen, or typed in by staff. */
import { z } from 'zod';
import { latitude, longitude, rowId, villageCode } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import { townOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { normaliseAddress } from '../address/normalise.ts';
import { industryTable, riskTransferTable } from '../schema/disposal.ts';
import { entityTable } from '../schema/entity.ts';
import { LEAD_CATEGORIES, leadTable } from '../schema/lead.ts';
import { gridTable, villageTable } from '../schema/territory.ts';
import { newLead } from './new.ts';
import { leadsAt, relapseOf } from './relapse.ts';
import { riskTransferOf } from './risk-transfer.ts';
import { INDUSTRIES_MAX } from './routing.ts';

export const reportLead = command({
  name: 'lead.report',
  summary: 'Report a lead in a village: found on patrol, complained about, or typed in.',
  roles: ['gridMember', 'villageDispatcher', 'townStaff', 'citySupervisor'],
  args: z.strictObject({
    villageCode, gridId: rowId.nullable().default(null), entityId: rowId.nullable().default(null),
    category: z.enum(LEAD_CATEGORIES), origin: z.enum(['patrol', 'complaint', 'typed']).default('typed'),
    subjectName: z.string().trim().min(1).max(200), address: z.string().trim().min(1).max(300),
    description: z.string().trim().max(2000).default(''), industry: z.string().trim().max(80).default(''),
    phone: z.string().trim().regex(/^[0-9+\- ]{0,20}$/).default(''),
    lon: longitude.nullable().default(null), lat: latitude.nullable().default(null),
    /** Milliseconds since 1970; when left out, when it was reported. Never later than now. */
    occurredAt: z.int().min(0).optional(),
  }),
  reads: (args) => ({
    village: one(villageTable, args.villageCode), grid: one(gridTable, args.gridId ?? ''), entity: one(entityTable, args.entityId ?? ''),
    sameAddress: leadsAt(normaliseAddress(args.address)),
    industries: many(industryTable, { active: 1 }, INDUSTRIES_MAX),
  }),
  writes: (args) => [args.villageCode],
  decide: (args, { village, grid, entity, sameAddress, industries }, context) => {
    if (village === undefined) return rejected('row.notFound', { table: 'village' });
    if (args.gridId !== null && grid?.villageCode !== village.id) return rejected('grid.otherVillage', { village: village.name });
    if (args.entityId !== null && entity === undefined) return rejected('row.notFound', { table: 'entity' });
    const { actor, now, issuedAt } = context;
    const fromPublic = args.origin === 'complaint';
    const reported = newLead({
      ...args, townCode: townOf(village.id), taskId: null, addressKey: normaliseAddress(args.address),
      // A complaint's finder is the public, so whoever wrote it down may handle it.
      reporterId: fromPublic ? null : actor.memberId ?? actor.accountId, reporterName: actor.name,
      occurredAt: Math.min(args.occurredAt ?? issuedAt, now),
    }, context);
    const lead = { ...reported, relapseOf: relapseOf(sameAddress.filter((each) => each.villageCode === village.id), now) };
    const risk = riskTransferOf(lead, entity?.businessScope ?? '', industries, context);
    const changes = [put(leadTable, lead), ...(risk === undefined ? [] : [put(riskTransferTable, risk)])];
    return applied(changes, leadTable, lead, {
      number: lead.number, category: lead.category, subject: lead.subjectName, risk: risk?.department ?? null,
    });
  },
});
