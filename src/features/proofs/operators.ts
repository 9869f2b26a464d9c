import { and, desc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { cases, events, exchangeFiles, proofs, representatives } from '#db/schema/index.ts';
import { waitingForLook } from '#src/features/companies/index.ts';
import { openSince } from '#src/features/exchange/index.ts';
import { decideIdentity } from '#src/features/identity/index.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Actor, Situation } from '#src/lib/situation.ts';
import { proofCan } from './can.ts';
import { awaitedDocuments, decideDocuments, documentsOf } from './documents.ts';
import { lettersDue, postLetter, printLetter, setAddress } from './letters.ts';

// What moderators do for the house when somebody wants to speak for a company: the same commands as on the command line, with
// the second factor of their desk, under their name, and none where they have a part.

/** Against which companies somebody has written cases, withdrawn ones too. */
async function complainedAbout(db: Database | Transaction, { userId }: Actor): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectDistinct({ companyId: cases.companyId })
    .from(cases)
    .where(and(eq(cases.authorId, userId ?? ''), isNotNull(cases.publishedAt)));
  return new Set(rows.flatMap(({ companyId }) => companyId ?? []));
}

interface About {
  userId: string;
  companyId: string;
}

/** Says of a list which of it a moderator may act on; the others they do not see. */
async function gateOf(db: Database | Transaction, actor: Actor): Promise<(about: About) => boolean> {
  const complained = await complainedAbout(db, actor);
  return ({ userId, companyId }) =>
    proofCan.operate(actor, { userId, companyId, hasComplained: complained.has(companyId) });
}

/** What waits for whoever operates the site: letters, documents, doubts about who speaks, each the longest first. */
export async function waitingForOperators(db: Database, actor: Actor, now: Date) {
  const may = await gateOf(db, actor);
  const [letters, documents, doubtful] = [
    await lettersDue(db, now),
    await awaitedDocuments(db),
    await waitingForLook(db),
  ];
  return {
    letters: letters.filter(may),
    documents: documents.filter(may),
    doubts: doubtful.filter(may),
  };
}

/** The same in numbers, for whoever runs the site. */
export async function waitingCounts(db: Database, now: Date) {
  const documents = await awaitedDocuments(db);
  return {
    letters: (await lettersDue(db, now)).length,
    documents: documents.filter(({ files }) => files > 0).length,
    doubts: (await waitingForLook(db)).length,
  };
}

/** Does something about a proof for a moderator who has no part in it. Refuses not-found, also where they may not. */
async function operating<Made>(
  { db, actor }: Situation,
  proofId: string,
  task: () => Promise<Outcome<Made>>,
): Promise<Outcome<Made>> {
  const [proof] = await db
    .select({ userId: proofs.userId, companyId: proofs.companyId })
    .from(proofs)
    .where(eq(proofs.id, proofId));
  return proof && (await gateOf(db, actor))(proof) ? task() : refused('not-found');
}

type OfProof = { proofId: string };

/** Refuses what `printLetter` refuses. */
export const printAsOperator = (situation: Situation, { proofId }: OfProof) =>
  operating(situation, proofId, () => printLetter(situation.db, { ...situation, proofId }));

/** It is in the post. Refuses what `postLetter` refuses. */
export const postAsOperator = (situation: Situation, { proofId }: OfProof): Promise<Outcome> =>
  operating(situation, proofId, () => postLetter(situation.db, { ...situation, proofId }));

/** Refuses what `setAddress` refuses, and to change one that is there: a letter may be on its way to it. */
export const addressAsOperator = (
  situation: Situation,
  { proofId, lines }: OfProof & { lines: string },
): Promise<Outcome> =>
  operating(situation, proofId, async () => {
    const letter = (await lettersDue(situation.db, situation.now)).find((one) => one.proofId === proofId);
    if (!letter) return refused('not-found');
    return setAddress(situation.db, { ...situation, company: letter.companySlug, lines }, { mayChange: false });
  });

/** Only what this moderator has opened. Refuses what `decideDocuments` refuses. */
export const decideAsOperator = (
  situation: Situation,
  { proofId, approved }: OfProof & { approved: boolean },
): Promise<Outcome> =>
  operating(situation, proofId, () =>
    decideDocuments(situation.db, { ...situation, proofId, approved, openedBy: situation.actor.userId ?? '' }),
  );

