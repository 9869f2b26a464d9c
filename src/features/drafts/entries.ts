import { and, eq } from 'drizzle-orm';
import { entries, promises } from '#db/schema/index.ts';
import { movedPast } from '#src/features/cases/entry/rules.ts';
import {
  among,
  type DraftEntry,
  type EntryInput,
  entryFault,
  entryOf,
  markPromiseOf,
  type PromiseMark,
  place,
  promiseMarkOf,
  putEntry,
  roomFault,
} from '#src/features/cases/index.ts';
import type { CasePromise } from '#src/features/cases/promises/rules.ts';
import type { Entry } from '#src/features/cases/timeline/rules.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { changeDraft, type DraftKey, type Saved } from './change.ts';
import type { Draft } from './queries.ts';
import { meetingDay, neighbours } from './rules.ts';

/**
 * Adds an entry or changes it: the id comes with the form, so that a form sent twice makes one entry.
 * Refuses (invalid) impossible days, a promise without words, a kept one without its day, and the 201st entry.
 */
export function saveEntry(situation: Situation, key: DraftKey, form: DraftEntry): Promise<Outcome<Saved>> {
  const wanted = (draft: Draft) => {
    const read = among(form, draft.entries);
    return read.ok
      ? done({ form: read.value, entry: entryOf(read.value), mark: promiseMarkOf(read.value, today(situation)) })
      : read;
  };
  return changeDraft(situation, key, {
    action: 'entry',
    isDone: (draft) => {
      const stored = draft.entries.find(({ id }) => id === form.id);
      const promise = draft.promises.find(({ entryId }) => entryId === form.id);
      const read = wanted(draft);
      return stored !== undefined && read.ok && isSame(stored, promise, read.value.entry, read.value.mark);
    },
    apply: async (tx, draft) => {
      const read = wanted(draft);
      if (!read.ok) return read;
      const { entry, mark } = read.value;
      const fault = entryFault(read.value.form, entry, today(situation));
      if (fault) return refused('invalid', fault);
      const full = roomFault(draft.entries, entry);
      if (full) return refused('invalid', { reason: full });
      const [foreign] = await tx.select({ caseId: entries.caseId }).from(entries).where(eq(entries.id, entry.id));
      if (foreign && foreign.caseId !== draft.caseId) return refused('invalid', { reason: 'invalid' });
      await putEntry(tx, draft.caseId, entry, situation.now);
      await markPromiseOf(tx, entry.id, mark, situation.now);
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

/** Removes an entry with its promise; one that is not there is removed already. */
export function removeEntry(situation: Situation, key: DraftKey, id: string): Promise<Outcome<Saved>> {
  return changeDraft(situation, key, {
    action: 'remove',
    isDone: (draft) => !draft.entries.some((entry) => entry.id === id),
    apply: async (tx, { caseId }) => {
      await tx.delete(promises).where(and(eq(promises.entryId, id), eq(promises.caseId, caseId)));
      await tx.delete(entries).where(and(eq(entries.id, id), eq(entries.caseId, caseId)));
      return done();
    },
  });
}

function isSame(stored: Entry, promise: CasePromise | undefined, entry: EntryInput, mark: PromiseMark): boolean {
  const { promise: wanted, after: _place, ...facts } = entry;
  const isSameEntry =
    JSON.stringify(Object.entries(facts).sort()) ===
    JSON.stringify(
      Object.entries(stored)
        .filter(([name]) => name in facts)
        .sort(),
    );
  const isSamePromise =
    wanted === null || promise === undefined
      ? wanted === null && promise === undefined
      : promise.text === wanted.text &&
        promise.dueOn === wanted.dueOn &&
        promise.keptOn === mark.keptOn &&
        promise.brokenOn === mark.brokenOn;
  return isSameEntry && isSamePromise;
}
