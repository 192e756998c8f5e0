/** Departments of a town that take over leads (镇级职能部门); which one is responsible follows the permit (国务院令684号). */
export const DEPARTMENTS = [
  'market', 'health', 'emergency', 'police', 'fire', 'urban', 'tobacco', 'culture', 'education', 'transport', 'labour', 'environment',
] as const;
/** 市场监管 · 卫健 · 应急 · 公安 · 消防 · 城管 · 烟草 · 文广旅体 · 教育 · 交通 · 人社 · 生态环境 */
export type Department = (typeof DEPARTMENTS)[number];

export function isDepartment(value: string | null): value is Department {
  return DEPARTMENTS.some((department) => department === value);
}
