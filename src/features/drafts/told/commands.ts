import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, entries } from '#db/schema/index.ts';
import { entryFault, entryOf, hasForeignPromise, putEntry, roomFault } from '#src/features/cases/index.ts';
import { among } from '#src/features/timeline/index.ts';
import { inOrder } from '#src/features/timeline/story/rules.ts';
import { longestText } from '#src/lib/markdown.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { changeDraft, type DraftKey, type Saved } from '../change.ts';
import type { Taking } from './input.ts';

/**
 * Takes over what was told: all entries and what goes into the description, or nothing. An entry whose day is unknown stands
 * behind the one that was taken before it. Refuses (invalid, at the field of its card) what every entry refuses, and a
 * description that gets too long. `also`: what is written with them.
 */
export function takeTold(
  situation: Situation,
  key: DraftKey,
  { entries: taken, summary }: Taking,
  also: (tx: Transaction, caseId: string) => Promise<void> = async () => undefined,
): Promise<Outcome<Saved>> {
  const now = today(situation);
  return changeDraft(situation, key, {
    action: 'tell',
    isDone: (draft) =>
      taken.length > 0 && taken.every(({ form }) => draft.entries.some((entry) => entry.id === form.id)),
    apply: async (tx, draft) => {
      const [{ prefix: first } = { prefix: '' }] = taken;
      const whole = [draft.summary, ...summary].filter(Boolean).join('\n\n');
      if (summary.length > 0 && whole.length > longestText) return refused('invalid', { reason: 'summary-too-long' });
      let before: string | null = null;
      let known = draft.entries;
      for (const { prefix, form } of taken) {
        const at = (field: string, reason: string) => refused('invalid', { field: prefix + field, reason });
        const until = before === null ? known.length : known.findIndex(({ id }) => id === before) + 1;
        // Behind whatever was there already nobody can say that it happened.
        const isFirst = prefix === first && form.told !== null && prefix.startsWith('e');
        const read = among(form, isFirst ? [] : known.slice(0, until));
        if (!read.ok) return at(read.field ?? 'occurredOn', read.reason ?? 'invalid');
        const entry = entryOf(read.value, now);
        const fault = entryFault(read.value, entry, now);
        if (fault) return at(fault.field, fault.reason);
        const full = roomFault(known, entry);
        if (full) return refused('invalid', { reason: full });
        const [foreign] = await tx.select({ caseId: entries.caseId }).from(entries).where(eq(entries.id, entry.id));
        const isForeign = foreign !== undefined && foreign.caseId !== draft.caseId;
        if (isForeign || (await hasForeignPromise(tx, entry))) return refused('invalid', { reason: 'invalid' });
        await putEntry(tx, draft.caseId, entry, situation.now);
        before = entry.id;
        known = inOrder(await tx.select().from(entries).where(eq(entries.caseId, draft.caseId)));
      }
      if (summary.length > 0) await tx.update(cases).set({ summary: whole }).where(eq(cases.id, draft.caseId));
      await also(tx, draft.caseId);
      return done();
    },
  });
}
