import providers from 'email-providers/all.json' with { type: 'json' };
import { parse } from 'tldts';

/** Mail providers common in Germany, Austria and Switzerland that the list of the package lacks. */
const germanProviders = [
  'aol.de',
  'chello.at',
  'ewe.net',
  'mailbox.de',
  'posteo.at',
  'posteo.ch',
  'posteo.de',
  'posteo.net',
  'tuta.com',
  'tuta.io',
  'tutanota.com',
  'tutanota.de',
  'unitybox.de',
  'vodafonemail.de',
];

const freeMail = new Set([...providers, ...germanProviders]);

/** A domain at which anybody gets an address: it says nothing about whom a person works for. */
export function isFreeMail(domain: string): boolean {
  return freeMail.has(domain.toLowerCase());
}

/**
 * The registrable domain of an internet address, a host or a mail address: `https://www.firma.de/kontakt` → `firma.de`.
 * Null for a bare public suffix (`co.uk`, `github.io`), an IP number and what is no address. Suffixes under which
 * others give out names (`github.io`) count as public: two customers of such a service are two companies.
 */
export function registrableDomain(typed: string): string | null {
  const { domain, isIp } = parse(typed.trim().toLowerCase(), { allowPrivateDomains: true });
  return isIp ? null : domain;
}

/** The domain at which a company can be recognised by its mail: registrable, and not one of a mail provider. */
export function companyDomain(typed: string): string | null {
  const domain = registrableDomain(typed);
  return domain === null || isFreeMail(domain) ? null : domain;
}
