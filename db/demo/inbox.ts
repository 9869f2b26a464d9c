import { generateKeyPairSync } from 'node:crypto';
import { and, desc, eq, ne } from 'drizzle-orm';
import { dkimSign } from 'mailauth';
import type { Database } from '#db/client.ts';
import { cases, companies, companyDomains, users } from '#db/schema/index.ts';
import { acceptMail } from '#src/features/inbox/letters/accept.ts';
import { readLetters } from '#src/features/inbox/work.ts';
import { longDay } from '#src/i18n/formats.ts';
import { dayMilliseconds, dayOf } from '#src/lib/dates.ts';
import { wasPublic } from './disputes/acts.ts';
import { demoAuthorId } from './sign-ins.ts';

/**
 * Two letters in the tray of a case of the author who can sign in: one that its company signed, whose key only this demo knows,
 * and one that the author forwarded. Made as they come, and read as by the worker.
 */
export async function demoLetters(db: Database, now: Date): Promise<void> {
  const [theCase] = await db
    .select({ id: cases.id, company: companies.name, domain: companyDomains.domain, email: users.email })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .innerJoin(companyDomains, and(eq(companyDomains.companyId, cases.companyId), ne(companyDomains.source, 'author')))
    .innerJoin(users, eq(users.id, cases.authorId))
    .where(and(eq(cases.authorId, demoAuthorId), eq(cases.status, 'open'), wasPublic(now, 4 * dayMilliseconds)))
    .orderBy(desc(cases.publishedAt))
    .limit(1);
  if (!theCase) throw new Error('the demo’s author has no open case');
  const { company, domain, email } = theCase;
  const ago = (days: number) => new Date(now.getTime() - days * dayMilliseconds);
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const answer = mailOf({
    from: `${company} Kundenservice <service@${domain}>`,
    to: `Frau Funkloch <${email}>`,
    subject: 'Ihre Reklamation',
    on: ago(3),
    body: [
      'Guten Tag,',
      `bitte entschuldigen Sie den Fehler. Ihre Rücksendung ist bei uns angekommen. Wir schreiben Ihnen den Betrag bis zum ${longDay('de', dayOf(ago(-12)))} gut.`,
      `Ihr Kundenservice\n${company}`,
    ],
  });
  const key = { signingDomain: domain, selector: 'demo', privateKey, canonicalization: 'relaxed/relaxed' };
  const { signatures } = await dkimSign(answer, { ...key, signTime: ago(3), signatureData: [key] });
  const forwarded = mailOf({
    from: `Frau Funkloch <${email}>`,
    to: `${company} <service@${domain}>`,
    subject: 'Re: Ihre Reklamation',
    on: ago(1),
    body: ['Guten Tag,', 'auf der neuen Rechnung steht der Betrag noch immer. Warum?', 'Mit freundlichen Grüßen'],
  });
  for (const [mail, days] of [
    [signatures + answer, 3],
    [forwarded, 1],
  ] as const) {
    const bytes = Buffer.from(mail, 'utf8');
    const handover = { ip: '', helo: `mail.${domain}`, sender: `service@${domain}` };
    await acceptMail(db, { bytes, caseIds: [theCase.id], via: 'smtp', handover, now: ago(days) });
  }
  const record = `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`;
  const resolve = async (name: string) => {
    if (name === `demo._domainkey.${domain}`) return [[record]];
    throw Object.assign(new Error(name), { code: 'ENOTFOUND' });
  };
  await readLetters({ db, now: () => now, resolve, isStopping: () => false });
}

interface Written {
  from: string;
  to: string;
  subject: string;
  on: Date;
  body: readonly string[];
}

function mailOf({ from, to, subject, on, body }: Written): string {
  const named = (address: string) =>
    address.replace(/^[^<]*[^ -~][^<]*(?= <)/, (name) => `=?utf-8?B?${Buffer.from(name).toString('base64')}?=`);
  const head = [
    `From: ${named(from)}`,
    `To: ${named(to)}`,
    `Subject: ${subject}`,
    `Date: ${on.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${on.getTime()}@mail.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body.join('\n\n').replaceAll('\n', '\r\n')}\r\n`;
}
