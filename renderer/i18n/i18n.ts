/** i18next with both languages on board; Chinese is the first language and the fallback. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en/index.ts';
import { zh } from './zh/index.ts';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: typeof zh;
    returnNull: false;
  }
}

export const i18n = i18next.createInstance();

/** Synchronous: the texts are part of the bundle. React escapes what it shows, so i18next must not. */
export function startI18n(language: Language): void {
  void i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    supportedLngs: LANGUAGES,
    defaultNS: 'ui',
    ns: Object.keys(zh),
    resources: { 'zh-CN': zh, en },
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}