/** Whether somebody in doubt speaks for a company. Refuses not-found, also to who has a part in it. */
export async function decideDoubtAsOperator(
  situation: Situation,
  input: { representativeId: string; approved: boolean; note: string },
): Promise<Outcome<unknown>> {
  const { db, actor, now } = situation;
  const [about] = await db
    .select({ userId: representatives.userId, companyId: representatives.companyId })
    .from(representatives)
    .where(eq(representatives.id, input.representativeId));
  if (!about || !(await gateOf(db, actor))(about)) return refused('not-found');
  return decideIdentity(db, { ...input, now, actor });
}

/** Opens what somebody sent, which is written down for them to read; the pages are shown for half an hour. Refuses not-found. */
export const openDocuments = (situation: Situation, { proofId }: OfProof): Promise<Outcome> =>
  operating(situation, proofId, () =>
    write(situation.db, async (tx) => {
      const isReady = and(eq(exchangeFiles.proofId, proofId), eq(exchangeFiles.state, 'ready'));
      if ((await tx.$count(exchangeFiles, isReady)) === 0) return refused('not-found');
      await tell(tx, situation, { action: 'proofs.open-documents', subjectId: proofId });
      return done();
    }),
  );

/** When documents were opened, the last time first: for whoever sent them, without a name. */
export async function openingsOf(db: Database, { id, userId }: { id: string; userId: string }): Promise<Date[]> {
  const isOpening = and(eq(events.action, 'proofs.open-documents'), eq(events.subjectId, id));
  const rows = await db
    .select({ at: events.at })
    .from(events)
    .innerJoin(proofs, and(eq(proofs.id, events.subjectId), eq(proofs.userId, userId)))
    .where(and(isOpening, isNull(events.caseId)))
    .orderBy(desc(events.at))
    .limit(10);
  return rows.map(({ at }) => at);
}

/** What each of these moderators has opened a moment ago. */
const openedBy = (actor: Actor, now: Date) =>
  and(eq(events.actor, actor.userId ?? ''), eq(events.action, 'proofs.open-documents'), gt(events.at, openSince(now)));

/** The documents that a moderator opened a moment ago, by claim. */
export async function openedDocuments(db: Database, actor: Actor, now: Date) {
  const may = await gateOf(db, actor);
  const rows = await db
    .selectDistinct({ proofId: proofs.id, userId: proofs.userId, companyId: proofs.companyId })
    .from(proofs)
    .innerJoin(events, eq(events.subjectId, proofs.id))
    .where(and(openedBy(actor, now), isNull(proofs.provedAt), isNull(proofs.endedAt)));
  const opened = new Map<string, Awaited<ReturnType<typeof documentsOf>>>();
  for (const row of rows.filter(may))
    opened.set(
      row.proofId,
      (await documentsOf(db, row.proofId)).filter(({ state }) => state === 'ready'),
    );
  return opened;
}

/** What opens the blobs of a document: for a moderator who opened it a moment ago, and for whoever sent it; else null. */
export async function documentFile(db: Database, id: string, actor: Actor, now: Date) {
  const isOpened = inArray(
    proofs.id,
    db
      .select({ id: sql<string>`${events.subjectId}` })
      .from(events)
      .where(openedBy(actor, now)),
  );
  const [row] = await db
    .select({
      file: { id: exchangeFiles.id, dataKey: exchangeFiles.dataKey, pages: exchangeFiles.pages },
      about: { userId: proofs.userId, companyId: proofs.companyId },
      isOpened: sql<number>`${isOpened}`,
    })
    .from(exchangeFiles)
    .innerJoin(proofs, eq(proofs.id, exchangeFiles.proofId))
    .where(
      and(eq(exchangeFiles.id, id), eq(exchangeFiles.state, 'ready'), isNull(proofs.provedAt), isNull(proofs.endedAt)),
    );
  if (!row) return null;
  if (proofCan.act(actor, row.about)) return row.file;
  return row.isOpened && (await gateOf(db, actor))(row.about) ? row.file : null;
}
