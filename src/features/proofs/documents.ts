import { and, asc, count, eq, gte, isNull, ne, notExists, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { companies, events, exchangeFiles, proofs, users } from '#db/schema/index.ts';
import type { Blobs } from '#src/features/evidence/index.ts';
import { filesThere, mostDocuments, takeFile, withdrawAll, withdrawOne } from '#src/features/exchange/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { type Actor, type Situation, visitor } from '#src/lib/situation.ts';
import { ownOpen } from './commands.ts';
import { prove } from './proving.ts';
import { tellClaimant } from './telling.ts';

const isAwaited = and(eq(proofs.way, 'documents'), isNull(proofs.provedAt), isNull(proofs.endedAt));

/** Those who say they send documents, the longest-waiting first; for whoever decides alone. `files`: what can be looked at here; `takenBack`: what was, until whoever sent it took it back. */
export async function awaitedDocuments(db: Database) {
  const isReady = and(eq(exchangeFiles.proofId, proofs.id), eq(exchangeFiles.state, 'ready'));
  return db
    .select({
      id: proofs.id,
      userId: proofs.userId,
      companyId: proofs.companyId,
      companyName: companies.name,
      companySlug: companies.slug,
      firstName: proofs.firstName,
      lastName: proofs.lastName,
      jobTitle: proofs.jobTitle,
      email: users.email,
      requestedAt: proofs.requestedAt,
      files: count(exchangeFiles.id),
      takenBack: sql<number>`(
        select count(*) from exchange_files as gone where gone.proof_id = ${proofs.id} and gone.state = 'withdrawn'
      )`,
    })
    .from(proofs)
    .innerJoin(companies, eq(companies.id, proofs.companyId))
    .innerJoin(users, eq(users.id, proofs.userId))
    .leftJoin(exchangeFiles, isReady)
    .where(isAwaited)
    .groupBy(proofs.id)
    .orderBy(asc(proofs.requestedAt));
}

interface Deciding {
  proofId: string;
  approved: boolean;
  now: Date;
  actor?: Actor;
  /** Who must have opened all that lies here: a person at the desk. Whoever decides on the command line has read it elsewhere. */
  openedBy?: string;
}

/** Whether something came here that this person has not opened. What was taken back nobody can open. */
const hasUnopened = async (tx: Transaction, proofId: string, userId: string): Promise<boolean> => {
  const isOpening = and(
    ...[eq(events.action, 'proofs.open-documents'), eq(events.subjectId, proofId), eq(events.actor, userId)],
    gte(events.at, exchangeFiles.givenAt),
  );
  const isUnopened = and(
    ...[eq(exchangeFiles.proofId, proofId), eq(exchangeFiles.state, 'ready')],
    notExists(tx.select().from(events).where(isOpening)),
  );
  return (await tx.$count(exchangeFiles, isUnopened)) > 0;
};

/**
 * Somebody has read them: the person speaks for the company, or does not; they are told, and what they sent here is deleted.
 * Refuses not-found, and conflict (`files-unopened`).
 */
export function decideDocuments(
  db: Database,
  { proofId, approved, now, actor = visitor, openedBy }: Deciding,
): Promise<Outcome> {
  return write(db, async (tx) => {
    const [proof] = await tx
      .select()
      .from(proofs)
      .where(and(eq(proofs.id, proofId), isAwaited));
    if (!proof) return refused('not-found');
    if (openedBy && (await hasUnopened(tx, proofId, openedBy))) {
      return refused('conflict', { reason: 'files-unopened' });
    }
    if (approved) {
      const proved = await prove(tx, proof, now);
      if (!proved.ok) return proved;
    } else {
      const ended = { endedAt: now, endedBecause: 'refused' as const, checkAt: null };
      await tx.update(proofs).set(ended).where(eq(proofs.id, proofId));
      await tellClaimant(tx, proof, 'refused', now);
    }
    await withdrawAll(tx, eq(exchangeFiles.proofId, proofId), now);
    const action = approved ? 'proofs.approve' : 'proofs.refuse';
    await tell(tx, { now, actor }, { action, subjectId: proofId, companyId: proof.companyId });
    return done();
  });
}

/**
 * Takes a document of whoever wants to speak for a company, for those who decide alone. Refuses not-found, too-late, conflict
 * (`documents-full`: too many are there) and what `takeFile` refuses.
 */
export function depositDocument(
  situation: Situation,
  { proofId, name }: { proofId: string; name: string },
  stream: AsyncIterable<Uint8Array>,
  blobs?: Blobs,
): Promise<Outcome<{ id: string }>> {
  return takeFile(
    situation,
    (begin) =>
      write(situation.db, async (tx) => {
        if (situation.actor.userId === null) return refused('not-signed-in');
        const own = await ownOpen(tx, situation, proofId);
        if (!own.ok) return own;
        if (own.value.way !== 'documents') return refused('not-found');
        if ((await filesThere(tx, eq(exchangeFiles.proofId, proofId))) >= mostDocuments)
          return refused('conflict', { reason: 'documents-full' });
        await begin(tx, { to: { proofId }, side: 'company', representativeId: null, name });
        await tell(tx, situation, {
          action: 'proofs.give-document',
          subjectId: proofId,
          companyId: own.value.companyId,
        });
        return done();
      }),
    stream,
    blobs,
  );
}

/** Whoever sent it takes a document back: nobody sees it from the next request on. Refuses not-found, too-late. */
export function withdrawDocument(
  situation: Situation,
  { proofId, withdraw: id }: { proofId: string; withdraw: string },
): Promise<Outcome> {
  return write(situation.db, async (tx) => {
    const own = await ownOpen(tx, situation, proofId);
    if (!own.ok) return own;
    const isIt = and(
      eq(exchangeFiles.id, id),
      eq(exchangeFiles.proofId, proofId),
      ne(exchangeFiles.state, 'withdrawn'),
    );
    if ((await tx.$count(exchangeFiles, isIt)) === 0) return refused('not-found');
    await withdrawOne(tx, id, situation.now);
    const { companyId } = own.value;
    await tell(tx, situation, { action: 'proofs.take-document-back', subjectId: proofId, companyId });
    return done();
  });
}

/** What was sent for a claim and not taken back, for its owner and for who decides; whose it is the caller has asked. */
export async function documentsOf(db: Database, proofId: string) {
  const rows = await db
    .select()
    .from(exchangeFiles)
    .where(and(eq(exchangeFiles.proofId, proofId), ne(exchangeFiles.state, 'withdrawn')))
    .orderBy(asc(exchangeFiles.givenAt));
  return rows.map(({ id, name, state, reason, kind, bytes, pages, givenAt, dataKey }) => ({
    ...{ id, state, reason, kind, bytes, pages, givenAt, dataKey },
    name: name === '' ? '' : unseal(name),
  }));
}
