import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import sharp from 'sharp';
import type { Database } from '#db/client.ts';
import { cases, entries, users } from '#db/schema/index.ts';
import { blackenEvidence, recordDeposit, showEvidence } from '#src/features/cases/commands/evidence.ts';
import { blobs, deposit, workOnFiles } from '#src/features/evidence/index.ts';
import type { Outcome } from '#src/lib/outcome.ts';
import { visitor } from '#src/lib/situation.ts';
import { demoSignIns } from './sign-ins.ts';

/** A sheet of paper with lines on it, as somebody photographs it. Every name and number is invented. */
export function sheet(lines: readonly string[]): Promise<Buffer> {
  const rows = lines.map((line, at) => `<text x="90" y="${150 + at * 62}" font-size="34">${line}</text>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1100"><rect width="1240" height="1100" fill="#d9d2c3"/>
    <rect x="45" y="40" width="1150" height="1020" fill="#fdfcf8"/><g font-family="DejaVu Serif, serif" fill="#22252e">${rows}</g></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 85 }).toBuffer();
}

const letter = [
  'Kundenservice, 3. Etage',
  '',
  'An',
  'Jana Musterfrau',
  'Lindenweg 7, 34117 Kassel',
  '',
  'Kundennummer 4711-0815-22',
  '',
  'Ihr Anliegen haben wir erhalten. Wir melden uns',
  'innerhalb von sieben Werktagen bei Ihnen.',
  '',
  'Mit freundlichen Grüßen',
];
const receipt = [
  'Einlieferungsbeleg',
  '',
  'Einschreiben national',
  'Sendung RX 00 000 000 0 DE',
  '',
  'Entgelt 4,85 EUR',
];
const mail = [
  'From: Kundenservice <service@firma.example>',
  'To: jana@mail.example',
  'Subject: Ihre Anfrage',
  'Message-ID: <1@firma.example>',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Guten Tag, wir bitten um etwas Geduld. Sie erreichen uns unter 0561 4711 000.',
].join('\r\n');

/** Address and customer number of the letter. */
const black = [
  { page: 1, x: 60, y: 265, width: 500, height: 115 },
  { page: 1, x: 60, y: 440, width: 560, height: 50 },
];

const must = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok) return outcome.value;
  throw new Error(`the demo evidence was refused: ${outcome.reason ?? outcome.refusal}`);
};

export async function* once(bytes: Uint8Array) {
  yield bytes;
}

/** Three files at a case of somebody who can sign in: a letter that is public, with what is nobody's business blackened, and two private ones. */
export async function depositDemoEvidence(db: Database, at: Date): Promise<void> {
  const emails = demoSignIns.map(({ email }) => email);
  const [theCase] = await db
    .select({ id: cases.id, number: cases.number, authorId: cases.authorId })
    .from(cases)
    .innerJoin(users, eq(users.id, cases.authorId))
    .where(and(inArray(users.email, emails), inArray(cases.status, ['open', 'answered'])))
    .orderBy(desc(cases.publishedOn))
    .limit(1);
  if (!theCase?.number) return;
  const { id: caseId, number } = theCase;
  const told = await db.select().from(entries).where(eq(entries.caseId, caseId)).orderBy(asc(entries.occurredOn));
  const files = [
    { name: 'Antwort.jpg', bytes: await sheet(letter) },
    { name: 'Einschreiben.jpg', bytes: await sheet(receipt) },
    { name: 'Anfrage.eml', bytes: Buffer.from(mail) },
  ];
  const ids: string[] = [];
  for (const [index, { name, bytes }] of files.entries()) {
    const entryId = told[Math.min(index, told.length - 1)]?.id ?? '';
    const depositing = { db, now: () => at };
    ids.push(must(await deposit(depositing, { caseId, entryId, name }, once(bytes))).id);
  }
  const work = { db, blobs: blobs(), now: () => at, onDeposit: recordDeposit };
  while (await workOnFiles(work));
  const actor = { ...visitor, userId: theCase.authorId };
  const situation = { db, actor, now: at, locale: 'de' as const };
  const [id = ''] = ids;
  must(await blackenEvidence(situation, { number, id, boxes: black, words: [] }));
  while (await workOnFiles(work));
  must(await showEvidence(situation, { number, id, copy: 1 }));
}
