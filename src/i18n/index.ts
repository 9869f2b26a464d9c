import { IntlMessageFormat } from 'intl-messageformat';
import { LRUCache } from 'lru-cache';
import type { Locale } from '#src/lib/situation.ts';
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
type Message = (values: Values | undefined) => string;

const translators = { de: translatorOf('de'), en: translatorOf('en') };

/** `t('case.waited', { minutes: 48 })` in a language. Messages are ICU MessageFormat. */
export function translator(locale: Locale): Translate {
  return translators[locale];
}

function translatorOf(locale: Locale): Translate {
  const messages = new Map<Key, Message>();
  return (key, values) => {
    let message = messages.get(key);
    if (!message) {
      const words = catalogues[locale].get(key);
      if (words === undefined) throw new Error(`no words for ${key} in ${locale}`);
      message = messageOf(words, locale);
      messages.set(key, message);
    }
    return message(values);
  };
}

/** Words between plain `{names}`: most messages. */
const onlyNames = /^[^{}']*(?:\{\w+\}[^{}']*)*$/;

/** A message that needs no rules of the language is put together without the formatter, which takes ten times as long. */
function messageOf(words: string, locale: Locale): Message {
  if (!onlyNames.test(words)) {
    const format = new IntlMessageFormat(words, locale === 'de' ? 'de-DE' : 'en-GB', undefined, { ignoreTag: true });
    // The same counts come again and again, and the formatter needs as long for each as for the first.
    const said = new LRUCache<string, string>({ max: 200 });
    return (values) => {
      const given = JSON.stringify(values ?? null);
      const known = said.get(given);
      if (known !== undefined) return known;
      const words = endedOnce(String(format.format(values && Object.fromEntries(Object.entries(values).map(alone)))));
      said.set(given, words);
      return words;
    };
  }
  // Every second part is a name.
  const parts = words.split(/[{}]/);
  if (parts.length === 1) return () => words;
  return (values) =>
    endedOnce(parts.map((part, index) => (index % 2 === 0 ? part : given(values, part, words))).join(''));
}

function given(values: Values | undefined, name: string, words: string): string {
  const value = values?.[name];
  if (value === undefined) throw new Error(`no value for ${name} in "${words}"`);
  return set(value);
}

/**
 * Behind a name that runs from the right the rest of the sentence would be read from the right, too: it stands alone. One that ends
 * with a full stop is marked for `endedOnce`.
 */
function set(value: string | number): string {
  if (typeof value !== 'string') return String(value);
  const alone = fromTheRight.test(value) ? `\u2068${value}\u2069` : value;
  return value.endsWith('.') || value.endsWith('.\u2069') ? alone + stopped : alone;
}
/** Stands for no character, so that no text has it. */
const stopped = '\uffff';

/** „Das sagt S. K.“ has one full stop: what ends with one, a name above all, also ends the sentence behind it. */
function endedOnce(words: string): string {
  return words.includes(stopped) ? words.replaceAll(/\uffff(?:\.(?=$|[\s“”"’)]))?/g, '') : words;
}
const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const alone = ([name, value]: [string, string | number]) =>
  [name, typeof value === 'string' ? set(value) : value] as const;

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
