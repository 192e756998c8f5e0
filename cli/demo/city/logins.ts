/** The desks of the demo city and their logins, easy to say: cun (村), zhen (镇), bumen (部门), shi (市). */
import type { Department } from '#domain/lead/departments.ts';

/** Departments that take over leads in every town; others have no desk in the demo. */
export const DEPARTMENT_DESKS = ['market', 'health', 'emergency', 'urban', 'tobacco'] as const satisfies readonly Department[];
export type DepartmentDesk = (typeof DEPARTMENT_DESKS)[number];

export const CITY_LOGIN = 'shi';
/** Keeps the first market of the visitor's village. */
export const MARKET_LOGIN = 'shichang';
/** Keeps the special unit in the visitor's village. */
export const UNIT_LOGIN = 'teshu';
export const ADMINISTRATOR_LOGIN = 'admin';
export const REGISTRY_LOGIN = 'registry';

export const dispatcherLogin = (villageCode: string): string => `cun-${villageCode.slice(6)}`;
export const secondDispatcherLogin = (villageCode: string): string => `${dispatcherLogin(villageCode)}-2`;
export const townLogin = (townCode: string): string => `zhen-${townCode.slice(6)}`;
export const departmentLogin = (townCode: string, department: string): string =>
  department === 'market' ? `bumen-${townCode.slice(6)}` : `bumen-${townCode.slice(6)}-${department}`;
