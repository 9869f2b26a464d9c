import { type Find, mustGo, personalData } from './find.ts';
import { orderNumbers } from './order-numbers.ts';
import { black } from './span.ts';

/** The fields of all forms whose words become public; in front of some stands of which card of a page they are. */
const ofPublicFields =
  /^(?:e\d{1,4}-|l\d{1,4}-)?(?:text|answer|namedAnswer|title|summary|desiredText|penName|place|comment|words|reason|rule|happened|incident|thirdParty|people|cause|measure|promise[1-5]?(?:Text)?)$/;

/** The public texts among the fields of a form, as they were typed. */
export function publicTexts(typed: readonly (readonly [string, string])[]): { field: string; text: string }[] {
  const isAsked = (field: string, text: string) => field !== 'penName' || isNoPenName(text);
  return typed.flatMap(([field, text]) =>
    ofPublicFields.test(field) && text !== '' && isAsked(field, text) ? [{ field, text }] : [],
  );
}

/** A pen name may be "Frau Umzug": only what is more than a name in it is asked about. */
export const isNoPenName = (words: string) => personalData(words).some(({ kind }) => kind !== 'name');

const inNames: ReadonlySet<Find['kind']> = new Set([
  'link',
  'iban',
  'card',
  'secret',
  'email',
  'phone',
  'number',
  'birth',
]);
/**
 * Whether the name of a company or a job title is no more than that: blackened it would say nothing, so it is refused. "Dr. Roth",
 * "Hotel Am Markt 3" and an internet address are names.
 */
export const isBareName = (words: string) => !personalData(words).some(({ kind }) => inNames.has(kind));

/** Names of the fields in which a form says what was asked about and what is to stay as it is. */
export const askedField = 'personalAsked';
export const leftField = 'personalLeft';

/**
 * A find by a short code, the same wherever and however spaced it stands: so a form can say what is meant without
 * repeating it.
 */
export function codeOf({ kind, found }: Pick<Find, 'kind' | 'found'>): string {
  const said = `${kind}:${found
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}@]/gu, '')
    .toLowerCase()}`;
  let hash = 0x811c9dc5;
  for (let i = 0; i < said.length; i++) hash = Math.imul(hash ^ said.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** Fewest digits of a telephone number with its area code. */
const fewestOfPhone = 6;

/**
 * A telephone number or an e-mail address as it is compared with those that a company publishes itself: without signs between
 * its digits, a German one with its country. Null for every other kind, and for what is neither.
 */
export function contactKey({ kind, found }: Pick<Find, 'kind' | 'found'>): string | null {
  const words = found.normalize('NFKC').trim();
  if (kind === 'email') return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(words) ? `email:${words.toLowerCase()}` : null;
  if (kind !== 'phone') return null;
  const digits = words.replace(/\(0\)/g, '').replace(/\D/g, '');
  if (digits.length < fewestOfPhone) return null;
  const abroad = /^\(?\+/.test(words) ? digits : digits.startsWith('00') ? digits.slice(2) : null;
  // "+49 0561": some leave the 0 of the area code standing behind the country.
  return `phone:${abroad?.replace(/^(4[139])0/, '$1') ?? digits.replace(/^0/, '49')}`;
}

const isOfCompany = (find: Find, known: ReadonlySet<string>) => known.has(contactKey(find) ?? '');

/** What looks personal in a text, but for what the companies it is about publish themselves (`known`). */
export const personalBeside = (text: string, known: ReadonlySet<string>): Find[] =>
  personalData(text).filter((find) => !isOfCompany(find, known));

/** What a person decided: codes they were asked about, and those of them that stay. */
export interface Decisions {
  asked: ReadonlySet<string>;
  left: ReadonlySet<string>;
}

export const nothingDecided: Decisions = { asked: new Set(), left: new Set() };

export function decisionsIn(typed: readonly (readonly [string, string])[]): Decisions {
  const of = (name: string) => new Set(typed.flatMap(([field, value]) => (field === name ? [value] : [])));
  return { asked: of(askedField), left: of(leftField) };
}

/** What may stay stays when the person said so. */
export const isLeft = (find: Find, { left }: Decisions) => !mustGo(find.kind) && left.has(codeOf(find));

/**
 * The finds about which somebody still has to decide, each once: not those they were asked about, nor those that stood in
 * the text as it is public now, if they may stay; nor what is `known` as a company's own.
 */
export function undecided(
  texts: readonly string[],
  decisions: Decisions,
  { publicNow = [], known = new Set() }: { publicNow?: readonly string[]; known?: ReadonlySet<string> } = {},
): Find[] {
  const finds = texts.flatMap((text) => personalBeside(text, known));
  return undecidedOf(finds, decisions, publicNow);
}

/** As `undecided`, of what was found already. */
export function undecidedOf(found: readonly Find[], decisions: Decisions, publicNow: readonly string[] = []): Find[] {
  const finds = found.filter((find) => !decisions.asked.has(codeOf(find)));
  if (finds.length === 0) return [];
  const stood = new Set(publicNow.flatMap((text) => personalData(text).map(codeOf)));
  const open = finds.filter((find) => mustGo(find.kind) || !stood.has(codeOf(find)));
  return [...new Map(open.map((find) => [codeOf(find), find])).values()];
}

/** The text with every find blackened that was asked about and not left. */
function blackenedText(text: string, decisions: Decisions): string {
  let result = '';
  let from = 0;
  for (const find of personalData(text)) {
    if (!decisions.asked.has(codeOf(find)) || isLeft(find, decisions)) continue;
    result += text.slice(from, find.start) + black.repeat([...find.found].length);
    from = find.end;
  }
  return result + text.slice(from);
}

/** The same of every text inside a value. */
export function blackened<Value>(value: Value, decisions: Decisions): Value;
export function blackened(value: unknown, decisions: Decisions): unknown {
  if (decisions.asked.size === 0) return value;
  if (typeof value === 'string') return blackenedText(value, decisions);
  if (Array.isArray(value)) return value.map((one) => blackened(one, decisions));
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, blackened(one, decisions)]));
}

