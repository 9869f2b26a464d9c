import type { AuthenticateOptions } from 'mailauth';
import { registrableDomain } from '#src/features/companies/index.ts';
import { sha256 } from '#src/lib/crypto.ts';
import { faultOf, log } from '#src/lib/log.ts';
import { fieldsIn, headAndBody, valuesOf } from '../head/rules.ts';
import { bounded, type Resolve } from './resolver.ts';
import { type SignatureFacts, tagsOf, type Verdict, verdictOf } from './rules.ts';

/** Who handed a mail over. */
export interface Handover {
  ip: string;
  helo: string;
  sender: string;
}

/** What was found out about a mail. `spf`, `arc`: one word each, as RFC 8601 names results; for its author alone. */
export interface Checked extends Verdict {
  /** SHA-256 of the mail. */
  mailHash: string;
  spf: string;
  arc: string;
}

/** Milliseconds for everything that has to be asked about one mail. */
const longest = 20_000;
/** Shorter keys can be broken (RFC 8301). */
const fewestBits = 1024;

/**
 * Checks DKIM, SPF (where it is known who handed it over) and ARC of a mail, with the DNS as it is now. Never throws: a DNS
 * that does not answer is the fault `dns`, whatever cannot be read `unreadable`.
 */
export async function checked(bytes: Uint8Array, resolve: Resolve, handover: Handover | null): Promise<Checked> {
  const mailHash = sha256(bytes);
  const nothing = { signature: null, domain: '', mailHash, spf: 'none', arc: 'none' };
  try {
    const found = await inTime(authenticated(bytes, bounded(resolve), handover));
    return found === null ? { ...nothing, fault: 'dns' } : { mailHash, ...found };
  } catch (error) {
    log.warn(faultOf(error), 'a mail could not be checked');
    return { ...nothing, fault: 'unreadable' };
  }
}

async function authenticated(
  bytes: Uint8Array,
  resolve: Resolve,
  handover: Handover | null,
): Promise<Omit<Checked, 'mailHash'>> {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Of a machine that nobody knows, nothing can be asked.
  const asked = handover?.ip ? handover : null;
  const options: AuthenticateOptions = {
    resolver: async (name: string, type: string) => answersIn(await resolve(name, type)),
    minBitLength: fewestBits,
    rejectRsaSha1: true,
    disableDmarc: true,
    disableBimi: true,
    ...(asked && { ip: asked.ip, helo: asked.helo, sender: asked.sender }),
  };
  // Tens of megabytes, which a worker needs that gets mails.
  const { authenticate } = await import('mailauth');
  const { dkim, spf, arc } = await authenticate(message, options);
  const { head, body } = headAndBody(message.toString('latin1'));
  const fields = fieldsIn(head);
  const values = valuesOf(fields, 'dkim-signature');
  const signatures = dkim.results.flatMap((result): SignatureFacts[] => {
    const { signature, signingDomain, selector, status } = result;
    const value = values.find((one) => (tagsOf(one).get('b') ?? '') === (signature ?? '').replace(/\s+/g, ''));
    if (!value || !signingDomain || !selector) return [];
    return [
      {
        value,
        domain: signingDomain,
        selector,
        result: status.result,
        comment: [status.comment, ...Object.values(status.policy ?? {})].filter(Boolean).join(' '),
        keyRecord: result.rr ?? '',
        isLengthLimited: result.canonBodyLengthLimited === true,
        isTimeValid: result.signatureTimeValid !== false,
        isTesting: status.testing === true,
      },
    ];
  });
  return {
    ...verdictOf({ fields, body, senders: dkim.headerFrom }, signatures, registrableDomain),
    spf: asked && spf ? spf.status.result : 'none',
    arc: arc ? arc.status.result : 'none',
  };
}

/** Records as node:dns gives them; mailauth says of them no more than that they are a list. */
function answersIn(answer: unknown): string[];
function answersIn(answer: unknown): unknown {
  return Array.isArray(answer) ? answer : [];
}

function inTime<T>(task: Promise<T>): Promise<T | null> {
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), longest).unref();
  });
  return Promise.race([task, late]);
}
