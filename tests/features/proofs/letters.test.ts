import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { events, exchangeFiles, proofLetters, proofs, representatives } from '#db/schema/index.ts';
import { blobsAt } from '#src/features/evidence/store/blobs.ts';
import { workOnExchangeFiles } from '#src/features/exchange/checking.ts';
import { forgetOldExchanges } from '#src/features/exchange/forgetting.ts';
import { enterCode } from '#src/features/proofs/commands.ts';
import {
  awaitedDocuments,
  decideDocuments,
  depositDocument,
  withdrawDocument,
} from '#src/features/proofs/documents.ts';
import { lettersDue, postLetter, printLetter, setAddress } from '#src/features/proofs/letters.ts';
import {
  addressAsOperator,
  decideAsOperator,
  decideDoubtAsOperator,
  documentFile,
  openDocuments,
  openingsOf,
  postAsOperator,
  printAsOperator,
  waitingCounts,
  waitingForOperators,
} from '#src/features/proofs/operators.ts';
import { bareCode, codeLetters, mostGuesses } from '#src/features/proofs/rules.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { refused } from '#src/lib/outcome.ts';
import {
  aCompany,
  aModerator,
  anAuthor,
  anOpenCase,
  aRepresentative,
  momentOn,
  type Person,
  situationOf,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { mailsOf, must } from '../drafts/writing.ts';
import { inChunks } from '../evidence/depositing.ts';
import { doubts } from '../exchange/exchanging.ts';
import { aProof, rowOf, speakersOf, turn, wrongCode } from './scene.ts';

const at = (days: number) => momentOn(addDays(today, days));

/** Somebody has asked for a letter, and the company has an address. */
async function anAskedLetter(db: Database) {
  const company = await aCompany(db, { name: 'Möbelhaus Lund GmbH' });
  must(await setAddress(db, { company: company.slug, lines: 'Am Speicher 4\n24103 Kiel', now: at(0) }));
  return { company, ...(await aProof(db, company, 'letter')) };
}

/** Prints it and reads the code from the paper, as the company does. */
async function printed(db: Database, proofId: string, days = 0) {
  const { pdf, letter } = must(await printLetter(db, { proofId, now: at(days) }));
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  const words = text.join(' ').replace(/\s+/g, ' ');
  const code = new RegExp(`[${codeLetters}]{4}-[${codeLetters}]{4}-[${codeLetters}]{4}`).exec(words)?.[0] ?? '';
  return { words, code, letter };
}

async function posted(db: Database, proofId: string, days = 0) {
  const letter = await printed(db, proofId, days);
  must(await postLetter(db, { proofId, now: at(days) }));
  return letter;
}

test('the code of the letter, entered by whoever asked for it, makes them speak for the company', async ({ db }) => {
  const { company, by, proofId } = await anAskedLetter(db);
  await aRepresentative(db, { company });
  const { code, words } = await posted(db, proofId);
  for (const said of ['Am Speicher 4', '24103 Kiel', 'Jana Weiß', 'Leiterin Kundenservice', code])
    expect(words).toContain(said);
  must(await enterCode(situationOf(by, addDays(today, 90)), { proofId, code: ` ${code.toLowerCase()} ` }));
  const [, spoken] = await speakersOf(db, company.id);
  expect(spoken).toMatchObject({ userId: by.userId, verifiedBy: 'letter', verifiedAs: '' });
  expect(await mailsOf(db, 'new-representative')).toBe(1);
  expect(await lettersDue(db, at(40))).toEqual([]);
});

test('the code stands on the paper and nowhere else', async ({ db }) => {
  const { proofId } = await anAskedLetter(db);
  const { code } = await posted(db, proofId);
  const stored = JSON.stringify([
    await db.select().from(proofs),
    await db.select().from(proofLetters),
    await db.select().from(events),
  ]);
  expect(stored).not.toContain(code);
  expect(stored).not.toContain(bareCode(code));
});

test('a code is good from the day the letter was posted, for 90 days, and for this proof alone', async ({ db }) => {
  const { by, proofId, company } = await anAskedLetter(db);
  const first = await printed(db, proofId);
  const enter = (code: string, days: number, id = proofId) =>
    enterCode(situationOf(by, addDays(today, days)), { proofId: id, code });
  // Printed, and it still lies at the operator's.
  expect(await enter(first.code, 0)).toEqual(wrongCode);
  // Printed anew: the sheet from before is good for nothing.
  const { code } = await posted(db, proofId, 1);
  expect(await enter(first.code, 2)).toEqual(wrongCode);
  const other = await aProof(db, await aCompany(db), 'letter', { by });
  expect(await enter(code, 2, other.proofId)).toEqual(wrongCode);
  expect(await enterCode(situationOf(await anAuthor(db)), { proofId, code })).toEqual(refused('not-found'));
  expect(await enter(code, 92)).toEqual(wrongCode);
  await turn(db, null, 92);
  expect(await rowOf(db, proofId)).toMatchObject({ endedBecause: 'expired' });
  expect(await enter(code, 92)).toEqual(refused('too-late', { reason: 'proof-over' }));
  expect(await speakersOf(db, company.id)).toEqual([]);
});

test('ten wrong codes, at once or one after the other, and the letter is good for nothing', async ({ db }) => {
  const { by, proofId, company } = await anAskedLetter(db);
  const { code } = await posted(db, proofId);
  const guess = () => enterCode(situationOf(by), { proofId, code: 'ABCD-EFGH-JKMN' });
  const answers = await Promise.all(Array.from({ length: mostGuesses + 5 }, guess));
  expect(answers.filter((answer) => !answer.ok && answer.refusal === 'invalid')).toHaveLength(mostGuesses);
  expect(await rowOf(db, proofId)).toMatchObject({ guesses: mostGuesses, endedBecause: 'guesses' });
  expect(await enterCode(situationOf(by), { proofId, code })).toEqual(refused('too-late', { reason: 'proof-over' }));
  expect(await speakersOf(db, company.id)).toEqual([]);
  expect(await mailsOf(db, 'proof-result')).toBe(1);
});

test('after 28 days a reminder with a code of its own is due, and both codes are good until the same day', async ({
  db,
}) => {
  const { by, proofId } = await anAskedLetter(db);
  const first = await posted(db, proofId);
  expect(await lettersDue(db, at(27))).toEqual([]);
  expect(await lettersDue(db, at(28))).toMatchObject([{ kind: 'reminder', printedAt: null }]);
  const reminder = await posted(db, proofId, 28);
  expect(reminder.words).toContain('vor vier Wochen');
  expect(reminder.code).not.toBe(first.code);
  expect(reminder.letter.until).toBe(first.letter.until);
  expect(await lettersDue(db, at(60))).toEqual([]);
  must(await enterCode(situationOf(by, addDays(today, 60)), { proofId, code: first.code }));
});

test('no letter is printed to an address that nobody has entered, and none twice', async ({ db }) => {
  const company = await aCompany(db);
  const { proofId } = await aProof(db, company, 'letter');
  expect(await printLetter(db, { proofId, now: at(0) })).toEqual(refused('conflict'));
  expect(await postLetter(db, { proofId, now: at(0) })).toEqual(refused('not-found'));
  must(await setAddress(db, { company: company.slug, lines: 'Weg 1\n34117 Kassel', now: at(0) }));
  await posted(db, proofId);
  expect(await printLetter(db, { proofId, now: at(1) })).toEqual(refused('not-found'));
  expect(await postLetter(db, { proofId, now: at(1) })).toEqual(refused('not-found'));
});

test('an administrator who has read the documents decides, once, and the person is told', async ({ db }) => {
  const company = await aCompany(db);
  const [yes, no] = [await aProof(db, company, 'documents'), await aProof(db, company, 'documents')];
  expect(await awaitedDocuments(db)).toHaveLength(2);
  must(await decideDocuments(db, { proofId: yes.proofId, approved: true, now: at(1) }));
  must(await decideDocuments(db, { proofId: no.proofId, approved: false, now: at(1) }));
  expect(await speakersOf(db, company.id)).toMatchObject([{ userId: yes.by.userId, verifiedBy: 'documents' }]);
  expect(await mailsOf(db, 'proof-result')).toBe(2);
  for (const approved of [true, false])
    for (const { proofId } of [yes, no])
      expect(await decideDocuments(db, { proofId, approved, now: at(2) })).toEqual(refused('not-found'));
});

test('documents that never come have run out after 90 days', async ({ db }) => {
  const { proofId } = await aProof(db, await aCompany(db), 'documents');
  await turn(db, null, 89);
  expect(await rowOf(db, proofId)).toMatchObject({ endedAt: null });
  await turn(db, null, 91);
  expect(await rowOf(db, proofId)).toMatchObject({ endedBecause: 'expired' });
});

test('documents are seen by a moderator without a part who opened them, until it is decided', async ({
  db,
  moderator,
}) => {
  const blobs = blobsAt(`file:${mkdtempSync(join(tmpdir(), 'documents-'))}`);
  const company = await aCompany(db);
  const { by, proofId } = await aProof(db, company, 'documents');
  const give = (person = by) =>
    depositDocument(situationOf(person), { proofId, name: 'Auszug.txt' }, inChunks(Buffer.from('HRB 1')), blobs);
  expect(await give(await anAuthor(db))).toEqual(refused('not-found'));
  const { id } = must(await give());
  while (await workOnExchangeFiles({ db, blobs, now: () => at(0) }));
  const desk = situationOf(moderator);
  const later = (minutes: number) => new Date(at(0).getTime() + minutes * 60_000);
  const sees = async ({ actor }: Person, minutes = 1) => (await documentFile(db, id, actor, later(minutes))) !== null;
  expect([await sees(by), await sees(moderator), await sees(await anAuthor(db))]).toEqual([true, false, false]);
  must(await openDocuments(desk, { proofId }));
  expect([await sees(moderator), await sees(moderator, 31)]).toEqual([true, false]);
  expect(await openingsOf(db, { id: proofId, userId: by.userId })).toEqual([at(0)]);
  expect(await waitingCounts(db, at(0))).toMatchObject({ letters: 0, documents: 1 });
  // What lies there is no fault of whoever sent it.
  await turn(db, null, 91);
  expect(await rowOf(db, proofId)).toMatchObject({ endedAt: null });

  const speaker = await aRepresentative(db, { company });
  const customer = (await anOpenCase(db, { company })).author;
  for (const actor of [
    { ...moderator.actor, represents: speaker.actor.represents },
    { ...moderator.actor, userId: customer.userId },
    { ...moderator.actor, userId: by.userId },
    { ...moderator.actor, isModerator: false },
  ]) {
    const situation = { ...desk, actor };
    expect((await waitingForOperators(db, actor, at(1))).documents).toEqual([]);
    expect(await openDocuments(situation, { proofId })).toEqual(refused('not-found'));
    expect(await decideAsOperator(situation, { proofId, approved: true })).toEqual(refused('not-found'));
    expect(await printAsOperator(situation, { proofId })).toEqual(refused('not-found'));
  }
  // Another moderator has read it; this one decides about what they never saw.
  const unread = refused('conflict', { reason: 'files-unopened' });
  for (const approved of [true, false]) {
    expect(await decideAsOperator(situationOf(await aModerator(db)), { proofId, approved })).toEqual(unread);
  }
  // Nor about what came since they looked, until it is taken back.
  const after = { ...situationOf(by), now: later(5) };
  const second = must(
    await depositDocument(after, { proofId, name: 'Vollmacht.txt' }, inChunks(Buffer.from('V')), blobs),
  );
  while (await workOnExchangeFiles({ db, blobs, now: () => later(5) }));
  expect(await decideAsOperator(desk, { proofId, approved: true })).toEqual(unread);
  must(await withdrawDocument(situationOf(by), { proofId, withdraw: second.id }));
  expect((await waitingForOperators(db, moderator.actor, at(1))).documents).toMatchObject([{ files: 1, takenBack: 1 }]);
  must(await decideAsOperator(desk, { proofId, approved: true }));
  expect(await sees(moderator)).toBe(false);
  const gone = { state: 'withdrawn', name: '', dataKey: '' };
  expect(await db.select().from(exchangeFiles)).toMatchObject([gone, gone]);
  expect(await db.select().from(events).where(eq(events.action, 'proofs.approve'))).toMatchObject([
    { actor: moderator.userId },
  ]);
  await forgetOldExchanges(db, at(1));
  expect(await db.$count(exchangeFiles)).toBe(0);
});

test('a moderator enters an address once, prints and posts the letter under their name', async ({ db, moderator }) => {
  const { proofId } = await aProof(db, await aCompany(db), 'letter');
  const desk = situationOf(moderator);
  const lines = 'Am Speicher 4\n24103 Kiel';
  // Two at once: a letter may be on its way to what the first one entered.
  const both = [lines, 'Anderswo 9\n34117 Kassel'].map((one) => addressAsOperator(desk, { proofId, lines: one }));
  expect((await Promise.all(both)).filter(({ ok }) => ok)).toHaveLength(1);
  expect(await addressAsOperator(desk, { proofId, lines })).toEqual(refused('conflict'));
  expect(await postAsOperator(desk, { proofId })).toEqual(refused('not-found'));
  must(await printAsOperator(desk, { proofId }));
  must(await postAsOperator(desk, { proofId }));
  expect((await waitingForOperators(db, moderator.actor, at(1))).letters).toEqual([]);
  expect((await waitingForOperators(db, moderator.actor, at(28))).letters).toMatchObject([{ kind: 'reminder' }]);
  const told = await db.select().from(events).where(eq(events.actor, moderator.userId));
  expect(told.map(({ action }) => action)).toEqual(['proofs.set-address', 'proofs.print-letter', 'proofs.post-letter']);
});

test('whether somebody in doubt speaks is decided at the desk, by nobody of that company', async ({
  db,
  moderator,
}) => {
  const company = await aCompany(db);
  const doubtful = await aRepresentative(db, { company });
  const { representativeId } = doubtful;
  await doubts(db, representativeId, at(0));
  await exclusively(db, () => db.update(representatives).set({ checkingBecause: 'objection' }));
  const decide = { representativeId, approved: true, note: '' };
  const own = { ...situationOf(moderator), actor: { ...moderator.actor, represents: doubtful.actor.represents } };
  expect(await decideDoubtAsOperator(own, decide)).toEqual(refused('not-found'));
  expect((await waitingForOperators(db, moderator.actor, at(0))).doubts).toMatchObject([{ id: representativeId }]);
  must(await decideDoubtAsOperator(situationOf(moderator), decide));
  expect((await waitingForOperators(db, moderator.actor, at(0))).doubts).toEqual([]);
});
