/** Who may act. One account has one role and the scopes it holds (grants). */

export const ROLES = [
  'villageDispatcher', 'townStaff', 'deptOfficer', 'citySupervisor', 'gridMember', 'marketOperator', 'specialUnit', 'administrator',
  'intake',
] as const;
/**
 * villageDispatcher 村（社区）调度员 · townStaff 镇（街道）指挥中心 · deptOfficer 职能部门 · citySupervisor 市级督查 ·
 * gridMember 网格管理员 (field API) · marketOperator 共治市场管理方 (its own market, nothing else) · specialUnit 特殊管理单元日常服务管理机构
 * (the tasks of its unit, nothing else) · administrator 系统管理员 · intake: the registry's interface account, not a person.
 */
export type Role = (typeof ROLES)[number];

/** Roles that sign in at a station (a client with a replica). Grid members use the field API, `intake` the intake API. */
export const STATION_ROLES: readonly Role[] = [
  'villageDispatcher', 'townStaff', 'deptOfficer', 'citySupervisor', 'marketOperator', 'specialUnit', 'administrator',
];

/**
 * 系统: the account the hub acts under by itself (reminders, plans of patrols). Nobody signs in with it, and it has no rights of
 * its own: it acts for a place with the rights of the role there.
 */
export const SYSTEM_ACCOUNT = 'system';

export interface Actor {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
  /** Scope prefixes, see scope.ts. */
  readonly grants: readonly string[];
  /** The grid member a `gridMember` account stands for. */
  readonly memberId: string | null;
}
