import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from '#src/lib/act.ts';
import { de } from './de.ts';
import { en } from './en.ts';

type Path<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Path<T[K]>}`;
}[keyof T & string];

/** A key of the catalogue, like `case.stamp.open`. */
export type Key = Path<typeof de>;
export type Values = Record<string, string | number>;
export type Translate = (key: Key, values?: Values) => string;

export const locales = ['de', 'en'] as const;

export function isLocale(text: string | undefined): text is Locale {
  return text === 'de' || text === 'en';
}

/** The first language of `Accept-Language` that the site speaks; German otherwise. */
export function preferredLocale(acceptLanguage: string | null | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', quality = ''] = part.trim().toLowerCase().split(';q=');
      return { language: tag.split('-')[0], quality: quality ? Number(quality) || 0 : 1 };
    })
    .sort((a, b) => b.quality - a.quality);
  const first = wanted.map(({ language }) => language).find((language) => isLocale(language));
  return isLocale(first) ? first : 'de';
}

const catalogues = { de: flat(de), en: flat(en) };
const formats = new Map<string, IntlMessageFormat>();

/** `t('case.waited', { minutes: 48 })` in a language. Messages are ICU MessageFormat. */
export function translator(locale: Locale): Translate {
  const messages = catalogues[locale];
  return (key, values) => {
    const message = messages.get(key);
    if (message === undefined) throw new Error(`no words for ${key} in ${locale}`);
    if (!message.includes('{') && !message.includes("'")) return message;
    const id = `${locale}:${key}`;
    let format = formats.get(id);
    if (!format) {
      format = new IntlMessageFormat(message, locale === 'de' ? 'de-DE' : 'en-GB', undefined, { ignoreTag: true });
      formats.set(id, format);
    }
    return String(format.format(values));
  };
}

/** Whether a text made up at run time (`error.${code}`) is a key; narrows it. */
export function isKey(text: string): text is Key {
  return catalogues.de.has(text);
}

/** Every key with its message, for the test that compares the languages. */
export function flat(tree: object, prefix = ''): Map<string, string> {
  const messages = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === 'string') messages.set(prefix + name, value);
    else for (const [key, message] of flat(value, `${prefix}${name}.`)) messages.set(key, message);
  }
  return messages;
}
