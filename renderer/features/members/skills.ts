/** Skills in words. Those a recommendation asks for have a translation; others are shown as they were typed. */
import { SKILLS } from '#domain/dispatch/skills.ts';
import type { Translate } from '../../i18n/useT.ts';

/** The column keeps them comma-separated. */
export function skillList(column: string): readonly string[] {
  return column === '' ? [] : column.split(',');
}

function wordOf(skill: string, t: Translate): string {
  const known = SKILLS.find((each) => each === skill);
  return known === undefined ? skill : t(`members:skill.${known}`);
}

export function skillText(column: string, t: Translate): string {
  return skillList(column)
    .map((skill) => wordOf(skill, t))
    .join(' · ');
}

export function skillChoices(t: Translate): { value: string; label: string }[] {
  return SKILLS.map((skill) => ({ value: skill, label: t(`members:skill.${skill}`) }));
}
