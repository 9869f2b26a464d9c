import { z } from 'astro/zod';
import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { causes, complaintContacts, hiddenWords, representatives } from '#db/schema/index.ts';
import { seal, unseal } from '#src/lib/crypto.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { WordsOfCompany } from './lists.ts';
import { bar } from './rules.ts';

/** What it says, of which company it is, and who said so. */
export interface SaidForCompany {
  companyId: string;
  representativeId: string;
  texts: Readonly<Record<string, string>>;
}

/** Null where nothing of it is there. */
export async function saidForCompany(
  db: Database | Transaction,
  { kind, id }: WordsOfCompany,
): Promise<SaidForCompany | null> {
  switch (kind) {
    case 'cause': {
      const [row] = await db.select().from(causes).where(eq(causes.id, id));
      if (!row) return null;
      const { companyId, representativeId, cause, measure } = row;
      return { companyId, representativeId, texts: { cause, measure } };
    }
    case 'complaint-contact': {
      const [row] = await db.select().from(complaintContacts).where(eq(complaintContacts.companyId, id));
      if (!row) return null;
      const { companyId, setBy, address, phone } = row;
      return { companyId, representativeId: setBy, texts: { address, phone } };
    }
    case 'representative': {
      const [row] = await db.select().from(representatives).where(eq(representatives.id, id));
      if (!row || row.refusedAt !== null) return null;
      const { companyId, firstName, lastName, jobTitle, firm } = row;
      return { companyId, representativeId: id, texts: { name: `${firstName} ${lastName}`.trim(), jobTitle, firm } };
    }
  }
}

const isOf = ({ kind, id }: WordsOfCompany) => and(eq(hiddenWords.pieceKind, kind), eq(hiddenWords.pieceId, id));

/**
 * Hides what a company says outside of a case: bars stand in its place, the words lie encrypted beside the decision. Of somebody who speaks
 * for it title and firm: under which name somebody speaks stays said, and one that is false ends with the right to speak.
 * Refuses not-found, conflict when it is hidden already.
 */
export async function hideOfCompany(
  tx: Transaction,
  { decisionId, ...piece }: WordsOfCompany & { decisionId: string },
): Promise<Outcome> {
  const said = await saidForCompany(tx, piece);
  if (said === null) return refused('not-found');
  if (await isHiddenOfCompany(tx, piece)) return refused('conflict', { reason: 'hidden' });
  const { name: _named, ...texts } = said.texts;
  const sealed = seal(JSON.stringify(texts));
  await tx.insert(hiddenWords).values({ pieceKind: piece.kind, pieceId: piece.id, decisionId, sealed });
  await put(
    tx,
    piece,
    Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, text === '' ? '' : bar])),
  );
  return done();
}

const put = (tx: Transaction, { kind, id }: WordsOfCompany, texts: Record<string, string>) =>
  ({
    cause: () => tx.update(causes).set(texts).where(eq(causes.id, id)),
    'complaint-contact': () => tx.update(complaintContacts).set(texts).where(eq(complaintContacts.companyId, id)),
    representative: () => tx.update(representatives).set(texts).where(eq(representatives.id, id)),
  })[kind]();

const kept = z.record(z.string(), z.string());

/** What was hidden of it, each text on a line of its own. */
export const hiddenOfCompany = (sealed: string): string =>
  Object.values(kept.parse(JSON.parse(unseal(sealed))))
    .filter((text) => text !== '')
    .join('\n');

/** Puts the words back where they stood, as far as there is anything left of it. */
export async function putBackOfCompany(tx: Transaction, piece: WordsOfCompany, sealed: string): Promise<void> {
  await put(tx, piece, kept.parse(JSON.parse(unseal(sealed))));
  await tx.delete(hiddenWords).where(isOf(piece));
}

/** Whether a decision hides it today. */
export const isHiddenOfCompany = async (tx: Transaction, piece: WordsOfCompany): Promise<boolean> =>
  (await tx.$count(hiddenWords, isOf(piece))) > 0;

/** What somebody else says anew in the place of what a decision hid is another text: nothing brings the old one back. */
export async function forgetHiddenOfCompany(tx: Transaction, piece: WordsOfCompany): Promise<void> {
  await tx.delete(hiddenWords).where(isOf(piece));
}