/** What was blackened in texts: each find once, and the numbers of orders that stand in them no more. */
export interface Blackened {
  words: Pick<Find, 'kind' | 'found'>[];
  orders: string[];
}

/** What these decisions take out of the texts. */
export function takenOut(texts: readonly string[], decisions: Decisions): Blackened {
  const gone = texts
    .flatMap((text) => personalData(text))
    .filter((find) => decisions.asked.has(codeOf(find)) && !isLeft(find, decisions));
  const words = [...new Map(gone.map(({ kind, found }) => [`${kind}:${found}`, { kind, found }])).values()];
  if (words.length === 0) return { words, orders: [] };
  const stand = orderNumbers(texts.map((text) => blackenedText(text, decisions)));
  return { words, orders: [...orderNumbers(texts)].filter((number) => !stand.has(number)) };
}

/** How a refusal names the finds that are undecided. */
export const reasonOf = (finds: readonly Find[]) => `personal-data:${finds.map(codeOf).join(',')}`;
export const mustGoReason = 'personal-must-go';

/** The codes that a refusal names; null when it is about something else. */
export function codesIn(reason: string | null): string[] | null {
  const [name, codes = ''] = (reason ?? '').split(':');
  return name === 'personal-data' ? codes.split(',') : null;
}

/** The sentence around a find, for showing it at its place: a little before, the find, a little behind. */
export function around(text: string, { start, end }: Find): [before: string, found: string, behind: string] {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const from = start - line <= 60 ? line : start - 60 + Math.max(0, text.slice(start - 60, start).indexOf(' '));
  const newLine = text.indexOf('\n', end);
  const lineEnd = newLine < 0 ? text.length : newLine;
  const to = lineEnd - end <= 40 ? lineEnd : end + Math.max(0, text.slice(end, end + 40).lastIndexOf(' '));
  const begin = from > line ? '… ' : '';
  const finish = to < lineEnd ? ' …' : '';
  return [
    begin + text.slice(from, start).trimStart().toWellFormed(),
    text.slice(start, end),
    text.slice(end, to).toWellFormed() + finish,
  ];
}
