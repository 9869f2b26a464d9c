import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, countedFacts, promises, replies, representatives, tallies } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/index.ts';
import { markRead } from '#src/features/cases/commands/reading.ts';
import { representationsOf } from '#src/features/companies/representatives/queries.ts';
import { deskViews } from '#src/features/company-desk/filter.ts';
import { deskInbox } from '#src/features/company-desk/inbox.ts';
import { removeNote, writeNote } from '#src/features/company-desk/notes/commands.ts';
import { deskCase } from '#src/features/company-desk/queries.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { caseRows } from '#src/features/register/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import {
  aCompany,
  anAnsweredCase,
  anOpenCase,
  aRepresentative,
  momentOn,
  situationOf,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';

/** What everybody can read of the cases of a site, in its order, and what they count for. */
async function everythingPublic(db: Database, numbers: readonly string[]) {
  const files = await Promise.all(numbers.map((number) => caseFile(db, { number }, today)));
  return {
    files: files.map((file) => file && { ...file, readAt: null }),
    register: await caseRows(db, {}, today),
    stored: await Promise.all(
      [cases, countedFacts, promises, replies, tallies].map((table) => db.select().from(table)),
    ),
  };
}

test('nothing that is opened, looked for or noted at the desk hides, delays, reorders or re-words a case or its figures', async ({
  db,
}) => {
  const company = await aCompany(db);
  const speaker = await aRepresentative(db, { company });
  const open = await anOpenCase(db, { company, publishedOn: addDays(today, -20) });
  const answered = await anAnsweredCase(db, { company, representative: speaker });
  await keepTallies(db, today);
  const numbers = [open.number, answered.number];
  const before = await everythingPublic(db, numbers);
  const act = fc.record({
    does: fc.constantFrom('read' as const, 'note' as const, 'remove' as const, 'look' as const),
    number: fc.constantFrom(...numbers),
    words: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    view: fc.constantFrom(...deskViews),
  });
  const situation = situationOf(speaker);
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 6 }), async (acts) => {
      for (const { does, number, words, view } of acts) {
        if (does === 'read') await markRead(situation, number);
        else if (does === 'note') await writeNote(situation, { number, noteId: newId(), note: words });
        else if (does === 'remove') await removeNote(situation, { number, removeNote: words });
        else await deskInbox(db, [company.id], today, { view, q: words });
      }
      expect(await everythingPublic(db, numbers)).toEqual(before);
    }),
    { numRuns: 15 },
  );
});

test('somebody whose right to speak has ended sees nothing of the desk from the next request on', async ({ db }) => {
  const company = await aCompany(db);
  const speaker = await aRepresentative(db, { company });
  const { number } = await anOpenCase(db, { company });
  const seen = async () => {
    // As the middleware asks it at each request.
    const represents = await representationsOf(db, speaker.userId);
    return deskCase(db, number, { ...speaker.actor, represents }, today);
  };
  expect((await seen())?.file.number).toBe(number);
  await exclusively(db, () =>
    db
      .update(representatives)
      .set({ endedAt: momentOn(today) })
      .where(eq(representatives.id, speaker.representativeId)),
  );
  expect(await seen()).toBeNull();
  // A session that was read just before can still note nothing that is not the company's.
  await markRead(situationOf(speaker), number);
  const note = await writeNote(situationOf(speaker), { number, noteId: newId(), note: 'Noch schnell.' });
  expect(note).toMatchObject({ refusal: 'not-allowed' });
  expect((await caseFile(db, { number }, today))?.readAt).toBeNull();
});
