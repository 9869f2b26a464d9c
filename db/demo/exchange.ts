import { and, desc, eq, inArray, isNull, like, ne, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, companies, exchangeFacts, exchanges, representatives, users } from '#db/schema/index.ts';
import { giveWord, setComplaintContact } from '#src/features/companies/word/commands.ts';
import {
  askExchange,
  giveFacts,
  openExchange,
  openGiven,
  withdraw,
  writeMessage,
} from '#src/features/exchange/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import type { Outcome } from '#src/lib/outcome.ts';
import { type Situation, visitor } from '#src/lib/situation.ts';
import { wasPublic } from './disputes/acts.ts';
import { demoSignIns } from './sign-ins.ts';

/** A public example, of nobody. */
const exampleIban = 'DE89 3704 0044 0532 0130 00';

const must = (outcome: Outcome<unknown>): void => {
  if (!outcome.ok) throw new Error(`the demo exchange was refused: ${outcome.reason ?? outcome.refusal}`);
};

/** What the two sides do, so many days before the demo. */
type Step = readonly [daysAgo: number, does: (at: Situations) => Promise<Outcome<unknown>>];
interface Situations {
  author: Situation;
  company: Situation;
  number: string;
}

const letter = (side: 'author' | 'company', message: string) => (at: Situations) =>
  writeMessage(at[side], { number: at.number, side, messageId: newId(), message });

/**
 * Three exchanges: one that the author and one that the representative who can sign in take part in, and that of the shop which
 * had to ask for bank details in public.
 */
export async function demoExchanges(db: Database, now: Date): Promise<void> {
  const [author, representative] = (['author', 'representative'] as const).map(
    (role) => demoSignIns.find((one) => one.role === role)?.email ?? '',
  );
  const isOpen = and(
    inArray(cases.status, ['open', 'answered']),
    isNull(representatives.endedAt),
    eq(cases.locale, 'de'),
    eq(cases.desiredOutcome, 'refund'),
    wasPublic(now, 3 * dayMilliseconds),
  );
  const speaker = db.$with('speaker').as(
    db
      .select({ id: users.id })
      .from(users)
      .where(eq(users.email, representative ?? '')),
  );
  const whose = [
    eq(users.email, author ?? ''),
    and(sql`${representatives.userId} in (select id from speaker)`, ne(users.email, author ?? '')),
    like(companies.name, 'Notebook-Kontor'),
  ];
  for (const is of whose) {
    const [found] = await db
      .with(speaker)
      .select({
        number: cases.number,
        caseId: cases.id,
        authorId: cases.authorId,
        companyId: companies.id,
        representativeId: representatives.id,
        userId: representatives.userId,
      })
      .from(cases)
      .innerJoin(users, eq(users.id, cases.authorId))
      .innerJoin(companies, eq(companies.id, cases.companyId))
      .innerJoin(representatives, eq(representatives.companyId, companies.id))
      .where(and(isOpen, isNull(representatives.checkingSince), is))
      .orderBy(desc(cases.publishedOn))
      .limit(1);
    if (found?.number) await exchanged(db, now, { ...found, number: found.number });
  }
}

/** The company for which somebody can sign in gave its word twice, and says where complaints go. */
export async function demoWord(db: Database, now: Date): Promise<void> {
  const email = demoSignIns.find(({ role }) => role === 'representative')?.email ?? '';
  const [speaker] = await db
    .select({ id: representatives.id, userId: representatives.userId })
    .from(representatives)
    .innerJoin(users, eq(users.id, representatives.userId))
    .where(and(eq(users.email, email), isNull(representatives.endedAt)));
  if (!speaker) return;
  const actor = { ...visitor, userId: speaker.userId };
  const speaking = { speakingAs: speaker.id };
  const at = (daysAgo: number) => ({
    ...{ db, actor, locale: 'de' as const },
    now: new Date(now.getTime() - daysAgo * dayMilliseconds),
  });
  must(await giveWord(at(600), { ...speaking, kind: 'answer', days: 3 }));
  must(await giveWord(at(300), { ...speaking, kind: 'answer', days: 7 }));
  must(await giveWord(at(40), { ...speaking, kind: 'solve', days: 30 }));
  const contact = { address: 'beschwerde@strom-und-soehne.example', phone: '0561 4711 200' };
  must(await setComplaintContact(at(40), { ...speaking, ...contact }));
}

interface Found {
  number: string;
  caseId: string;
  authorId: string | null;
  companyId: string;
  representativeId: string;
  userId: string;
}

async function exchanged(db: Database, now: Date, found: Found): Promise<void> {
  const { number, caseId, authorId, companyId, representativeId, userId } = found;
  const facts = async () =>
    db
      .select({ id: exchangeFacts.id, kind: exchangeFacts.kind })
      .from(exchangeFacts)
      .innerJoin(exchanges, eq(exchanges.id, exchangeFacts.exchangeId))
      .where(and(eq(exchanges.caseId, caseId), isNull(exchangeFacts.withdrawnAt)));
  const idOf = async (kind: string) => (await facts()).find((fact) => fact.kind === kind)?.id ?? '';
  const steps: Step[] = [
    [2.5, ({ company }) => askExchange(company, { number })],
    [2, (at) => openExchange(at.author, { number })],
    [
      2,
      (at) =>
        giveFacts(at.author, {
          number,
          facts: [
            { kind: 'order-number', value: '2026-77-1042' },
            { kind: 'iban', value: exampleIban },
          ],
        }),
    ],
    [
      1.9,
      letter(
        'author',
        'Guten Tag,\n\nBestellnummer und Konto für die Erstattung habe ich hier angegeben, damit sie nicht öffentlich in der Akte stehen. Bitte sagen Sie mir, wann Sie überweisen.\n\nMit freundlichen Grüßen',
      ),
    ],
    [1.2, async (at) => openGiven(at.company, { number, open: await idOf('order-number') })],
    [1.2, async (at) => openGiven(at.company, { number, open: await idOf('iban') })],
    [
      1,
      letter(
        'company',
        'Guten Tag,\n\nvielen Dank. Die Buchhaltung hat die Erstattung heute angewiesen; sie sollte in drei Werktagen bei Ihnen sein. Die Bankverbindung brauchen wir nun nicht mehr, Sie können sie hier zurückziehen. Was wir zur Sache sagen, steht öffentlich in der Akte.',
      ),
    ],
    [0.5, async (at) => withdraw(at.author, { number, side: 'author', withdraw: await idOf('iban') })],
  ];
  for (const [daysAgo, does] of steps) {
    const moment = { db, now: new Date(now.getTime() - daysAgo * dayMilliseconds), locale: 'de' as const };
    const author = { ...moment, actor: { ...visitor, userId: authorId } };
    const company = { ...moment, actor: { ...visitor, userId, represents: [{ representativeId, companyId }] } };
    must(await does({ author, company, number }));
  }
}
