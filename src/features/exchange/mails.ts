import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, companies, exchanges, promises, users } from '#db/schema/index.ts';
import { type CaseForWriting, mailRepresentatives, readableStatuses } from '#src/features/cases/index.ts';
import { notify } from '#src/features/notifications/index.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Situation } from '#src/lib/situation.ts';
import type { Side } from './lists.ts';

// A mail says that there is something to read, and where: never a word of it, and not who wrote.

type CaseTold = Pick<CaseForWriting, 'id' | 'number' | 'title' | 'companyId' | 'companyName' | 'author'>;

const hourOf = (now: Date) => Math.floor(now.getTime() / 3_600_000);

/** The other side has something to read: told once an hour at most. */
export async function tellOtherSide(
  tx: Transaction,
  situation: Pick<Situation, 'now'>,
  theCase: CaseTold,
  { exchangeId, from }: { exchangeId: string; from: Side },
): Promise<void> {
  const occasion = `exchange:${exchangeId}:${hourOf(situation.now)}`;
  const { number, title } = theCase;
  if (from === 'company') return tellAuthor(tx, situation, theCase, 'exchange-to-author', occasion);
  await mailRepresentatives(tx, situation, theCase, occasion, (_case, locale) => ({
    kind: 'exchange-to-company',
    url: absolute(paths.deskExchange(locale, number)),
    number,
    title,
  }));
}

/** The company would like to write in private: the author is told, once. */
export const tellAsked = (tx: Transaction, situation: Pick<Situation, 'now'>, theCase: CaseTold) =>
  tellAuthor(tx, situation, theCase, 'exchange-asked', `exchange-asked:${theCase.companyId}`);

async function tellAuthor(
  tx: Transaction,
  { now }: Pick<Situation, 'now'>,
  { id: caseId, number, title, companyName, author }: CaseTold,
  kind: 'exchange-asked' | 'exchange-to-author',
  occasion: string,
): Promise<void> {
  const url = absolute(paths.ownExchange(author.locale, number));
  await notify(tx, {
    userId: author.id,
    mail: { kind, url, number, title, companyName },
    to: author.email,
    locale: author.locale,
    caseId,
    dedupeKey: `case:${caseId}:${occasion}:${author.id}`,
    now,
  });
}

const toldOf = {
  id: cases.id,
  number: cases.number,
  title: cases.title,
  companyId: companies.id,
  companyName: companies.name,
  author: { id: users.id, email: users.email, locale: users.locale },
};

/** A file that proves a promise can be looked at: the author is told once a promise, however many there are. */
export async function tellOfProof(tx: Transaction, { now }: Pick<Situation, 'now'>, promiseId: string): Promise<void> {
  const [row] = await tx
    .select({ ...toldOf, promise: promises.text })
    .from(promises)
    .innerJoin(cases, eq(cases.id, promises.caseId))
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .innerJoin(users, eq(users.id, cases.authorId))
    .where(and(eq(promises.id, promiseId), inArray(cases.status, [...readableStatuses])));
  if (row?.number == null) return;
  const { id: caseId, number, title, companyName, promise, author } = row;
  const url = absolute(`${paths.ownCase(author.locale, number)}#promises`);
  await notify(tx, {
    userId: author.id,
    mail: { kind: 'promise-file', url, number, title, companyName, promise },
    to: author.email,
    locale: author.locale,
    caseId,
    dedupeKey: `promise-file:${promiseId}`,
    now,
  });
}

/** A file that the worker found in order can be read by the other side. */
export async function tellOfFile(
  tx: Transaction,
  situation: Pick<Situation, 'now'>,
  { exchangeId, side }: { exchangeId: string; side: Side },
): Promise<void> {
  const [row] = await tx
    .select(toldOf)
    .from(exchanges)
    .innerJoin(cases, eq(cases.id, exchanges.caseId))
    .innerJoin(companies, eq(companies.id, exchanges.companyId))
    .innerJoin(users, eq(users.id, cases.authorId))
    .where(and(eq(exchanges.id, exchangeId), inArray(cases.status, [...readableStatuses])));
  if (row?.number == null) return;
  await tellOtherSide(tx, situation, { ...row, number: row.number }, { exchangeId, from: side });
}
