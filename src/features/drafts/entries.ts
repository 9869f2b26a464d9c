import { isDeepStrictEqual } from 'node:util';
import { and, eq } from 'drizzle-orm';
import { entries, promises } from '#db/schema/index.ts';
import {
  type EntryInput,
  entryFault,
  entryOf,
  hasForeignPromise,
  place,
  putEntry,
  roomFault,
} from '#src/features/cases/index.ts';
import { isSameName } from '#src/features/companies/index.ts';
import { forgetEvidence } from '#src/features/evidence/index.ts';
import { meetingDay, movedPast, neighbours } from '#src/features/timeline/entry/rules.ts';
import { among, type DraftEntry } from '#src/features/timeline/index.ts';
import type { CasePromise } from '#src/features/timeline/promises/rules.ts';
import type { Entry } from '#src/features/timeline/story/rules.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { changeDraft, type DraftKey, type Saved } from './change.ts';
import type { Draft } from './queries.ts';

/**
 * Adds an entry or changes it: the id comes with the form, so that a form sent twice makes one entry.
 * Refuses (invalid) impossible days, a promise without words, a kept one without its day, and the 201st entry.
 */
export function saveEntry(situation: Situation, key: DraftKey, form: DraftEntry): Promise<Outcome<Saved>> {
  const wanted = (draft: Draft) => {
    const read = among(form, draft.entries);
    if (!read.ok) return read;
    const { thirdParty } = read.value;
    const isItself = thirdParty !== '' && isSameName(draft.company.name, thirdParty);
    const told = isItself ? { ...read.value, thirdParty: '' } : read.value;
    return done({ form: told, entry: entryOf(told, today(situation)) });
  };
  return changeDraft(situation, key, {
    action: 'entry',
    isDone: (draft) => {
      const stored = draft.entries.find(({ id }) => id === form.id);
      const made = draft.promises.filter(({ entryId }) => entryId === form.id);
      const read = wanted(draft);
      return stored !== undefined && read.ok && isSame(stored, made, read.value.entry);
    },
    apply: async (tx, draft) => {
      const read = wanted(draft);
      if (!read.ok) return read;
      const { entry } = read.value;
      const fault = entryFault(read.value.form, entry, today(situation));
      if (fault) return refused('invalid', fault);
      const full = roomFault(draft.entries, entry);
      if (full) return refused('invalid', { reason: full });
      const [foreign] = await tx.select({ caseId: entries.caseId }).from(entries).where(eq(entries.id, entry.id));
      const isForeign = foreign !== undefined && foreign.caseId !== draft.caseId;
      if (isForeign || (await hasForeignPromise(tx, entry))) return refused('invalid', { reason: 'invalid' });
      await putEntry(tx, draft.caseId, entry, situation.now);
      return done();
    },
  });
}

/**
 * Puts an entry before or after another one, whichever it is not yet, where their days allow it. Repeating it changes
 * nothing.
 */
export function moveEntry(
  situation: Situation,
  key: DraftKey,
  { id, past, direction }: { id: string; past: string; direction: 'up' | 'down' },
): Promise<Outcome<Saved>> {
  return changeDraft(situation, key, {
    action: 'move',
    isDone: (draft) => {
      const here = draft.entries.findIndex((entry) => entry.id === id);
      const there = draft.entries.findIndex((entry) => entry.id === past);
      return direction === 'up' ? here < there : there < here;
    },
    apply: async (tx, draft) => {
      const around = neighbours(draft.entries, id);
      const entry = draft.entries.find((other) => other.id === id);
      const other = [around.before, around.after].find((near) => near?.id === past);
      if (!entry || !other) return refused('not-found', { reason: 'draft-changed' });
      const day = meetingDay(entry, other);
      if (day === null) return refused('not-found', { reason: 'draft-changed' });
      for (const moved of movedPast(draft.entries, { entry, past: other, day, direction })) await place(tx, moved);
      return done();
    },
  });
}

/** Removes an entry with its promises; one that is not there is removed already. */
export function removeEntry(situation: Situation, key: DraftKey, id: string): Promise<Outcome<Saved>> {
  return changeDraft(situation, key, {
    action: 'remove',
    isDone: (draft) => !draft.entries.some((entry) => entry.id === id),
    apply: async (tx, { caseId }) => {
      await forgetEvidence(tx, { caseId, entryId: id }, situation.now);
      await tx.delete(promises).where(and(eq(promises.entryId, id), eq(promises.caseId, caseId)));
      await tx.delete(entries).where(and(eq(entries.id, id), eq(entries.caseId, caseId)));
      return done();
    },
  });
}

function isSame(stored: Entry, made: readonly CasePromise[], entry: EntryInput): boolean {
  const { promises: wanted, after: _place, ...facts } = entry;
  const sorted = (fields: object) => Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  const known = sorted(stored).filter(([name]) => name in facts);
  const promises = wanted.map(({ id }) => made.find((one) => one.id === id));
  return (
    isDeepStrictEqual(sorted(facts), known) &&
    made.length === wanted.length &&
    wanted.every(
      ({ text, dueOn, keptOn, brokenOn }, index) =>
        promises[index]?.text === text &&
        promises[index].dueOn === dueOn &&
        promises[index].keptOn === keptOn &&
        promises[index].brokenOn === brokenOn,
    )
  );
}
