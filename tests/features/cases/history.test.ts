import { expect } from 'vitest';
import { events } from '#db/schema/index.ts';
import { caseHistory } from '#src/features/case-file/history/queries.ts';
import { correctHead, recordEntry } from '#src/features/cases/commands/entries.ts';
import { markPromise } from '#src/features/cases/commands/promises.ts';
import { judgeReply } from '#src/features/cases/commands/replies.ts';
import { recordStep, takeStepBack } from '#src/features/escalation/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done } from '#src/lib/outcome.ts';
import { aModerator, anAnsweredCase, anOpenCase, momentOn, situationOf } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { anEntryForm, aPromiseIn, aToldPromise } from './forms.ts';
import { said } from './said.ts';

test('a promise past its day is not confirmed until the author says it was kept, and the change is public history', async ({
  db,
  author,
  day,
}) => {
  const open = await anOpenCase(db, { author });
  const promiseId = await aPromiseIn(db, open.id, { dueOn: '2026-03-25' });
  expect(await markPromise(situationOf(author, day), { number: open.number, promiseId, mark: 'kept' })).toMatchObject({
    ok: true,
  });
  expect((await caseHistory(db, open.number))?.corrections).toMatchObject([
    {
      about: { promise: 'Rückruf', madeOn: '2026-03-21' },
      changes: [{ field: 'mark', before: { state: 'unconfirmed', on: null }, after: { state: 'kept', on: day } }],
    },
  ]);
});

test('a corrected entry keeps its old words in public; the same words again are no correction', async ({
  db,
  author,
  day,
}) => {
  const open = await anOpenCase(db, { author });
  const entry = anEntryForm({ text: 'Frau K. war freundlich.' });
  const save = (text: string) => recordEntry(situationOf(author, day), open.number, { ...entry, text });
  await save('Frau K. war freundlich.');
  await save('Frau K. war freundlich.');
  expect(await db.select({ action: events.action }).from(events)).toEqual([{ action: 'cases.addEntry' }]);
  await save('Frau K. war unfreundlich.');
  expect((await caseHistory(db, open.number))?.corrections).toMatchObject([
    {
      about: { entryOn: '2026-03-28' },
      changes: [{ field: 'text', before: 'Frau K. war freundlich.', after: 'Frau K. war unfreundlich.' }],
    },
  ]);
});

test('that a contact needed no answer is a fact that can be corrected', async ({ db, author }) => {
  const { number } = await anOpenCase(db, { author });
  const entry = anEntryForm();
  await recordEntry(situationOf(author), number, entry);
  await recordEntry(situationOf(author), number, { ...entry, needsNoAnswer: true });
  expect((await caseHistory(db, number))?.corrections).toMatchObject([
    { changes: [{ field: 'expectsAnswer', before: true, after: false }] },
  ]);
});

test('a corrected title changes the address and leaves the old one in the history', async ({ db, author, day }) => {
  const open = await anOpenCase(db, { author });
  const corrected = await correctHead(situationOf(author, day), {
    number: open.number,
    title: 'Schrank ohne Türen',
    summary: open.summary,
    desiredOutcome: open.desiredOutcome ?? 'refund',
    desiredText: open.desiredText,
    disputed: null,
  });
  expect(corrected).toMatchObject({ ok: true, value: { title: 'Schrank ohne Türen' } });
  expect((await caseHistory(db, open.number))?.corrections).toMatchObject([
    { changes: [{ field: 'title', before: open.title, after: 'Schrank ohne Türen' }] },
  ]);
});

test('the history says in words of both languages what of an entry was corrected', async ({ db, author }) => {
  const { number } = await anOpenCase(db, { author });
  const entry = anEntryForm({ text: 'Angerufen.' });
  await recordEntry(situationOf(author), number, entry);
  await recordEntry(situationOf(author), number, {
    ...entry,
    precision: 'approximate',
    channel: 'technician',
    direction: 'from-company',
    people: ['Frau K.'],
    waitedMinutes: 150,
    spentCents: 450,
    automaticReceipt: true,
    promises: [aToldPromise('Rückruf', { dueOn: '2026-04-02' })],
    text: 'Es kam jemand.',
  });
  expect(await said(db, number)).toEqual([
    {
      what: 'Eintrag vom 28.03.2026',
      by: 'Regalfrau',
      changes: [
        'Datum: 28.03.2026 → ca. 28.03.2026',
        'Kanal: Telefon → Technikertermin',
        'Richtung: an das Unternehmen → vom Unternehmen',
        'Gegenüber: (leer) → Frau K.',
        'Wartezeit: 12 Min. → 2,5 Std.',
        'Ausgaben: 0\u00a0€ → 4,50\u00a0€',
        'Automatische Eingangsbestätigung: nein → ja',
        'Zugesagt: (leer) → Rückruf, bis 02.04.2026',
        'Was passiert ist: Angerufen. → Es kam jemand.',
      ],
    },
  ]);
  expect((await said(db, number, 'en'))[0]?.changes).toContain('Channel: Phone → Technician visit');
});

