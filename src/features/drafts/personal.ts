import { isDeepStrictEqual } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { preparedWrite, slots } from '#db/prepared.ts';
import { cases, drafts, entries, promises } from '#db/schema/index.ts';
import { publicContacts } from '#src/features/companies/index.ts';
import { keepBlackened } from '#src/features/redaction/index.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import {
  blackened,
  codeOf,
  type Decisions,
  isLeft,
  isNoPenName,
  personalBeside,
  reasonOf,
  takenOut,
  undecidedOf,
} from '#src/lib/personal/guard.ts';
import type { Draft } from './queries.ts';

/** Where a text of the draft is written. */
export type DraftPlace = { step: 'story' | 'wish' } | { entryId: string };

/** Every text of the draft that will be public, in the order of the form. */
export function publicTextsOf(draft: Draft): { at: DraftPlace; text: string }[] {
  const at = (place: DraftPlace, texts: readonly string[]) =>
    texts.flatMap((text) => (text === '' ? [] : [{ at: place, text }]));
  return [
    ...at({ step: 'story' }, [draft.title, draft.summary]),
    ...draft.entries.flatMap(({ id, text, people, thirdParty }) => {
      const promised = draft.promises.filter(({ entryId }) => entryId === id).map((promise) => promise.text);
      return at({ entryId: id }, [...people, thirdParty, text, ...promised]);
    }),
    ...at({ step: 'wish' }, [draft.desiredText, isNoPenName(draft.penName) ? draft.penName : '', draft.place]),
  ];
}

/** What was decided about this draft before is decided. */
function withEarlier({ asked, left }: Decisions, { leftStanding }: Draft): Decisions {
  const stays = leftStanding.filter((code) => !asked.has(code));
  return { asked: new Set([...asked, ...stays]), left: new Set([...left, ...stays]) };
}

const setLeft = preparedWrite((db) =>
  db
    .update(drafts)
    .set(slots<typeof drafts>(['leftStanding']))
    .where(eq(drafts.caseId, sql.placeholder('caseId'))),
);

/**
 * Before the draft can become public: blackens in it what its author wants blackened, which is kept for them sealed, and remembers
 * what stays. Refuses
 * (invalid, `personal-data`) while something personal in it is undecided.
 */
export async function decidePersonalData(
  tx: Transaction,
  draft: Draft,
  { decided, now }: { decided: Decisions; now: Date },
): Promise<Outcome> {
  const decisions = withEarlier(decided, draft);
  const texts = publicTextsOf(draft).map(({ text }) => text);
  const known = await publicContacts(tx, [draft.company.id, draft.named?.id]);
  const finds = texts.flatMap((text) => personalBeside(text, known));
  const open = undecidedOf(finds, decisions);
  if (open.length > 0) return refused('invalid', { reason: reasonOf(open) });
  const { caseId, title, summary, desiredText, penName, place } = draft;
  const leftStanding = [...new Set(finds.filter((find) => isLeft(find, decisions)).map(codeOf))];
  // A publication takes the draft away in a moment: what says the same is not written before.
  if (!isDeepStrictEqual(leftStanding, draft.leftStanding)) await setLeft(tx, { leftStanding, caseId });
  if (finds.every((find) => isLeft(find, decisions))) return done();
  const keep = (subjectId: string, words: readonly string[]) =>
    keepBlackened(tx, { caseId, subjectId, now }, takenOut(words, decisions));
  await keep(caseId, [title, summary, desiredText, place, ...(isNoPenName(penName) ? [penName] : [])]);
  const head = blackened({ title, summary, desiredText, place }, decisions);
  const name = isNoPenName(penName) ? blackened(penName, decisions) : penName;
  await tx
    .update(cases)
    .set({ ...head, penName: name })
    .where(eq(cases.id, caseId));
  for (const { id, text, people, thirdParty } of draft.entries) {
    await keep(id, [text, ...people, thirdParty]);
    await tx
      .update(entries)
      .set(blackened({ text, people: [...people], thirdParty }, decisions))
      .where(eq(entries.id, id));
  }
  for (const { id, text, entryId } of draft.promises) {
    await keep(entryId ?? caseId, [text]);
    await tx.update(promises).set(blackened({ text }, decisions)).where(eq(promises.id, id));
  }
  return done();
}
