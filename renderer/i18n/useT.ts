/** The translator of components: keys of every namespace, checked by type. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { zh } from './zh/index.ts';

type Namespaces = [keyof typeof zh, ...(keyof typeof zh)[]];
export type Translate = TFunction<Namespaces>;

export function useT(): Translate {
  return useTranslation<Namespaces>().t;
}
