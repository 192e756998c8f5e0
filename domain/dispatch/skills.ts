/** Which of a member's skills a check calls for, read from the registered business scope (经营范围). */
export const SKILLS = ['food', 'medicine', 'fire', 'chemicals', 'transport', 'education', 'licence'] as const;
/** 食品 · 药械 · 消防 · 危化 · 交通 · 教育 · 许可 */
export type Skill = (typeof SKILLS)[number];

const SIGNS: readonly (readonly [Skill, RegExp])[] = [
  ['food', /餐饮|食品|小吃|饮品|食堂|烘焙/],
  ['medicine', /药品|医疗器械|诊所|口腔|医疗服务/],
  ['fire', /住宿|旅馆|歌舞|游艺|网吧|互联网上网|洗浴|足浴/],
  ['chemicals', /危险化学品|成品油|烟花|燃气|油漆/],
  ['transport', /道路.{0,4}运输|机动车维修|驾驶员培训/],
  ['education', /培训|托育|幼儿园|办学/],
];

export function skillsNeeded(businessScope: string): readonly Skill[] {
  return SIGNS.filter(([, sign]) => sign.test(businessScope)).map(([skill]) => skill);
}
