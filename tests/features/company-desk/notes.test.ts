import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, countedFacts, deskNotes, events, logLeaves, outbox } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/index.ts';
import { removeNote, writeNote } from '#src/features/company-desk/notes/commands.ts';
import { notesOf } from '#src/features/company-desk/notes/queries.ts';
import { newId } from '#src/lib/crypto.ts';
import { aCompany, anOpenCase, aRepresentative, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';

const secret = 'Lager fragen, Frau Ulrich weiß mehr.';

async function aNotedCase(db: Database) {
  const company = await aCompany(db);
  const theCase = await anOpenCase(db, { company });
  const [one, other] = [await aRepresentative(db, { company }), await aRepresentative(db, { company })];
  const noteId = newId();
  const sent = { number: theCase.number, noteId, note: secret };
  return { company, theCase, one, other, noteId, sent };
}

test('a note is read by those who speak for the company, lies sealed, and is written once', async ({ db }) => {
  const { company, theCase, one, other, noteId, sent } = await aNotedCase(db);
  must(await writeNote(situationOf(one), sent));
  must(await writeNote(situationOf(one), sent));
  expect(await notesOf(db, theCase.number, company.id)).toMatchObject([{ text: secret, by: 'Miriam Okafor' }]);
  expect(JSON.stringify(await db.select().from(deskNotes))).not.toContain('Ulrich');
  // Another company that the case was moved to, or that it names, has notes of its own.
  expect(await notesOf(db, theCase.number, (await aCompany(db)).id)).toEqual([]);
  must(await removeNote(situationOf(other), { number: theCase.number, removeNote: noteId }));
  expect(await notesOf(db, theCase.number, company.id)).toEqual([]);
});

test('a note changes nothing that is public, and stands in nothing that leaves the desk', async ({ db }) => {
  const { theCase, one, sent } = await aNotedCase(db);
  const tables = [cases, countedFacts, events, logLeaves, outbox];
  const all = () => Promise.all(tables.map((table) => db.select().from(table)));
  const [before, file] = [await all(), await caseFile(db, { number: theCase.number }, today)];
  must(await writeNote(situationOf(one), sent));
  expect(await all()).toEqual(before);
  expect(await caseFile(db, { number: theCase.number }, today)).toEqual(file);
});
