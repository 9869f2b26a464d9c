import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { exchangeFacts, representatives } from '#db/schema/index.ts';
import { giveFacts, openExchange, writeMessage } from '#src/features/exchange/commands.ts';
import type { Side } from '#src/features/exchange/lists.ts';
import { exchangeFor } from '#src/features/exchange/queries.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import type { Outcome } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { aCompany, anOpenCase, aRepresentative, momentOn, type Person, situationOf, today } from '#tests/factories.ts';
import { must } from '../drafts/writing.ts';

export const noon = momentOn(today);
export const minutes = (count: number): Date => new Date(noon.getTime() + count * 60_000);
export const iban = 'DE89 3704 0044 0532 0130 00';

/** As `situationOf`, so many minutes after noon. */
export const later = (person: Pick<Person, 'db' | 'actor'>, count: number): Situation => ({
  ...situationOf(person),
  now: minutes(count),
});

/** A case whose company two people speak for, and people who have nothing to do with it. */
export async function aCaseWithPeople(db: Database) {
  const company = await aCompany(db);
  const theCase = await anOpenCase(db, { company });
  const one = await aRepresentative(db, { company, firstName: 'Miriam', lastName: 'Okafor' });
  const other = await aRepresentative(db, { company, firstName: 'Jonas', lastName: 'Wieland' });
  const { number, author } = theCase;
  return { company, theCase, number, author, one, other };
}

/** The same, with an exchange in which an account number was given. */
export async function anExchange(db: Database) {
  const people = await aCaseWithPeople(db);
  const { number, author } = people;
  must(await openExchange(situationOf(author), { number }));
  must(await giveFacts(situationOf(author), { number, facts: [{ kind: 'iban', value: iban }] }));
  const [fact] = await db.select().from(exchangeFacts);
  return { ...people, factId: fact?.id ?? '' };
}

export const writes = (situation: Situation, number: string, side: Side, message: string, messageId = newId()) =>
  writeMessage(situation, { number, side, message, messageId });

/** What somebody sees of it on a side; null for nothing at all. */
export async function seenBy({ actor, db, now }: Situation, number: string, side: Side) {
  return actor.userId === null ? null : exchangeFor(db, number, { userId: actor.userId, side, now });
}

export const ends = (db: Database, representativeId: string, at: Date) =>
  exclusively(db, () =>
    db.update(representatives).set({ endedAt: at }).where(eq(representatives.id, representativeId)),
  );
export const doubts = (db: Database, representativeId: string, since: Date | null) =>
  exclusively(db, () =>
    db.update(representatives).set({ checkingSince: since }).where(eq(representatives.id, representativeId)),
  );

export const reasonOf = (outcome: Outcome<unknown>): string =>
  outcome.ok ? 'ok' : (outcome.reason ?? outcome.refusal);
