import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import type { NameServer } from './name-server.ts';

/** A domain that signs its mails. */
export interface Signer {
  domain: string;
  privateKey: string;
  /** Of the DNS. */
  record: string;
}

const made = new Map<number, { privateKey: string; record: string }>();

/** A domain with a key in the DNS, made once for each length. */
export function aSigner(names: NameServer | null, domain = 'fernwort.example', bits = 2048): Signer {
  const known = made.get(bits);
  const { privateKey, record } = known ?? keyOf(bits);
  made.set(bits, { privateKey, record });
  names?.records.set(`post._domainkey.${domain}`, record);
  return { domain, privateKey, record };
}

function keyOf(modulusLength: number) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { privateKey, record: `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}` };
}

export interface Written {
  from?: string;
  to?: string;
  subject?: string;
  date?: string;
  body?: string;
  /** Further lines of the head. */
  head?: string;
}

/** A mail as it goes over the wire. */
export function aMail({
  from = 'Fernwort Kundenservice <service@fernwort.example>',
  to = 'Lena Meier <lena@post.example>',
  subject = 'Ihre Erstattung',
  date = 'Tue, 10 Mar 2026 09:30:00 +0100',
  body = 'Guten Tag,\n\nwir erstatten Ihnen 89 Euro bis zum 20. April 2026.\n\nIhr Fernwort Kundenservice\n',
  head = '',
}: Written = {}): string {
  const lines = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Date: ${date}`,
    `Message-ID: <${subject.length}.${body.length}@mail.example>`,
    'MIME-Version: 1.0',
    ...(head ? [head] : ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit']),
  ];
  return `${lines.join('\n')}\n\n${body}`.replace(/\n/g, '\r\n');
}

interface How {
  headerList?: string[];
  maxBodyLength?: number;
  expires?: Date;
  algorithm?: string;
  signTime?: Date;
}

/** The same mail, signed. */
export async function signed(mail: string, { domain, privateKey }: Signer, how: How = {}): Promise<string> {
  const key = { signingDomain: domain, selector: 'post', privateKey, canonicalization: 'relaxed/relaxed', ...how };
  const signTime = how.signTime ?? new Date('2020-01-01');
  const { signatures, errors } = await dkimSign(mail, { ...key, signTime, signatureData: [key] });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return signatures + mail;
}

export const bytesOf = (mail: string): Uint8Array => Buffer.from(mail, 'utf8');
