/** The words of a form's items and answers: the city's own in Chinese; in English those of the codes that are known, else the city's. */
import { useMemo } from 'react';
import type { Item } from '#domain/items/item-set.ts';
import { i18n } from '../../i18n/i18n.ts';
import { useT } from '../../i18n/useT.ts';

type Labelled = Pick<Item, 'code' | 'label'>;

export interface ItemWords {
  item(item: Labelled): string;
  answer(item: Labelled, answer: Labelled): string;
}

export function useItemWords(): ItemWords {
  const t = useT();
  return useMemo(() => {
    const chinese = i18n.language.startsWith('zh');
    const say = t as unknown as (key: string) => string;
    const words = (key: string, label: string): string => (!chinese && i18n.exists(key) ? say(key) : label);
    return {
      item: ({ code, label }) => words(`trade:item.${code}.name`, label),
      answer: ({ code }, answer) => words(`trade:item.${code}.${answer.code}`, answer.label),
    };
  }, [t]);
}
