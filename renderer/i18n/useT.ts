/** The translator of components: keys of every namespace, checked by type. */
import { useSyncExternalStore } from 'react';
import { i18n } from './i18n.ts';
import type { zh } from './zh/index.ts';

/** A text with a count is asked for without the plural's suffix: 'ui:list.total' is written as total_other. */
type Counted<Key extends string> = Key extends `${infer Name}_other` ? Name : Key;

type KeysIn<Texts, Path extends string> = {
  [Key in keyof Texts & string]: Texts[Key] extends string ? `${Path}${Counted<Key>}` : KeysIn<Texts[Key], `${Path}${Key}.`>;
}[keyof Texts & string];

/** 'leads:action.accept': every text there is, by its namespace. */
export type TextKey = { [Namespace in keyof typeof zh]: KeysIn<(typeof zh)[Namespace], `${Namespace}:`> }[keyof typeof zh];

/** One signature instead of i18next's own overloads: with thousands of keys those take the compiler a minute. */
export type Translate = (key: TextKey, values?: Readonly<Record<string, unknown>>) => string;

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
