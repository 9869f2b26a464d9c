import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { exchangeFiles, proofs, representatives } from '#db/schema/index.ts';
import { representativeById } from '#src/features/companies/index.ts';
import { filesThere } from '#src/features/exchange/index.ts';
import { doubt } from '#src/features/identity/index.ts';
import { writeGently } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { tell } from '#src/lib/events.ts';
import { faultOf, log } from '#src/lib/log.ts';
import { done, type Outcome } from '#src/lib/outcome.ts';
import type { Way } from '#src/lib/outgoing.ts';
import { visitor } from '#src/lib/situation.ts';
import { type Proof, tokenOf } from './commands.ts';
import { look } from './looking.ts';
import { prove } from './proving.ts';
import { documentDays, type Found, type Next, nextStep, recordOf } from './rules.ts';
import { tellClaimant, tellRepresentatives } from './telling.ts';

/** Looked for in one turn, and how many side by side: a server that drips keeps its own place and no other. */
const [atOnce, looks] = [20, 5];
/** Hours until one is tried again that failed by a fault of ours. */
const laterHours = 6;

interface Watch {
  db: Database;
  now: () => Date;
  way: Way;
  isStopping?: () => boolean;
}

/**
 * The worker's turn: looks for every record and file whose time has come, without holding the database meanwhile, and ends what has
 * run out. Answers how many there were.
 */
export async function watchProofs({ db, now, way, isStopping = () => false }: Watch): Promise<number> {
  const isDue = and(lte(proofs.checkAt, now()), isNull(proofs.endedAt));
  const due = await db.select().from(proofs).where(isDue).orderBy(asc(proofs.checkAt)).limit(atOnce);
  const line = [...due];
  const work = async () => {
    for (let proof = line.shift(); proof !== undefined && !isStopping(); proof = line.shift()) {
      await watchOne({ db, now, way }, proof);
    }
  };
  await Promise.all(Array.from({ length: looks }, work));
  return due.length;
}

/** One that cannot be looked at, for whatever fault, is looked at later: it would stand first for ever, before everybody else's. */
async function watchOne({ db, now, way }: Watch, proof: Proof): Promise<void> {
  try {
    const kind = proof.way === 'dns' || proof.way === 'file' ? proof.way : null;
    const found = kind === null ? null : await look(way, kind, proof.domain, recordOf(tokenOf(proof)));
    await writeGently(db, (tx) => follow(tx, proof, found, now()));
  } catch (error) {
    log.error({ proof: proof.id, ...faultOf(error) }, 'a proof cannot be looked at');
    const checkAt = new Date(now().getTime() + laterHours * 3_600_000);
    await writeGently(db, async (tx) => {
      await tx
        .update(proofs)
        .set({ checkAt })
        .where(and(eq(proofs.id, proof.id), isNull(proofs.endedAt)));
      return done();
    });
  }
}

/** What was looked at may have been ended or replaced while it was: then nothing follows. */
async function follow(tx: Transaction, seen: Proof, found: Found | null, now: Date): Promise<Outcome> {
  const [proof] = await tx
    .select()
    .from(proofs)
    .where(and(eq(proofs.id, seen.id), isNull(proofs.endedAt)));
  if (!proof) return done();
  // The code of a letter and the wait for documents have run out.
  if (found === null) {
    if (proof.way === 'documents' && (await filesThere(tx, eq(exchangeFiles.proofId, proof.id))) > 0) {
      // They did what they were to do: whoever is to look has not.
      const checkAt = new Date(now.getTime() + documentDays * dayMilliseconds);
      await tx.update(proofs).set({ checkAt }).where(eq(proofs.id, proof.id));
      return done();
    }
    if (proof.provedAt === null) await end(tx, proof, 'expired', now);
    return done();
  }
  if (proof.provedAt !== null) {
    const left = await leftBecause(tx, proof);
    if (left !== null) {
      await end(tx, proof, left, now);
      return done();
    }
  }
  await act(tx, proof, found, nextStep(proof, found, now), now);
  return done();
}

async function act(tx: Transaction, proof: Proof, found: Found, next: Next, now: Date): Promise<void> {
  const isThis = eq(proofs.id, proof.id);
  const fault = found === 'found' ? ('' as const) : found;
  const seenAt = found === 'found' ? now : proof.seenAt;
  const event = { subjectId: proof.id, companyId: proof.companyId };
  const teller = { now, actor: visitor };
  if (next.step === 'prove') {
    const proved = await prove(tx, proof, now);
    if (!proved.ok) await end(tx, proof, 'refused', now);
    return;
  }
  if (!('checkAt' in next)) {
    if (next.step === 'gone') await doubtWhoIsKnownBy(tx, proof, now);
    await end(tx, proof, next.step, now);
    return;
  }
  const { checkAt } = next;
  const isGone = next.step === 'missing' || next.step === 'still-missing';
  const missingSince = isGone ? (proof.missingSince ?? now) : null;
  await tx
    .update(proofs)
    .set({ checkAt, fault, seenAt, missingSince, checks: proof.checks + 1 })
    .where(isThis);
  if (next.step === 'missing') {
    await tellRepresentatives(tx, proof, 'missing', { now, until: next.until });
    await tell(tx, teller, { action: 'proofs.missing', ...event });
  }
  if (next.step === 'found-again') {
    await tellRepresentatives(tx, proof, 'found-again', { now });
    await tell(tx, teller, { action: 'proofs.found-again', ...event });
  }
}

async function doubtWhoIsKnownBy(tx: Transaction, proof: Proof, now: Date): Promise<void> {
  // Before it is in doubt: whoever is checked is told of nothing more as a representative.
  await tellRepresentatives(tx, proof, 'gone', { now });
  const representative = proof.representativeId === null ? null : await representativeById(tx, proof.representativeId);
  if (representative) await doubt(tx, representative, 'proof-gone', now);
}

async function end(
  tx: Transaction,
  proof: Proof,
  because: 'expired' | 'refused' | 'gone' | 'left' | 'replaced',
  now: Date,
): Promise<void> {
  await tx.update(proofs).set({ endedAt: now, endedBecause: because, checkAt: null }).where(eq(proofs.id, proof.id));
  if (because === 'expired' || because === 'refused') await tellClaimant(tx, proof, because, now);
  const action = because === 'gone' ? 'proofs.gone' : because === 'refused' ? 'proofs.refuse' : 'proofs.expire';
  await tell(tx, { now, actor: visitor }, { action, subjectId: proof.id, companyId: proof.companyId });
}

/** Whoever it was shown for speaks no more, or by another proof: the record may go. Null: it is still needed. */
async function leftBecause(tx: Transaction, { representativeId }: Proof): Promise<'left' | 'replaced' | null> {
  const [row] = await tx
    .select({ endedAt: representatives.endedAt, replacedAt: representatives.replacedAt })
    .from(representatives)
    .where(eq(representatives.id, representativeId ?? ''));
  if (!row || row.endedAt === null) return row ? null : 'left';
  return row.replacedAt === null ? 'left' : 'replaced';
}
