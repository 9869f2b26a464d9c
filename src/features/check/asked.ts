import { domainToUnicode } from 'node:url';
import { parse } from 'tldts';
import { isFreeMail, registrableDomain, shownDomain } from '#src/features/companies/index.ts';
import { contactKey } from '#src/lib/personal/guard.ts';
import { clean, longestSearch } from '#src/lib/text.ts';
import { marketOf, passingOn, sellerPaths, shortLinks } from './markets.ts';

/** What somebody typed, as far as that can be known without asking anybody. */
export type Asked =
  | { kind: 'nothing' }
  | { kind: 'link'; link: Link }
  | { kind: 'mail'; address: string; link: Link; key: string | null; isFree: boolean }
  | { kind: 'phone'; key: string; shown: string }
  | { kind: 'name'; words: string };

export interface Link {
  /** In ASCII. */
  host: string;
  /** Registrable; null for a number (`192.0.2.1`) and a bare suffix. */
  domain: string | null;
  /** As people know it, or in ASCII where its letters could be taken for others. */
  shown: string;
  /** What its letters look like, where that is another address than it is. */
  looksLike: string | null;
  /** The host that was pasted, where it only leads to this one. */
  through: string | null;
  /** It leads elsewhere, and nobody knows where without opening it. */
  isShort: boolean;
  /** A marketplace, and the seller whom its address names. */
  market: string | null;
  seller: string | null;
}

/** Characters of a link with everything that hangs on it. */
const longestLink = 2000;

/** What stands in the address of the page. `fault`: why nothing is looked for. */
export function askedIn(query: URLSearchParams): { typed: string; asked: Asked; fault: string | undefined } {
  const typed = clean(query.get('q') ?? '');
  const nothing = { kind: 'nothing' } as const;
  if (typed.length > longestLink) return { typed, asked: nothing, fault: `too-long-by:${typed.length}/${longestLink}` };
  const asked = readAsked(typed);
  const isTooLong = asked.kind === 'name' && typed.length > longestSearch;
  return {
    typed,
    asked: isTooLong ? nothing : asked,
    fault: isTooLong ? `too-long-by:${typed.length}/${longestSearch}` : undefined,
  };
}

/** What was asked about, as it is called on the page: of a link only whose it is. */
export function namedAs(asked: Asked): string {
  if (asked.kind === 'link') return asked.link.shown;
  if (asked.kind === 'mail') return asked.isFree ? asked.address : asked.link.shown;
  return asked.kind === 'phone' ? asked.shown : asked.kind === 'name' ? asked.words : '';
}

/** A link, a mail address, a telephone number, or else a name. Nothing is opened, and no server is asked. */
export function readAsked(typed: string): Asked {
  const words = typed
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .trim()
    .replace(/^[<("'„“]+|[>)"'“”]+$/g, '');
  if (words === '') return { kind: 'nothing' };
  const phone = phoneIn(words);
  if (phone) return phone;
  const mail = /^(?:mailto:)?([^\s@<>/:]{1,100})@([^\s@<>/:?]{3,253})(?:\?.*)?$/i.exec(words);
  if (mail) {
    const link = linkOf(new Set(), `https://${mail[2]}/`);
    const address = `${mail[1]}@${mail[2]}`;
    const key = contactKey({ kind: 'email', found: address });
    return link ? { kind: 'mail', address, link, key, isFree: isFreeMail(link.host) } : { kind: 'name', words };
  }
  const link = linkIn(words);
  return link ? { kind: 'link', link } : { kind: 'name', words };
}

function phoneIn(words: string): Asked | null {
  const number = /^(?:tel(?:efon)?[.:]?\s*)?([+(]?[\d\s()/.–-]{6,40})$/i.exec(words)?.[1]?.trim();
  // Dots alone make an address of a machine, a year and a counter the number of a case.
  if (!number || /^\d{4}-\d{6,9}$/.test(number) || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(number)) return null;
  const key = contactKey({ kind: 'phone', found: number });
  return key ? { kind: 'phone', key, shown: `+${key.slice('phone:'.length)}` } : null;
}

/** The first address in what was pasted: apps share a title and put the link behind it. */
function linkIn(words: string): Link | null {
  const inText = /https?:\/\/[^\s<>"']+/i.exec(words)?.[0];
  if (inText) return linkOf(new Set(), inText);
  if (/\s/.test(words) || !/^[^\s/?#@]+\.[^\s/?#@.]{2,}(?:[:/?#].*)?$/u.test(words)) return null;
  const { isIcann, isIp, publicSuffix } = parse(words.toLowerCase());
  return isIcann || isIp || publicSuffix === 'example' ? linkOf(new Set(), `https://${words}`) : null;
}

/** `seen`: hosts that led here; an address that leads to itself is where it is. */
function linkOf(seen: ReadonlySet<string>, address: string): Link | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return null;
  const host = url.hostname.replace(/\.$/, '');
  const further = seen.size < 3 && !seen.has(host) ? leadsTo(host, url) : null;
  if (further) {
    const there = linkOf(new Set([...seen, host]), further);
    if (there) return { ...there, through: there.through ?? host };
  }
  const domain = registrableDomain(host);
  const market = marketOf.get(domain ?? '') ?? null;
  const seller = market === null ? null : (sellerPaths[market]?.exec(url.pathname)?.[1] ?? null);
  const shown = shownDomain(domain ?? host);
  const meant = domainToUnicode(domain ?? host);
  return {
    ...{ host, domain, shown, through: null, market },
    looksLike: shown === meant ? null : meant,
    isShort: shortLinks.has(domain ?? ''),
    seller: seller === null ? null : spelled(seller),
  };
}

function leadsTo(host: string, url: URL): string | null {
  const names = passingOn.find(([pattern]) => pattern.test(host))?.[1] ?? [];
  const values = names.flatMap((name) => url.searchParams.get(name) ?? []);
  return values.find((value) => /^https?:\/\//i.test(value)) ?? null;
}

/** As it is written, unless it is written wrongly. */
function spelled(part: string): string {
  try {
    return decodeURIComponent(part)
      .replace(/[_+-]+/g, ' ')
      .trim();
  } catch {
    return part;
  }
}
