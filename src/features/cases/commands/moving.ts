import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { entries, type MoveChange } from '#db/schema/index.ts';
import { inOrder, meetingDay, movedPast, neighbours } from '#src/features/timeline/entry/rules.ts';
import type { Entry } from '#src/features/timeline/story/rules.ts';
import { change } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { place } from './entries.ts';
import { inCase, type Where } from './opening.ts';

/**
 * The author puts an entry of a published case before or after the one beside it, where their days allow it: entries of one
 * day, and those of which no day is known. Public history says behind which entry it stood and stands. Sent twice it is
 * done once. Refuses conflict (`order-changed`: the other entry is not beside it, or both their days are known).
 */
export function moveEntry(
  situation: Situation,
  { number, id, past, direction }: { number: string; id: string; past: string; direction: 'up' | 'down' },
): Promise<Outcome<Where>> {
  const placeOf = (own: readonly Entry[], one: string) => own.findIndex((entry) => entry.id === one);
  return inCase(
    situation,
    number,
    'moveEntry',
    async (tx, theCase) => {
      const own = await entriesOf(tx, theCase.id);
      const around = neighbours(own, id);
      const entry = own.find((one) => one.id === id);
      const other = [around.before, around.after].find((near) => near?.id === past);
      const day = entry && other ? meetingDay(entry, other) : null;
      if (!entry || !other || day === null) return refused('conflict', { reason: 'order-changed' });
      for (const moved of movedPast(own, { entry, past: other, day, direction })) await place(tx, moved);
      const changes = change('order', behind(own, id), behind(await entriesOf(tx, theCase.id), id));
      const { occurredOn: entryOn, occurredUntil: entryUntil, precision } = entry;
      const about = { entryOn, entryUntil, precision };
      return done({ action: 'cases.moveEntry', subjectId: id, particulars: { about, changes } });
    },
    async (tx, theCase) => {
      const own = await entriesOf(tx, theCase.id);
      const [here, there] = [placeOf(own, id), placeOf(own, past)];
      return here >= 0 && there >= 0 && (direction === 'up' ? here < there : there < here);
    },
  );
}

async function entriesOf(tx: Transaction, caseId: string) {
  return inOrder(await tx.select().from(entries).where(eq(entries.caseId, caseId)));
}

/** The entry before one, as the history names it; null for the first. */
function behind(own: readonly Entry[], id: string): MoveChange['before'] {
  const before = own[own.findIndex((entry) => entry.id === id) - 1];
  if (!before) return null;
  const { occurredOn, occurredUntil, precision, channel } = before;
  return { occurredOn, occurredUntil, precision, channel };
}
