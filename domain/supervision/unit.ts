/** 单位: who is addressed by a supervision, a rectification, an announcement: a village, a town, or a department of a town. */
import { z } from 'zod';
import { one } from '../core/command.ts';
import { townOf } from '../core/scope.ts';
import { departmentTown } from '../administration/grants.ts';
import { isDepartment } from '../lead/departments.ts';
import { townTable, villageTable } from '../schema/territory.ts';
import type { Town, Village } from '../schema/territory.ts';

/** 441900103012, 441900103, or dept:441900103:market. */
export const unitCode = z.string().regex(/^(?:\d{12}|\d{9}|dept:\d{9}:[a-z]+)$/);

export interface Unit {
  readonly code: string;
  readonly townCode: string;
  /** The audience of a row that is for this unit. */
  readonly scope: string;
  readonly also: string | null;
}

/** The unit of a code; `undefined` for a department that does not exist. */
export function unitOf(code: string): Unit | undefined {
  const town = departmentTown(code);
  if (town === '') return { code, townCode: townOf(code), scope: code, also: null };
  return isDepartment(code.slice(`dept:${town}:`.length)) ? { code, townCode: town, scope: town, also: code } : undefined;
}

/** The rows that prove that a unit exists. */
export const unitReads = (code: string) => ({ village: one(villageTable, code), town: one(townTable, departmentTown(code) || code) });

/** The unit of a code when it exists. */
export function knownUnit(
  code: string, { village, town }: { readonly village: Village | undefined; readonly town: Town | undefined },
): Unit | undefined {
  return village === undefined && town === undefined ? undefined : unitOf(code);
}
