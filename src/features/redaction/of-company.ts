import { z } from 'astro/zod';
import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { causeCases, causes, complaintContacts, hiddenWords, replies, representatives } from '#db/schema/index.ts';
import { retellCase } from '#src/features/notifications/index.ts';
import { seal, unseal } from '#src/lib/crypto.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { forgetTypedBy } from './blackening.ts';
import { denyPassage, denyTexts } from './denied.ts';
import type { WordsOfCompany } from './lists.ts';
import { blackenReasons } from './reasons.ts';
import { bar, inEveryText, type Meant, type Passage, withoutPlaces } from './rules.ts';

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
  await denyTexts(tx, { decisionId, companyId: said.companyId, kind: piece.kind }, Object.values(texts));
  await put(
    tx,
    piece,
    Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, text === '' ? '' : bar])),
  );
  return done();
}

interface Blackening {
  blackenedBy: string;
  now: Date;
  /** In a copy that was put back, where other words may stand. */
  isAgain: boolean;
  /** By which the passage is known again; null: it is not, in a copy. */
  mark: Passage | null;
}

/**
 * Blackens a passage of what a company says outside of a case, for good, as `blackenEverywhere` does in one: where it stands, under the
 * replies of whoever's title it is, in forms that somebody of the company has begun, in what earlier decisions about it say, and in mails
 * that wait. Of a contact it takes an address or a number as a whole: half of one leads to somebody else. Answers the cases that show it.
 * Refuses not-found, invalid (`not-in-piece`, `whole-contact`).
 */
export async function blackenOfCompany(
  tx: Transaction,
  { blackenedBy, now, isAgain, mark, ...piece }: WordsOfCompany & Blackening,
  meant: Meant,
): Promise<Outcome<{ caseIds: string[] }>> {
  const said = await saidForCompany(tx, piece);
  if (said === null) return refused('not-found');
  const { name: _named, ...texts } = said.texts;
  const black = (text: string) => withoutPlaces(text, meant(text));
  const left = inEveryText(texts, black);
  const changed = Object.keys(texts).filter((field) => left[field] !== texts[field]);
  if (changed.length === 0 && !isAgain) return refused('invalid', { field: 'passage', reason: 'not-in-piece' });
  if (piece.kind === 'complaint-contact' && changed.some((field) => left[field] !== bar)) {
    return refused('invalid', { field: 'passage', reason: 'whole-contact' });
  }
  await put(tx, piece, left);
  const denied = { decisionId: blackenedBy, companyId: said.companyId, kind: piece.kind };
  if (piece.kind === 'complaint-contact')
    await denyTexts(
      tx,
      denied,
      changed.map((field) => texts[field] ?? ''),
    );
  else if (mark) await denyPassage(tx, denied, mark);
  const caseIds = await casesShowing(tx, piece, black);
  for (const caseId of caseIds) await retellCase(tx, caseId, black);
  const speakers = await tx
    .select({ userId: representatives.userId })
    .from(representatives)
    .where(eq(representatives.companyId, said.companyId));
  await forgetTypedBy(
    tx,
    speakers.map(({ userId }) => userId),
    black,
  );
  await blackenReasons(tx, { piece }, { blackenedBy, now }, meant);
  return done({ caseIds });
}

/** Cases that show it: a cause where it is named, a title under each reply that was signed with it, where it is blackened, too. */
async function casesShowing(
  tx: Transaction,
  { kind, id }: WordsOfCompany,
  black: (text: string) => string,
): Promise<string[]> {
  if (kind === 'complaint-contact') return [];
  if (kind === 'cause') {
    const having = await tx.select({ caseId: causeCases.caseId }).from(causeCases).where(eq(causeCases.causeId, id));
    return having.map(({ caseId }) => caseId);
  }
  const caseIds = new Set<string>();
  for (const reply of await tx.select().from(replies).where(eq(replies.representativeId, id))) {
    const { signedJobTitle, signedFirm } = reply;
    const signed = inEveryText({ signedJobTitle, signedFirm }, black);
    if (signed.signedJobTitle === signedJobTitle && signed.signedFirm === signedFirm) continue;
    await tx.update(replies).set(signed).where(eq(replies.id, reply.id));
    caseIds.add(reply.caseId);
  }
  return [...caseIds];
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
