import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { caseAddresses, cases, receivedMails, receivedParts } from '#db/schema/index.ts';
import { isTombstone } from '#src/features/cases/rules.ts';
import { newId, seal, sha256 } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { done, type Outcome } from '#src/lib/outcome.ts';
import { secretHash } from '../address/commands.ts';
import { isNameOf, readAddress } from '../address/rules.ts';
import { fieldsIn, headAndBody, isAutomatic, isBounce, samenessOf } from '../head/rules.ts';
import type { Handover } from '../verdict/check.ts';
import { piecesOf } from './bytes.ts';

/** What a tray holds at most: beyond that a mail waits with its sender. */
const mostMails = 300;
const mostInTray = 150 * 1024 * 1024;

/** Whether an address takes mail: `unknown` says nothing about why. */
export type Taken = { caseId: string } | 'unknown' | 'full';

/**
 * The case of an address. A wrong secret, a case that has ended and an address that never was are the same answer, after the
 * same work.
 */
export async function caseOfAddress(db: Database, typed: string, domain: string): Promise<Taken> {
  const read = readAddress(typed, domain);
  const [row] = await db
    .select({
      id: cases.id,
      number: cases.number,
      status: cases.status,
      mails: sql<number>`(select count(*) from ${receivedMails} where received_mails.case_id = cases.id)`,
      bytes: sql<number>`(select coalesce(sum(bytes), 0) from ${receivedMails} where received_mails.case_id = cases.id)`,
    })
    .from(caseAddresses)
    .innerJoin(cases, eq(cases.id, caseAddresses.caseId))
    .where(eq(caseAddresses.secretHash, secretHash(read?.secret ?? 'of no address')));
  if (!read || !row || !isNameOf(read.name, row) || isTombstone(row)) return 'unknown';
  return row.mails >= mostMails || row.bytes >= mostInTray ? 'full' : { caseId: row.id };
}

export interface Incoming {
  bytes: Uint8Array;
  caseIds: readonly string[];
  via: 'smtp' | 'upload';
  /** Null for an upload. */
  handover: Handover | null;
  now: Date;
}

/**
 * Keeps a mail for these cases, all in one transaction: once this is done it is not lost. One that is there already is not kept
 * twice. Answers how many cases have it now that had it not. Refuses `unavailable`.
 */
export async function acceptMail(db: Database, incoming: Incoming): Promise<Outcome<number>> {
  const { bytes, caseIds, via, handover, now } = incoming;
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const { head, body } = headAndBody(raw);
  const fields = fieldsIn(head);
  const row = {
    via,
    sameness: sha256(samenessOf(fields, body)),
    bytes: bytes.length,
    receivedAt: now,
    readFrom: now,
    envelope: handover ? seal(JSON.stringify(handover)) : '',
    isAutomatic: via === 'smtp' && isAutomatic(fields, handover?.sender ?? ''),
    kind: via === 'smtp' && isBounce(fields, body) ? ('bounce' as const) : ('letter' as const),
    state: 'waiting' as const,
  };
  const pieces = await piecesOf(bytes);
  return write(db, async (tx) => {
    const rows = caseIds.map((caseId) => ({ ...row, id: newId(), caseId }));
    const kept = await tx
      .insert(receivedMails)
      .values(rows)
      .onConflictDoNothing({ target: [receivedMails.caseId, receivedMails.sameness] })
      .returning({ id: receivedMails.id });
    for (const { id } of kept) {
      for (const [part, sealed] of pieces.entries())
        await tx.insert(receivedParts).values({ mailId: id, part, sealed });
    }
    return done(kept.length);
  });
}

/** Takes mails away with their bytes. */
export async function deleteMails(tx: Pick<Database, 'delete'>, caseId: string, ids: readonly string[]): Promise<void> {
  const own = and(eq(receivedMails.caseId, caseId), inArray(receivedMails.id, [...ids]));
  await tx.delete(receivedParts).where(inArray(receivedParts.mailId, [...ids]));
  await tx.delete(receivedMails).where(own);
}
