import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { decisions, deniedWords } from '#db/schema/index.ts';
import { contactKey } from '#src/lib/personal/guard.ts';
import { meantByMark, passageMark } from './again.ts';
import type { WordsOfCompany } from './lists.ts';
import { bar, type Passage, passageOf } from './rules.ts';

type Kind = WordsOfCompany['kind'];

/** As they are compared: a number however it is spelt, with its zero behind the country as well, by which whoever dials it gets the same. */
const compared = (kind: Kind, text: string): string => {
  if (kind !== 'complaint-contact') return text;
  const key = contactKey({ kind: text.includes('@') ? 'email' : 'phone', found: text });
  return key?.replace(/^(phone:4[139])0+/, '$1') ?? text.toLowerCase();
};

interface Denied {
  decisionId: string;
  companyId: string;
  kind: Kind;
}

/** These whole texts, which a decision hid, the company does not say again while it stands. What says nothing denies nothing. */
export async function denyTexts(tx: Transaction, denied: Denied, texts: readonly string[]): Promise<void> {
  for (const text of texts.filter((one) => one !== '' && one !== bar)) {
    await deny(tx, denied, passageMark(compared(denied.kind, text), denied.decisionId), false);
  }
}

/** This passage, which a decision blackened, stands in nothing that the company says anew. */
export const denyPassage = (tx: Transaction, denied: Denied, mark: Passage): Promise<void> =>
  deny(tx, denied, mark, true);

async function deny(
  tx: Transaction,
  { kind: pieceKind, ...of }: Denied,
  { words, signs, key }: Passage,
  isPassage: boolean,
): Promise<void> {
  await tx
    .insert(deniedWords)
    .values({ ...of, pieceKind, isPassage, words, signs, key })
    .onConflictDoNothing();
}

/** They may be said again: the decisions are undone. */
export async function allowAgain(tx: Transaction, decisionIds: readonly string[]): Promise<void> {
  await tx.delete(deniedWords).where(inArray(deniedWords.decisionId, [...decisionIds]));
}

/**
 * The number of a decision that stands and took these words away from the company, the same ones however they are spaced, capitalised or
 * hyphenated; null: none did. Other words for the same are theirs to say, and everybody's to report.
 */
export async function deniedBy(
  tx: Transaction,
  { companyId, kind }: { companyId: string; kind: Kind },
  texts: readonly string[],
): Promise<string | null> {
  const rows = await tx
    .select({ mark: deniedWords, number: decisions.number })
    .from(deniedWords)
    .innerJoin(decisions, eq(decisions.id, deniedWords.decisionId))
    .where(and(eq(deniedWords.companyId, companyId), eq(deniedWords.pieceKind, kind)));
  const said = texts.filter(Boolean).map((text) => compared(kind, text));
  const found = rows.find(({ mark }) =>
    said.some((text) => {
      const isWhole = passageOf(text).words === mark.words;
      return (mark.isPassage || isWhole) && meantByMark(mark, mark.decisionId)(text).length > 0;
    }),
  );
  return found?.number ?? null;
}
