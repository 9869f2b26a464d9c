import { randomInt } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { caseAddresses, cases } from '#db/schema/index.ts';
import { inCase } from '#src/features/cases/index.ts';
import { changeableDraft } from '#src/features/drafts/index.ts';
import { keyedHash, seal, unseal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { addressOf, secretLength, secretLetters } from './rules.ts';
import { inboxOf } from './settings.ts';

const newSecret = () =>
  Array.from({ length: secretLength }, () => secretLetters[randomInt(secretLetters.length)]).join('');

/** Under which the secret of an address is stored and found. */
export const secretHash = (secret: string) => keyedHash(`inbox:${secret}`);

/**
 * The address of a case, made when it is first asked for. Null where this site takes no mail, and where nothing can be written
 * just now.
 */
export async function addressFor(
  db: Database,
  theCase: { id: string; number: string | null },
  now: Date,
): Promise<string | null> {
  const inbox = inboxOf(process.env);
  if (inbox === null) return null;
  const [known] = await db.select().from(caseAddresses).where(eq(caseAddresses.caseId, theCase.id));
  if (known) return addressOf(theCase, unseal(known.sealed), inbox.domain);
  const made = await write(db, async (tx) => {
    const secret = newSecret();
    await tx
      .insert(caseAddresses)
      .values(rowOf(theCase.id, secret, now))
      .onConflictDoNothing();
    const [row] = await tx.select().from(caseAddresses).where(eq(caseAddresses.caseId, theCase.id));
    return row ? done(unseal(row.sealed)) : refused('not-found');
  });
  return made.ok ? addressOf(theCase, made.value, inbox.domain) : null;
}

const rowOf = (caseId: string, secret: string, now: Date) => ({
  caseId,
  secretHash: secretHash(secret),
  sealed: seal(secret),
  madeAt: now,
});

/** Another secret: whoever knows the old address reaches nobody any more. */
async function renew(tx: Transaction, caseId: string, now: Date): Promise<void> {
  const row = rowOf(caseId, newSecret(), now);
  await tx.insert(caseAddresses).values(row).onConflictDoUpdate({ target: caseAddresses.caseId, set: row });
}

/** The author of a published case gives it another address. Refuses what `inCase` refuses. */
export function renewAddress(situation: Situation, number: string): Promise<Outcome<{ number: string }>> {
  return inCase(situation, number, 'addEntry', async (tx, theCase) => {
    await renew(tx, theCase.id, situation.now);
    return done({ action: 'inbox.renew', subjectId: theCase.id });
  });
}

/** Whoever writes a draft gives it another address. Refuses not-found (`draft-gone`). */
export function renewDraftAddress(situation: Situation, token: string | null): Promise<Outcome> {
  return write(situation.db, async (tx) => {
    const draft = await changeableDraft(tx, token);
    if (!draft.ok) return draft;
    const { caseId } = draft.value;
    await renew(tx, caseId, situation.now);
    await tell(tx, situation, { action: 'inbox.renew', subjectId: caseId, caseId });
    return done();
  });
}

/** The secret that a case has now, for what compares addresses. */
export async function secretOf(tx: Database | Transaction, caseId: string): Promise<string | null> {
  const [row] = await tx
    .select({ sealed: caseAddresses.sealed })
    .from(caseAddresses)
    .innerJoin(cases, eq(cases.id, caseAddresses.caseId))
    .where(eq(caseAddresses.caseId, caseId));
  return row ? unseal(row.sealed) : null;
}
