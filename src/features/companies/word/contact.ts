import { contactKey } from '#src/lib/personal/guard.ts';
import { proofOf } from '../claims/proof.ts';

/** What is known of a company besides what it says: its domains that no author named, and what an administrator saw it publish itself (`contactKey`). */
export interface KnownOfCompany {
  domains: readonly string[];
  published: ReadonlySet<string>;
}

const isPublished = (kind: 'email' | 'phone', found: string, { published }: KnownOfCompany): boolean =>
  published.has(contactKey({ kind, found }) ?? '');

/**
 * Whether mail to this address reaches the company: whoever got hold of one mailbox, or of somebody's password, could else send all its
 * customers to their own.
 */
export const isCompanyAddress = (address: string, known: KnownOfCompany): boolean =>
  'domain' in proofOf(address, known.domains) || isPublished('email', address, known);

/** Whether an administrator saw the company publish this number itself. Every other one stands there as what somebody said. */
const isPublishedNumber = (phone: string, known: KnownOfCompany): boolean => isPublished('phone', phone, known);

/**
 * Prefixes of numbers that cost more than a call to anybody, with the country: § 312a (5) BGB has no customer pay that for a
 * question about a contract, and it is what those live on who have people ring them up. 0137, 0138, 0180, 0190, 0700, 0900, 0118…, directory
 * enquiries; those of Austria and Switzerland; premium, shared-cost and satellite numbers of no country.
 */
const costly = /^(?:49(?:1(?:18|2|37|38|80|9)|700|900)|43(?:118|8[12]|9[0-3])|41(?:18|84|90)|979|88[1-3]|87[08]|808)/;

export function isCostly(phone: string): boolean {
  const digits = phone.replace(/\(0\)/g, '').replace(/\D/g, '');
  if (/^118/.test(digits)) return true;
  const national = phone.trim().startsWith('+') ? digits : digits.replace(/^00/, '').replace(/^0/, '49');
  // With its zero behind the country it is the same number to whoever dials it.
  return costly.test(national.replace(/^(4[139])0+/, '$1'));
}

interface Contact {
  address: string;
  phone: string;
}

/** Whether a contact says nothing but what stood in another one, or part of it, however it is spelt. */
export function saysNothingNew(contact: Contact, before: Contact): boolean {
  const key = ({ address, phone }: Contact) => [
    address.toLowerCase(),
    contactKey({ kind: 'phone', found: phone }) ?? phone.replace(/\D/g, ''),
  ];
  const known = key(before);
  return key(contact).every((said, at) => said === '' || said === known[at]);
}

/** A contact as it is stored, with what is known of its company. */
export interface StoredContact extends KnownOfCompany {
  address: string;
  phone: string;
  /** A decision hides it. */
  isHidden: boolean;
  /** Of whoever set it it is being checked whether they speak for the company. */
  isChecked: boolean;
}

/** What is shown of it, and whether the number is known to be the company's; null: nothing. Asked whenever it is shown: a domain can be lost. */
export function shownContact(stored: StoredContact): { address: string; phone: string; isKnownNumber: boolean } | null {
  if (stored.isHidden || stored.isChecked) return null;
  const address = stored.address !== '' && isCompanyAddress(stored.address, stored) ? stored.address : '';
  // Of a number that a decision blackened nothing is left to dial.
  const phone = isCostly(stored.phone) || !/\d/.test(stored.phone) ? '' : stored.phone;
  return address === '' && phone === '' ? null : { address, phone, isKnownNumber: isPublishedNumber(phone, stored) };
}