test('the history names which promise, which reply and which step', async ({ db, author, day }) => {
  const { id, number, replyId } = await anAnsweredCase(db, { author });
  const situation = situationOf(author);
  const promiseId = await aPromiseIn(db, id, { dueOn: null });
  await markPromise(situation, { number, promiseId, mark: 'kept' });
  const verdict = { number, replyId, boilerplate: false, text: '' };
  await judgeReply(situation, { ...verdict, content: 'no' });
  await judgeReply(situation, { ...verdict, content: 'partly', text: 'Nun doch.' });
  await recordStep(situation, { id: newId(), number, step: 'payment-order', takenOn: day });
  await takeStepBack(situation, { number, step: 'payment-order' });
  expect(await said(db, number)).toMatchObject([
    { what: 'Schritt, zurückgenommen', changes: ['Schritt: Mahnbescheid, 30.03.2026 → (leer)'] },
    {
      what: 'Urteil über die Stellungnahme vom 25.03.2026',
      changes: ['Zufrieden mit der Antwort: nein → teilweise', 'Begründung: (leer) → Nun doch.'],
    },
    {
      what: 'Zusage vom 21.03.2026: „Rückruf“',
      // When it was kept, nobody has said.
      changes: ['Stand der Zusage: offen → gehalten'],
    },
  ]);
});

test('the same mark, verdict or words again are no event', async ({ db, author }) => {
  const { id, number, replyId, title, summary, desiredOutcome, desiredText } = await anAnsweredCase(db, { author });
  const situation = situationOf(author);
  const promiseId = await aPromiseIn(db, id, { dueOn: null });
  for (let times = 0; times < 3; times += 1) {
    await markPromise(situation, { number, promiseId, mark: 'kept' });
    await judgeReply(situation, { number, replyId, content: 'no', boilerplate: false, text: '' });
    await correctHead(situation, {
      number,
      title,
      summary,
      desiredOutcome: desiredOutcome ?? 'refund',
      desiredText,
      disputed: null,
    });
  }
  expect((await db.select().from(events)).map(({ action }) => action)).toEqual(['cases.markPromise', 'cases.judge']);
});

test('a change says who made it: the author, somebody for the company, or the moderation', async ({
  db,
  author,
  company,
  representative,
}) => {
  const { id, number } = await anOpenCase(db, { author, company });
  for (const { actor } of [author, representative, await aModerator(db)]) {
    await write(db, async (tx) => {
      const particulars = { changes: [{ field: 'title' as const, before: 'a', after: 'b' }] };
      const event = { action: 'cases.correct' as const, subjectId: id, caseId: id, companyId: company.id, particulars };
      await tell(tx, { now: momentOn('2026-03-30'), actor }, event);
      return done();
    });
  }
  expect((await said(db, number)).map(({ by }) => by)).toEqual([
    'Die Moderation',
    'Miriam Okafor für Nordlicht Möbel GmbH',
    'Regalfrau',
  ]);
});

test('what was kept in an earlier form is shown as such', async ({ db, author }) => {
  const { id: caseId, number } = await anOpenCase(db, { author });
  const particulars = { changes: [{ field: 'oldWords' as const, before: 'Mahnbescheid, 28.03.2026', after: '' }] };
  const row = {
    at: momentOn('2026-03-30'),
    action: 'cases.takeStepBack' as const,
    caseId,
    subjectId: 's',
    particulars,
  };
  await exclusively(db, () => db.insert(events).values({ ...row, actor: author.userId }));
  expect(await said(db, number)).toMatchObject([
    { changes: ['In alter Form festgehalten: Mahnbescheid, 28.03.2026 → (leer)'] },
  ]);
});

test('whom an entry named before it could name several people still reads', async ({ db, author }) => {
  const { id: caseId, number } = await anOpenCase(db, { author });
  const particulars = {
    about: { entryOn: '2026-03-10' },
    changes: [{ field: 'counterpart' as const, before: 'Frau K.', after: 'Herr L.' }],
  };
  const row = {
    at: momentOn('2026-03-30'),
    action: 'cases.correctEntry' as const,
    caseId,
    subjectId: 's',
    particulars,
  };
  await exclusively(db, () => db.insert(events).values({ ...row, actor: author.userId }));
  expect(await said(db, number)).toMatchObject([{ changes: ['Gegenüber: Frau K. → Herr L.'] }]);
});
