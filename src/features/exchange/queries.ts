import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import {
  cases,
  exchangeAsks,
  exchangeFacts,
  exchangeFiles,
  exchangeMessages,
  exchangeMutes,
  exchangeOpenings,
  exchanges,
  representatives,
} from '#db/schema/index.ts';
import { readableStatuses } from '#src/features/cases/index.ts';
import { isShutOut } from '#src/features/companies/index.ts';
import type { EvidenceKind, EvidenceRefusal } from '#src/features/evidence/lists.ts';
import { unseal } from '#src/lib/crypto.ts';
import type { FactKind, Side } from './lists.ts';
import { openSince } from './rules.ts';

/** Somebody of the company, as their words are signed. */
export interface Speaker {
  name: string;
  jobTitle: string;
  /** They speak for the company today. */
  speaks: boolean;
}

export interface Letter {
  id: string;
  side: Side;
  /** Null: the author. */
  by: Speaker | null;
  text: string;
  at: Date;
}

interface Opening {
  by: Speaker;
  at: Date;
}

/** A detail of the author. `value` is null where whoever asks has not opened it, or it was withdrawn. */
export interface Fact {
  id: string;
  kind: FactKind;
  value: string | null;
  givenAt: Date;
  withdrawnAt: Date | null;
  /** For the author: by whom and when. For the company: by whoever asks. */
  opened: Opening[];
}

/** A file of one side. Whoever `sees` it may have its pages. */
export interface GivenFile {
  id: string;
  side: Side;
  by: Speaker | null;
  /** Empty where whoever asks has not opened it, or it was withdrawn. */
  name: string;
  state: (typeof exchangeFiles.$inferSelect)['state'];
  reason: EvidenceRefusal | null;
  kind: EvidenceKind | null;
  bytes: number;
  pages: number;
  givenAt: Date;
  withdrawnAt: Date | null;
  sees: boolean;
  opened: Opening[];
}

/** What one side sees of the exchange about a case. */
export interface ExchangeSeen {
  side: Side;
  /** What goes on; null: nothing does. */
  running: {
    id: string;
    openedAt: Date;
    isMuted: boolean;
    letters: Letter[];
    facts: Fact[];
    files: GivenFile[];
  } | null;
  /** The last one that ended. */
  endedAt: Date | null;
  /** The company would like one. */
  asked: { by: Speaker; at: Date; declinedAt: Date | null } | null;
  /** Who can read what the author writes, at this moment: those who speak for the company with certainty. */
  readers: { name: string; jobTitle: string; firm: string }[];
}

export interface Asking {
  userId: string;
  side: Side;
  now: Date;
}

/** Those who speak today, and of whose identity nobody doubts. */
const speaksWithCertainty = and(isNull(representatives.endedAt), isNull(representatives.checkingSince));

/**
 * The gate: whether somebody stands on a side of a case that can be read, asked of the database each time. Whoever speaks for
 * the company and wrote the case stands on neither.
 */
export function standsOn({ userId, side }: Pick<Asking, 'userId' | 'side'>): SQL | undefined {
  const speaks = sql`exists (
    select 1 from representatives as own where own.company_id = ${cases.companyId} and own.user_id = ${userId}
      and own.ended_at is null
  )`;
  const isCertain = sql`exists (
    select 1 from representatives as own where own.company_id = ${cases.companyId} and own.user_id = ${userId}
      and own.ended_at is null and own.checking_since is null and not (${isShutOut('own')})
  )`;
  const isAuthor = eq(cases.authorId, userId);
  return and(
    inArray(cases.status, [...readableStatuses]),
    side === 'author' ? and(isAuthor, sql`not ${speaks}`) : and(isCertain, sql`not ${isAuthor}`),
  );
}

const goesOn = and(eq(exchanges.caseId, cases.id), eq(exchanges.companyId, cases.companyId), isNull(exchanges.endedAt));
export const speakerColumns = {
  firstName: representatives.firstName,
  lastName: representatives.lastName,
  jobTitle: representatives.jobTitle,
  endedAt: representatives.endedAt,
};
type SpeakerRow = { [K in keyof typeof speakerColumns]: (typeof representatives.$inferSelect)[K] };

