import { domainToASCII, domainToUnicode } from 'node:url';
import providers from 'email-providers/all.json' with { type: 'json' };
import { parse } from 'tldts';
import { inLatinLetters } from '#src/lib/look-alikes.ts';

/** Mail providers common in Germany, Austria and Switzerland that the list of the package lacks. */
const germanProviders = [
  'a1.net',
  'alice-dsl.net',
  'aol.de',
  'aon.at',
  'chello.at',
  'disroot.org',
  'eclipso.de',
  'emailn.de',
  'ewe.net',
  'ewetel.net',
  'fastmail.com',
  'firemail.de',
  'hispeed.ch',
  'ik.me',
  'inode.at',
  'keemail.me',
  'magenta.de',
  'mail.de',
  'mailbox.de',
  'mailfence.com',
  'mozmail.com',
  'netcologne.de',
  'o2online.de',
  'osnanet.de',
  'posteo.at',
  'posteo.ch',
  'posteo.de',
  'posteo.net',
  'riseup.net',
  'smart-mail.de',
  'startmail.com',
  'systemli.org',
  'tuta.com',
  'tuta.io',
  'tutanota.com',
  'tutanota.de',
  'unitybox.de',
  'versanet.de',
  'vodafonemail.de',
  'zoho.eu',
];

/** Services that forward to anybody's mailbox, which the list of the package lacks. */
const forwarding = [
  'aleeas.com',
  'anonaddy.com',
  'anonaddy.me',
  'appleid.com',
  'duck.com',
  'firefox.com',
  'passmail.net',
  'simplelogin.co',
  'simplelogin.com',
  'simplelogin.io',
  'slmail.me',
  'gmx.ch',
  'my.com',
  'sunrise.ch',
  't-online.at',
  'unitymedia.de',
];

/** Where every customer gets a name below the same domain and the list of public suffixes does not say so. */
const ofManyCompanies = [
  'atlassian.net',
  'freshdesk.com',
  'hubspotemail.net',
  'jimdo.com',
  'jimdosite.com',
  'onmicrosoft.com',
  'salesforce.com',
  'sharepoint.com',
  'strato.de',
  'wordpress.com',
  'zendesk.com',
  'zohodesk.eu',
];

const freeMail = new Set(
  [...providers, ...germanProviders, ...forwarding, ...ofManyCompanies]
    .map((domain) => domainToASCII(domain))
    .filter((domain) => domain !== ''),
);

/** Hosts at which those get an address who do not work there. */
const ofItsCustomers =
  /(?:^|\.)(?:stud|studi|student|students|studium|smail|alumni|schueler|kunden?|customers?|user|users|guests?|gast|mitglied(?:er)?|members?|dialin|dyn)\./;

/** Whether a mail host is one for a company's customers, students or members, below the domain of its own people. */
export function isForCustomers(host: string): boolean {
  const domain = registrableDomain(host) ?? '';
  return ofItsCustomers.test(domainToASCII(host.toLowerCase()).slice(0, -domain.length));
}

/** A host at or below a domain where anybody gets an address: it says nothing about whom a person works for. */
export function isFreeMail(host: string): boolean {
  const labels = host.toLowerCase().split('.');
  return labels.some((_, depth) => freeMail.has(labels.slice(depth).join('.')));
}

/**
 * The registrable domain of an internet address, a host or a mail address: `https://www.firma.de/kontakt` → `firma.de`.
 * Null for a bare public suffix (`co.uk`, `github.io`), an IP number and what is no address. Suffixes under which
 * others give out names (`github.io`) count as public: two customers of such a service are two companies.
 */
export function registrableDomain(typed: string): string | null {
  const { domain, isIp } = parse(typed.trim().toLowerCase(), { allowPrivateDomains: true });
  // Compared and stored in the ASCII form: münchen.de is xn--mnchen-3ya.de in every mail.
  return isIp || domain === null ? null : domainToASCII(domain) || null;
}

/**
 * The domain of a page or of a mailbox whose address was typed where a name is asked for: `https://www.firma.de/kontakt`,
 * `www.firma.de`, `service@firma.de` → `firma.de`. Null for a name, which `firma.de` alone is too.
 */
export function domainTypedAsName(typed: string): string | null {
  const words = typed.trim();
  return /^(?:https?:\/\/|www\.)\S+$|^[^\s@]+@[^\s@]+$|^[^\s/]+\.[^\s/.]{2,}\/\S*$/i.test(words)
    ? registrableDomain(words)
    : null;
}

/** The domain at which a company can be recognised by its mail: registrable, and not one of a mail provider. */
export function companyDomain(typed: string): string | null {
  const domain = registrableDomain(typed);
  return domain === null || isFreeMail(domain) ? null : domain;
}

/**
 * Whether a domain only says which company may be meant: an author named it, or it came with records of others. Nobody who works
 * at the company has confirmed it.
 */
export const isHint = (source: string) => hints.some((hint) => hint === source);
export const hints = ['author', 'import'] as const;

/** A domain as people know it; in ASCII where its letters could be taken for others: mixed alphabets, look-alikes. */
export function shownDomain(domain: string): string {
  const shown = domainToUnicode(domain);
  const letters = shown.replace(/[^\p{L}]/gu, '');
  const isLatin = /^\p{Script=Latin}*$/u.test(letters) && inLatinLetters(letters) === letters;
  const isForeign = shown.split('.').every((label) => {
    const inOne = !/\p{Script=Latin}/u.test(label) || /^[a-z0-9-]*$/.test(label);
    return inOne && (/^[a-z0-9-]*$/.test(label) || /[^\p{Script=Latin}\p{N}-]/u.test(inLatinLetters(label)));
  });
  return isLatin || isForeign ? shown : domain;
}

/** Whether a website that somebody names for a company belongs to the domain of their own mail address. */
export function isOwnWebsite(website: string, email: string): boolean {
  const domain = website === '' ? null : registrableDomain(website);
  return domain !== null && domain === registrableDomain(email.slice(email.lastIndexOf('@') + 1));
}
