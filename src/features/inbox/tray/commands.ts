import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { receivedMails } from '#db/schema/index.ts';
import { inCaseOf, recordEntryIn } from '#src/features/cases/index.ts';
import { changeableDraft, type DraftKey, type Saved, type Taking, takeTold } from '#src/features/drafts/index.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { noteProofs } from '../letters/proofs.ts';
import type { ShownLetter } from './input.ts';

/**
 * The letters of a form are decided about: those of which an entry was made are taken, the others are left out. `deposit`: the
 * worker is to lay those that are taken at their first entry, as evidence.
 */
async function settle(
  tx: Transaction,
  caseId: string,
  { taking, letters, deposit, now }: FromTray & { now: Date },
): Promise<void> {
  for (const { id, numbers } of letters) {
    const taken = taking.entries.find(({ prefix }) => numbers.some((n) => prefix === `e${n}-`));
    const state = taken ? ('taken' as const) : ('dropped' as const);
    await tx
      .update(receivedMails)
      .set({ state, decidedAt: now, evidenceFor: deposit ? (taken?.form.id ?? null) : null })
      .where(and(eq(receivedMails.id, id), eq(receivedMails.caseId, caseId), eq(receivedMails.state, 'waiting')));
  }
  await noteProofs(tx, caseId);
}

interface FromTray {
  taking: Taking;
  letters: readonly ShownLetter[];
  deposit: boolean;
}

/**
 * Takes over what came to a published case: all entries or none. Refuses what `recordEntry` refuses, at the field of the card
 * that it is about.
 */
export function takeLetters(
  situation: Situation,
  number: string,
  { taking, ...from }: FromTray,
): Promise<Outcome<{ taken: number }>> {
  return write(situation.db, async (tx) => {
    for (const { prefix, form } of taking.entries) {
      const recorded = await recordEntryIn(tx, situation, number, form);
      if (recorded.ok) continue;
      return recorded.refusal === 'invalid' ? { ...recorded, field: prefix + (recorded.field ?? 'text') } : recorded;
    }
    const settled = await inCaseOf(tx, situation, number, 'addEntry', async (_, { id }) => {
      await settle(tx, id, { taking, ...from, now: situation.now });
      return done(null);
    });
    return settled.ok ? done({ taken: taking.entries.length }) : settled;
  });
}

/** The same into a draft. Refuses what `takeTold` refuses. */
export function takeLettersIntoDraft(situation: Situation, key: DraftKey, from: FromTray): Promise<Outcome<Saved>> {
  return takeTold(situation, key, from.taking, (tx, caseId) => settle(tx, caseId, { ...from, now: situation.now }));
}

/** Which case a letter is of: a published one by its number, or the draft that a token opens. */
export type Where = { number: string } | { token: string | null };

/** Leaves a letter out, as it is; it is deleted after a while (`keptDays.droppedLetters`). */
export const dropLetter = (situation: Situation, where: Where, id: string): Promise<Outcome> =>
  decide(situation, where, id, 'dropped');

/** Puts a letter that was left out, or taken over, back into the tray. */
export const putBackLetter = (situation: Situation, where: Where, id: string): Promise<Outcome> =>
  decide(situation, where, id, 'waiting');

function decide(situation: Situation, where: Where, id: string, state: 'dropped' | 'waiting'): Promise<Outcome> {
  const action = state === 'dropped' ? ('inbox.drop' as const) : ('inbox.putBack' as const);
  const moved = async (tx: Transaction, caseId: string) => {
    const rows = await tx
      .update(receivedMails)
      .set({ state, decidedAt: state === 'waiting' ? null : situation.now })
      .where(and(eq(receivedMails.id, id), eq(receivedMails.caseId, caseId)))
      .returning({ id: receivedMails.id });
    return rows.length > 0;
  };
  return write(situation.db, async (tx) => {
    if ('number' in where) {
      const decided = await inCaseOf(tx, situation, where.number, 'addEntry', async (_, theCase) =>
        (await moved(tx, theCase.id)) ? done({ action, subjectId: id }) : refused('not-found'),
      );
      return decided.ok ? done() : decided;
    }
    const draft = await changeableDraft(tx, where.token);
    if (!draft.ok) return draft;
    const { caseId } = draft.value;
    if (!(await moved(tx, caseId))) return refused('not-found');
    await tell(tx, situation, { action, subjectId: id, caseId });
    return done();
  });
}
