import { isForCustomers, isFreeMail, registrableDomain } from '../domains.ts';

/** Why an address proves nothing: a key below `errors.` in src/i18n. */
export type ProofFault = 'claim-no-domain' | 'claim-free-mail' | 'claim-foreign-domain';

export type Proof = { domain: string } | { fault: ProofFault };

/**
 * Whether mail to this address shows that somebody works for the company: its registrable domain is one of the
 * company's, subdomains included, and nobody can get an address there without being let in.
 */
export function proofOf(email: string, companyDomains: readonly string[]): Proof {
  const known = provingDomains(companyDomains);
  if (known.length === 0) return { fault: 'claim-no-domain' };
  const host = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  const domain = registrableDomain(host);
  if (isFreeMail(host)) return { fault: 'claim-free-mail' };
  return domain !== null && known.includes(domain) && !isForCustomers(host)
    ? { domain }
    : { fault: 'claim-foreign-domain' };
}

/** The domains of a company that can prove anything: registrable and not a mail provider's. */
export function provingDomains(companyDomains: readonly string[]): string[] {
  const domains = companyDomains.map(registrableDomain).filter((domain) => domain !== null);
  return [...new Set(domains)].filter((domain) => !isFreeMail(domain));
}
