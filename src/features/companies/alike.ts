import { domainToASCII, domainToUnicode } from 'node:url';
import { sql } from 'drizzle-orm';
import { parse } from 'tldts';
import type { Database, Transaction } from '#db/client.ts';
import { companies, companyDomains } from '#db/schema/index.ts';
import { inLatinLetters } from '#src/lib/look-alikes.ts';
import { isHint } from './domains.ts';

/** In what way a domain may be taken for a known one. Words: `check.alike.*` in src/i18n. */
type Likeness = 'ending' | 'letters' | 'inside';

export interface AlikeDomain {
  /** The known one, in ASCII. */
  domain: string;
  companyId: string;
  slug: string;
  name: string;
  /** Nobody at the company has confirmed that the known one is theirs. */
  isHint: boolean;
  how: Likeness;
}

/** Below it, one letter more or less is another word. */
const fewestLetters = 5;
const mostShown = 4;

/**
 * Known domains of companies for which a host may be taken: the same name with another ending, one that looks the same or differs
 * by a letter, or a known name inside it. None for a host that is a known domain or lies below it: ask that first. One query,
 * by the index, however long the register is.
 */
export async function domainsAlike(db: Database | Transaction, host: string): Promise<AlikeDomain[]> {
  const asked = labelsAlike(host);
  if (asked.size === 0) return [];
  const rows = await db.all<Omit<AlikeDomain, 'how' | 'isHint'> & { label: string; source: string }>(sql`
    select ${companyDomains.domain} as domain, ${companyDomains.companyId} as companyId, ${companies.slug} as slug,
      ${companies.name} as name, asked.value as label, ${companyDomains.source} as source
    from json_each(${JSON.stringify([...asked.keys()])}) as asked
    cross join ${companyDomains} on ${companyDomains.domain} >= asked.value || '.' and ${companyDomains.domain} < asked.value || '/'
    join ${companies} on ${companies.id} = ${companyDomains.companyId}
    limit 40`);
  const order: readonly Likeness[] = ['letters', 'ending', 'inside'];
  const found = rows.map(({ label, source, ...row }) => ({
    ...row,
    isHint: isHint(source),
    how: asked.get(label) ?? 'letters',
  }));
  const first = new Map<string, AlikeDomain>();
  for (const one of found.sort((a, b) => order.indexOf(a.how) - order.indexOf(b.how)))
    if (!first.has(one.companyId)) first.set(one.companyId, one);
  return [...first.values()].slice(0, mostShown);
}

/** Labels that there are; and those with a letter less: two of which one is a letter apart have one of these in common. */
export interface Labels {
  all: ReadonlySet<string>;
  shorter: ReadonlySet<string>;
}

export const labelsOf = (domains: readonly string[]): Labels => {
  const all = new Set(domains.map((domain) => domain.split('.')[0] ?? ''));
  return { all, shorter: new Set([...all].flatMap((label) => shorter(domainToUnicode(label)))) };
};

/** A word, and the word without one of its letters. */
const shorter = (word: string) => [
  word,
  ...Array.from({ length: Math.min(word.length, 40) }, (_, at) => word.slice(0, at) + word.slice(at + 1)),
];

/** Labels under which a known domain may stand that is meant, or that somebody is to take this one for; of many, those that there are (`among`). */
export function labelsAlike(host: string, among?: Labels): ReadonlyMap<string, Likeness> {
  const { domainWithoutSuffix: label, subdomain } = parse(host, { allowPrivateDomains: true });
  const found = new Map<string, Likeness>();
  if (!label) return found;
  const add = (one: string, how: Likeness) => {
    const ascii = isPlain.test(one) ? one : domainToASCII(one);
    if (among?.all.has(ascii) === false) return;
    if (/^[a-z0-9-]{2,63}$/.test(ascii) && !found.has(ascii)) found.set(ascii, how);
  };
  add(label, 'ending');
  const looks = looksOf(domainToUnicode(label));
  for (const look of looks) add(look, 'letters');
  const [plain = ''] = looks;
  const isNear = among === undefined || shorter(plain).some((one) => among.shorter.has(one));
  if (plain.length >= fewestLetters && isNear) for (const near of oneApart(plain)) add(near, 'letters');
  for (const part of [...withoutAdditions(label), ...(subdomain ?? '').split('.')])
    if (part.length >= fewestLetters - 1 && !additions.has(part)) add(part, 'inside');
  return found;
}

/** What a name looks like: in plain letters, with figures for letters and pairs for one, umlauts either way, without hyphens. */
function looksOf(name: string): Set<string> {
  const plain = inLatinLetters(name).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const spelled = name.replace(/[äöüß]/g, (letter) => transcribed[letter] ?? letter);
  const looks = new Set([plain, spelled, inLatinLetters(spelled)]);
  for (const one of [...looks]) {
    looks.add(one.replace(/ae|oe|ue/g, (pair) => umlauts[pair] ?? pair));
    looks.add(one.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('3', 'e').replaceAll('5', 's'));
    looks.add(one.replaceAll('0', 'o').replaceAll('1', 'i').replaceAll('l', 'i'));
    looks.add(one.replaceAll('rn', 'm'));
    looks.add(one.replaceAll('m', 'rn'));
    looks.add(one.replaceAll('vv', 'w'));
    looks.add(one.replaceAll('-', ''));
  }
  return looks;
}

const isPlain = /^[a-z0-9-]+$/;
const transcribed: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
const umlauts: Record<string, string> = { ae: 'ä', oe: 'ö', ue: 'ü' };
const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789-'];

/** Every spelling with one letter more, less, another, or with two changed over: some hundreds. */
function* oneApart(word: string): Generator<string> {
  if (word.length > 40) return;
  for (let at = 0; at <= word.length; at += 1) {
    const [before, behind] = [word.slice(0, at), word.slice(at)];
    for (const letter of letters) {
      yield before + letter + behind;
      if (behind !== '') yield before + letter + behind.slice(1);
    }
    if (behind !== '') yield before + behind.slice(1);
    if (behind.length > 1) yield before + behind.charAt(1) + behind.charAt(0) + behind.slice(2);
  }
}

/** What is put before or behind a known name to make another address of it. */
const additions = new Set(
  'account app bank de deutschland europe germany gmbh help hilfe info kunden kundenservice konto login mail mein meine my official online outlet pay sale secure service services shop sicher sicherheit store support team verify www web'.split(
    ' ',
  ),
);

function withoutAdditions(label: string): string[] {
  const words = [...additions].sort((a, b) => b.length - a.length).join('|');
  const [front, back] = [new RegExp(`^(?:${words})-?`), new RegExp(`-?(?:${words})$`)];
  const shorter = [label.replace(front, ''), label.replace(back, ''), label.replace(front, '').replace(back, '')];
  return [...new Set(shorter)].filter((one) => one !== label && one !== '');
}
