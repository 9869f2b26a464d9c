import { keyedHash } from '#src/lib/crypto.ts';
import { kindsOf } from './topics.ts';

/** All mails of one case to one recipient (RFC 5322, section 3.6.4). `isFirst`: it is the one that the others answer to. */
export interface Thread {
  /** What stands before the @ of the first one's Message-ID, whether or not it ever went out. */
  root: string;
  isFirst: boolean;
}

/** Mails that come once for each case and recipient, before any other. */
const first = ['case-live', 'case-published', 'contact-published'];

/**
 * The thread of a mail about a case. Whoever gets them in two roles, or at a contact address that was entered twice, has one
 * thread for each: no two mails ever have the same Message-ID.
 */
export function threadOf(mail: { kind: string; caseId: string; contactId?: string; to: string }): Thread {
  const role = mail.contactId ?? roleOf(mail.kind);
  return {
    root: keyedHash(['thread', mail.caseId, role, mail.to].join(' ')).slice(0, 40),
    isFirst: first.includes(mail.kind),
  };
}

const ofFollowers = new Set([...kindsOf('follows'), ...kindsOf('followed-cases')]);
const ofCompanies = new Set([...kindsOf('company-cases'), ...kindsOf('company-turn')]);

function roleOf(kind: string): 'follower' | 'company' | 'author' {
  if (ofFollowers.has(kind)) return 'follower';
  return ofCompanies.has(kind) ? 'company' : 'author';
}
