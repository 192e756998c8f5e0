/** The translator of components: keys of every namespace, checked by type. */
import { useSyncExternalStore } from 'react';
import type { TFunction } from 'i18next';
import { i18n } from './i18n.ts';
import type { zh } from './zh/index.ts';

type Namespaces = [keyof typeof zh, ...(keyof typeof zh)[]];
export type Translate = TFunction<Namespaces>;

/** The same function until the language changes. */
export function useT(): Translate {
  return translatorOf(useSyncExternalStore(onLanguage, languageNow));
}

type PlainTranslate = (key: string, values?: object) => string;

const translators = new Map<string, Translate>();

/** A list draws hundreds of texts with every key: those without values are looked up once a language. */
function translatorOf(language: string): Translate {
  let translator = translators.get(language);
  if (translator === undefined) {
    const translate = i18n.getFixedT(language) as unknown as PlainTranslate;
    const known = new Map<string, string>();
    const remembering: PlainTranslate = (key, values) => {
      if (values !== undefined) return translate(key, values);
      const text = known.get(key) ?? translate(key);
      known.set(key, text);
      return text;
    };
    translator = remembering as unknown as Translate;
    translators.set(language, translator);
  }
  return translator;
}

function onLanguage(changed: () => void): () => void {
  i18n.on('languageChanged', changed);
  return () => i18n.off('languageChanged', changed);
}

const languageNow = (): string => i18n.language;
