import { randomInt } from 'node:crypto';
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { companies, companyAddresses, proofLetters, proofs, users } from '#db/schema/index.ts';
import { print } from '#src/features/paper/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { addDays, type Day, dayMilliseconds, dayOf } from '#src/lib/dates.ts';
import { tell } from '#src/lib/events.ts';
import { operatorFact } from '#src/lib/operator.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { type Actor, type Locale, visitor } from '#src/lib/situation.ts';
import { codeHash } from './commands.ts';
import { codeDays, codeLength, codeLetters, letterDue, printedCode } from './rules.ts';

/** A letter that is to be printed, or was and is not posted yet. */
export interface LetterDue {
  proofId: string;
  companyName: string;
  companyId: string;
  companySlug: string;
  /** Whoever asked for it. */
  userId: string;
  name: string;
  jobTitle: string;
  locale: Locale;
  requestedAt: Date;
  kind: 'first' | 'reminder';
  /** Null: nobody has entered where the company gets its post. */
  address: string | null;
  /** The last day on which the code can be entered, if it is posted today. */
  until: Day;
  /** Printed already; printing it anew makes that one good for nothing. */
  printedAt: Date | null;
}

/** Letters that wait for the operator, the longest first. */
export async function lettersDue(db: Database | Transaction, now: Date): Promise<LetterDue[]> {
  const rows = await db
    .select({ proof: proofs, company: companies, address: companyAddresses.lines, locale: users.locale })
    .from(proofs)
    .innerJoin(companies, eq(companies.id, proofs.companyId))
    .innerJoin(users, eq(users.id, proofs.userId))
    .leftJoin(companyAddresses, eq(companyAddresses.companyId, proofs.companyId))
    .where(and(eq(proofs.way, 'letter'), isNull(proofs.provedAt), isNull(proofs.endedAt)))
    .orderBy(asc(proofs.requestedAt));
  const letters = await db.select().from(proofLetters);
  return rows.flatMap(({ proof, company, address, locale }) => {
    const own = letters.filter(({ proofId }) => proofId === proof.id);
    const kind = letterDue(own, now);
    if (kind === null) return [];
    const printedAt = own.find((one) => one.kind === kind)?.printedAt ?? null;
    const first = own.find((one) => one.kind === 'first')?.postedAt;
    const until = addDays(dayOf(first ?? now), codeDays);
    const about = { until, name: `${proof.firstName} ${proof.lastName}`, jobTitle: proof.jobTitle, locale };
    const whose = { proofId: proof.id, userId: proof.userId };
    const of = { ...whose, companyId: company.id, companyName: company.name, companySlug: company.slug };
    return [{ ...of, ...about, requestedAt: proof.requestedAt, kind, address, printedAt }];
  });
}

/**
 * Prints a letter that is due, with a code that stands nowhere else. One that was printed before and never posted is good for
 * nothing any more. Refuses not-found: none is due; conflict: nobody has entered the address; too-often: the press is busy.
 */
export async function printLetter(
  db: Database,
  { proofId, now, actor = visitor }: { proofId: string; now: Date; actor?: Actor },
): Promise<Outcome<{ letter: LetterDue; pdf: Uint8Array }>> {
  const code = Array.from({ length: codeLength }, () => codeLetters[randomInt(codeLetters.length)]).join('');
  const letter = (await lettersDue(db, now)).find((one) => one.proofId === proofId);
  if (!letter) return refused('not-found');
  if (letter.address === null) return refused('conflict');
  const { locale } = letter;
  // Before it is written down: a press that fails has made no code.
  const printed = await print(
    {
      kind: 'claim-letter',
      order: {
        ...{ locale, today: dayOf(now), companyName: letter.companyName, address: letter.address },
        ...{ name: letter.name, jobTitle: letter.jobTitle, isReminder: letter.kind === 'reminder' },
        ...{ code: printedCode(code), until: letter.until },
        enterAt: absolute(paths.proof(locale, proofId)),
        codeAt: absolute(paths.proof(locale, proofId, printedCode(code))),
        sender: operatorFact('operator'),
      },
    },
    null,
  );
  if (!printed.ok) return printed;
  return write(db, async (tx) => {
    const still = (await lettersDue(tx, now)).some((one) => one.proofId === proofId && one.kind === letter.kind);
    if (!still) return refused('not-found');
    const isUnposted = and(eq(proofLetters.proofId, proofId), isNull(proofLetters.postedAt));
    await tx.delete(proofLetters).where(isUnposted);
    const row = { id: newId(), proofId, kind: letter.kind, printedAt: now };
    await tx.insert(proofLetters).values({ ...row, codeHash: codeHash(proofId, code) });
    await tell(tx, { now, actor }, { action: 'proofs.print-letter', subjectId: proofId });
    return done({ letter, pdf: printed.value });
  });
}

/** It was posted: from now on its code is good, until 90 days after the first. Refuses not-found where none was printed. */
export function postLetter(
  db: Database,
  { proofId, now, actor = visitor }: { proofId: string; now: Date; actor?: Actor },
): Promise<Outcome> {
  return write(db, async (tx) => {
    const isPrinted = and(eq(proofLetters.proofId, proofId), isNull(proofLetters.postedAt));
    const posted = await tx.update(proofLetters).set({ postedAt: now }).where(isPrinted).returning();
    if (posted.length === 0) return refused('not-found');
    const [first] = await tx
      .select({ at: proofLetters.postedAt })
      .from(proofLetters)
      .where(and(eq(proofLetters.proofId, proofId), isNotNull(proofLetters.postedAt)))
      .orderBy(asc(proofLetters.postedAt));
    const checkAt = new Date((first?.at ?? now).getTime() + codeDays * dayMilliseconds);
    await tx.update(proofs).set({ checkAt }).where(eq(proofs.id, proofId));
    await tell(tx, { now, actor }, { action: 'proofs.post-letter', subjectId: proofId });
    return done();
  });
}

/** Where a company gets its post: from its imprint or its register, never from whoever wants to speak for it. Refuses not-found, and conflict where one is there and none is to be changed. */
export function setAddress(
  db: Database,
  { company: slug, lines, now, actor = visitor }: { company: string; lines: string; now: Date; actor?: Actor },
  { mayChange = true } = {},
): Promise<Outcome> {
  return write(db, async (tx) => {
    const [company] = await tx.select({ id: companies.id }).from(companies).where(eq(companies.slug, slug));
    if (!company) return refused('not-found');
    const row = { lines, enteredAt: now };
    const entered = tx.insert(companyAddresses).values({ companyId: company.id, ...row });
    const { rowsAffected } = mayChange
      ? await entered.onConflictDoUpdate({ target: companyAddresses.companyId, set: row })
      : await entered.onConflictDoNothing();
    if (rowsAffected === 0) return refused('conflict');
    const event = { action: 'proofs.set-address' as const, subjectId: company.id, companyId: company.id };
    await tell(tx, { now, actor }, event);
    return done();
  });
}
