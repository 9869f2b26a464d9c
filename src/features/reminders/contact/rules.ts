/** What is known when somebody enters an address for a company. Domains are registrable ones. */
export interface ContactFacts {
  email: string;
  domain: string | null;
  isFreeMail: boolean;
  author: { email: string; domain: string | null; isFreeMail: boolean };
  /** By which the company is recognised; empty when none is known. */
  companyDomains: readonly string[];
}

export type ContactFault = 'contact-own' | 'contact-free-mail' | 'contact-other-domain';

/**
 * Why an address may not be entered; null when it may. The mail goes to somebody who has not asked for it, so it can
 * only go to the company: not to the author or where the author works, not to where anybody may have a mailbox, and
 * where a domain of the company is known, only there.
 */
export function contactFault({ email, domain, isFreeMail, author, companyDomains }: ContactFacts): ContactFault | null {
  if (email === author.email) return 'contact-own';
  if (domain === null || isFreeMail) return 'contact-free-mail';
  if (!author.isFreeMail && domain === author.domain) return 'contact-own';
  return companyDomains.length > 0 && !companyDomains.includes(domain) ? 'contact-other-domain' : null;
}

/** So often an author may enter an address for one case. */
export const mostContacts = 3;
