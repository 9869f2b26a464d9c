import type { Industry } from '#src/features/companies/industries.ts';
import { cleanLine, saysSomething } from '#src/lib/text.ts';

/** What of a record is judged and taken over. */
export interface Judged {
  name: string;
  runs: readonly string[];
  categories: readonly string[];
  'relevant-countries': readonly string[];
  address: string;
  phone: string;
  web: string;
  quality: string;
  'facet-group'?: string | undefined;
}

/** Why a record is left out. Words: `skipped` of src/process/admin-imports.ts. */
export type Skipped = 'unreadable' | 'twice' | 'no-name' | 'elsewhere' | 'no-customers' | 'unverified';

/** Countries whose customers write here. */
const here = new Set(['de', 'at', 'ch', 'all']);
/** Of bodies without customers: what is done there is no consumer's case. */
const withoutCustomers = new Set([
  'addresses',
  'ads',
  'church',
  'nonprofit',
  'political party',
  'public body',
  'school',
]);

/** Markup, what turns the reading direction or moves a cursor, and a link in place of a name. */
const isNoName = /[<>{}\p{Cc}\u202A-\u202E\u2066-\u2069]|https?:|^\S+\.\p{L}{2,}\/\S/iu;

/** Null for a record that is taken over. What a machine collected and nobody looked at is left out. */
export function whySkipped(record: Judged): Skipped | null {
  const { categories, name, quality } = record;
  if (!saysSomething(name) || isNoName.test(name)) return 'no-name';
  if (!record['relevant-countries'].some((country) => here.has(country))) return 'elsewhere';
  if (!['tested', 'verified', 'imported'].includes(quality)) return 'unverified';
  const isBody = categories.length > 0 && categories.every((category) => withoutCustomers.has(category));
  return isBody || record['facet-group'] !== undefined ? 'no-customers' : null;
}

/** The first that fits decides: an insurer that sells telephones insures. */
const industryOf: readonly (readonly [category: string, industry: Industry])[] = [
  ['insurance', 'insurance'],
  ['finance', 'banks'],
  ['telecommunication', 'telecom'],
  ['utility', 'energy'],
  ['travel', 'travel'],
  ['commerce', 'shops'],
];

/** The industry here of a record's categories. */
export function industryFor(categories: readonly string[]): Industry {
  return industryOf.find(([category]) => categories.includes(category))?.[1] ?? 'other';
}

const ofSomebodyElse = /^\s*(?:c\/o|care of|p\.\s?a\.|p\/a)\b/i;
/** Lines that lead to whoever looks after stored data, or to a person: no complaint belongs there. */
const ofPrivacyDesk =
  /datenschutz|data protection|privacy|dsgvo|gdpr|\bdpo\b|\bdsb\b|legal (?:department|dept)|rechtsabteilung|^\s*(?:z\.?\s?h(?:d|\.)|zu h(?:ä|ae)nden|attn|attention|att\.|fao|herrn?|frau|mr|mrs|ms|dr|rain?)\b/i;

/**
 * Where letters reach the company: no line for the privacy desk, none that names a person, and nothing at all where the letter goes
 * to somebody else's house. Empty for none.
 */
export function postalAddress(address: string): string {
  const lines = address.split(/\r?\n/).map(cleanLine).filter(Boolean);
  if (lines.some((line) => ofSomebodyElse.test(line) || /rechtsanw|law firm|\bllp\b/i.test(line))) return '';
  const kept = lines.filter((line) => !ofPrivacyDesk.test(line)).slice(0, 8);
  // A name of a country alone is no address.
  return kept.length < 2 || kept.some((line) => /[<>{}]/.test(line)) ? '' : kept.join('\n');
}

/** A telephone number in its international form; empty where it is none, or belongs to whoever the letter goes to. */
export function telephone({ phone, address }: Pick<Judged, 'phone' | 'address'>): string {
  const isItsOwn = postalAddress(address) !== '' || address === '';
  return isItsOwn && /^\+\d{1,3}(?: \d+)+$/.test(phone) ? phone : '';
}

/**
 * The address of a website that is the company's own: the front page of its host, in one language or other. A page at a network or
 * a marketplace says nothing about whom that belongs to. Empty for none.
 */
export function ownWebsite(web: string): string {
  const url = URL.canParse(web) ? new URL(web) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.port !== '') return '';
  const isFront = /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?|index\.\w{2,5}|home\/?)?$/i.test(url.pathname);
  return isFront ? `${url.protocol}//${url.host}/` : '';
}

/** Names under which a company is known too: no other spelling of its own, and no sentence. */
export function brandsOf({ name, runs }: Pick<Judged, 'name' | 'runs'>): string[] {
  const brands = runs.map(cleanLine).filter((brand) => {
    const isName = brand.length >= 2 && brand.length <= 80 && saysSomething(brand);
    return isName && brand !== name && !/[<>{}\p{Cc}]|https?:|@/u.test(brand);
  });
  return [...new Set(brands)];
}

/** Whether a company takes part in arbitration, and at which body; empty where none is named. */
export interface Arbitration {
  takesPart: 'yes' | 'no';
  body: string;
}

/** As it is stored among what people say of a company. */
export const arbitrationText = (said: Arbitration | null): string =>
  said === null ? '' : [said.takesPart, said.body].filter(Boolean).join('\n');

/** Null: nothing is known. */
export function arbitrationIn(text: string): Arbitration | null {
  const [takesPart, ...body] = text.split('\n');
  return takesPart === 'yes' || takesPart === 'no' ? { takesPart, body: body.join(' ') } : null;
}

/** An address as somebody types it, in lines; null where it is none. */
export function addressTyped(text: string): string | null {
  const lines = text.split(/\r?\n/).map(cleanLine).filter(Boolean);
  return lines.length < 2 || lines.length > 8 || lines.some((line) => /[<>{}]/.test(line)) ? null : lines.join('\n');
}