export const speakerOf = ({ firstName, lastName, jobTitle, endedAt }: SpeakerRow): Speaker => ({
  name: `${firstName} ${lastName}`.trim(),
  jobTitle,
  speaks: endedAt === null,
});

/** What one side sees of the exchange about a case; null to whoever stands on neither. Two round trips. */
export async function exchangeFor(db: Database, number: string, asking: Asking): Promise<ExchangeSeen | null> {
  const isIt = and(eq(cases.number, number), standsOn(asking));
  const [[theCase], [ask], readers] = await db.batch([
    db
      .select({
        companyId: cases.companyId,
        running: exchanges,
        mutedAt: exchangeMutes.mutedAt,
        endedAt: sql<number | null>`(
          select max(ended.ended_at) from exchanges as ended
          where ended.case_id = ${cases.id} and ended.company_id = ${cases.companyId}
        )`,
      })
      .from(cases)
      .leftJoin(exchanges, goesOn)
      .leftJoin(exchangeMutes, eq(exchangeMutes.exchangeId, exchanges.id))
      .where(isIt),
    db
      .select({ at: exchangeAsks.askedAt, declinedAt: exchangeAsks.declinedAt, by: speakerColumns })
      .from(exchangeAsks)
      .innerJoin(cases, and(eq(cases.id, exchangeAsks.caseId), eq(cases.companyId, exchangeAsks.companyId)))
      .innerJoin(representatives, eq(representatives.id, exchangeAsks.representativeId))
      .where(isIt),
    db
      .select({ ...speakerColumns, firm: representatives.firm })
      .from(representatives)
      .innerJoin(cases, eq(cases.companyId, representatives.companyId))
      .where(and(isIt, speaksWithCertainty))
      .orderBy(asc(representatives.lastName), asc(representatives.firstName)),
  ]);
  if (!theCase) return null;
  const { running, mutedAt, endedAt } = theCase;
  return {
    side: asking.side,
    running: running && {
      id: running.id,
      openedAt: running.openedAt,
      isMuted: mutedAt !== null,
      ...(await contentsOf(db, running.id, asking)),
    },
    endedAt: endedAt === null ? null : new Date(endedAt),
    asked: ask ? { by: speakerOf(ask.by), at: ask.at, declinedAt: ask.declinedAt } : null,
    readers: readers.map(({ firm, ...one }) => ({ name: speakerOf(one).name, jobTitle: one.jobTitle, firm })),
  };
}

async function contentsOf(db: Database, exchangeId: string, asking: Asking) {
  const [letters, facts, files, openings] = await db.batch([
    db
      .select({ message: exchangeMessages, by: speakerColumns })
      .from(exchangeMessages)
      .leftJoin(representatives, eq(representatives.id, exchangeMessages.representativeId))
      .where(eq(exchangeMessages.exchangeId, exchangeId))
      .orderBy(asc(exchangeMessages.writtenAt), asc(sql`exchange_messages.rowid`)),
    db
      .select()
      .from(exchangeFacts)
      .where(eq(exchangeFacts.exchangeId, exchangeId))
      .orderBy(asc(exchangeFacts.givenAt), asc(sql`exchange_facts.rowid`)),
    db
      .select({ file: exchangeFiles, by: speakerColumns })
      .from(exchangeFiles)
      .leftJoin(representatives, eq(representatives.id, exchangeFiles.representativeId))
      .where(eq(exchangeFiles.exchangeId, exchangeId))
      .orderBy(asc(exchangeFiles.givenAt), asc(sql`exchange_files.rowid`)),
    db
      .select({
        openedId: exchangeOpenings.openedId,
        at: exchangeOpenings.openedAt,
        userId: representatives.userId,
        by: speakerColumns,
      })
      .from(exchangeOpenings)
      .innerJoin(representatives, eq(representatives.id, exchangeOpenings.representativeId))
      .where(eq(exchangeOpenings.exchangeId, exchangeId))
      .orderBy(desc(exchangeOpenings.openedAt)),
  ]);
  const isAuthor = asking.side === 'author';
  const openedBy = (id: string) =>
    openings.filter(({ openedId, userId }) => openedId === id && (isAuthor || userId === asking.userId));
  const isOpen = (id: string) => openedBy(id).some(({ at }) => at > openSince(asking.now));
  const told = (id: string) => openedBy(id).map(({ at, by }) => ({ at, by: speakerOf(by) }));
  return {
    letters: letters.map(
      ({ message: { id, side, sealed, writtenAt }, by }): Letter => ({
        ...{ id, side, at: writtenAt, text: unseal(sealed) },
        by: by && speakerOf(by),
      }),
    ),
    facts: facts
      // What was taken back, the company sees no more, not even that it was there.
      .filter(({ withdrawnAt }) => isAuthor || withdrawnAt === null)
      .map(
        ({ id, kind, sealed, givenAt, withdrawnAt }): Fact => ({
          ...{ id, kind, givenAt, withdrawnAt, opened: told(id) },
          value: withdrawnAt === null && (isAuthor || isOpen(id)) ? unseal(sealed) : null,
        }),
      ),
    files: files
      .filter(({ file }) => file.side === asking.side || file.state === 'ready')
      .map(({ file, by }): GivenFile => {
        const { id, side, state, reason, kind, bytes, pages, givenAt, withdrawnAt } = file;
        const isShown = file.side === asking.side || isAuthor || isOpen(id);
        return {
          ...{ id, side, state, reason, kind, bytes, pages, givenAt, withdrawnAt },
          by: by && speakerOf(by),
          name: isShown && file.name !== '' ? unseal(file.name) : '',
          sees: state === 'ready' && isShown,
          opened: told(id),
        };
      }),
  };
}

/**
 * What opens the blobs of a file, for somebody who may see it now; null for everybody else: who stands on no side, and on the
 * company's who did not open it a moment ago.
 */
export async function exchangeFile(
  db: Database,
  id: string,
  { userId, now }: Pick<Asking, 'userId' | 'now'>,
): Promise<{ id: string; dataKey: string; pages: number } | null> {
  const openedNow = sql`exists (
    select 1 from exchange_openings inner join representatives as opener on opener.id = exchange_openings.representative_id
    where exchange_openings.opened_id = ${exchangeFiles.id} and opener.user_id = ${userId}
      and exchange_openings.opened_at > ${openSince(now).getTime()}
  )`;
  const asAuthor = standsOn({ userId, side: 'author' });
  const asCompany = and(
    standsOn({ userId, side: 'company' }),
    sql`(${exchangeFiles.side} = 'company' or ${openedNow})`,
  );
  const [row] = await db
    .select({ id: exchangeFiles.id, dataKey: exchangeFiles.dataKey, pages: exchangeFiles.pages })
    .from(exchangeFiles)
    .innerJoin(exchanges, eq(exchanges.id, exchangeFiles.exchangeId))
    .innerJoin(cases, goesOn)
    .where(and(eq(exchangeFiles.id, id), eq(exchangeFiles.state, 'ready'), sql`(${asAuthor} or ${asCompany})`));
  return row ?? null;
}

/** What the page of a case says beside its link: whether one goes on, or the company asks for one. */
export async function exchangeGlance(
  db: Database,
  number: string,
  asking: Pick<Asking, 'userId' | 'side'>,
): Promise<'running' | 'asked' | 'none'> {
  const [row] = await db
    .select({ running: exchanges.id, asked: exchangeAsks.askedAt, declined: exchangeAsks.declinedAt })
    .from(cases)
    .leftJoin(exchanges, goesOn)
    .leftJoin(exchangeAsks, and(eq(exchangeAsks.caseId, cases.id), eq(exchangeAsks.companyId, cases.companyId)))
    .where(and(eq(cases.number, number), standsOn(asking)));
  if (row?.running) return 'running';
  return row?.asked && row.declined === null ? 'asked' : 'none';
}
