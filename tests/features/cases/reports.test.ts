import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { events, links, outbox, promises, representatives } from '#db/schema/index.ts';
import { caseFile, reportInWords } from '#src/features/case-file/index.ts';
import { markPromise } from '#src/features/cases/commands/promises.ts';
import { reportPromise } from '#src/features/cases/commands/reports.ts';
import { contentOf, isReadable } from '#src/features/paper/dossier/content.ts';
import { answerPromise } from '#src/features/reminders/answers/commands.ts';
import { sendReminders } from '#src/features/reminders/sending/send.ts';
import { promiseState } from '#src/features/timeline/promises/rules.ts';
import { translator } from '#src/i18n/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { anAnsweredCase, momentOn, type Person, situationOf, situationOfVisitor, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aPromiseIn } from './forms.ts';
import { said } from './said.ts';

const madeOn = '2026-03-21';
const due = '2026-03-25';

async function aPromise(db: Database, author: Person, representative: Person & { companyId: string }) {
  const company = await db.query.companies.findFirst({ where: (row) => eq(row.id, representative.companyId) });
  if (!company) throw new Error('no company');
  const { id, slug, name } = company;
  const theCase = await anAnsweredCase(db, { author, company: { id, slug, name, domain: '' }, entries: [] });
  const promiseId = await aPromiseIn(db, theCase.id, { dueOn: due });
  const { number } = theCase;
  const report = (keptOn: Day | null, on: Day = today) =>
    reportPromise(situationOf(representative, on), { number, promiseId, keptOn });
  const mark = (as: 'kept' | 'broken' | 'open') => markPromise(situationOf(author), { number, promiseId, mark: as });
  const stored = async () => {
    const [row] = await db.select().from(promises).where(eq(promises.id, promiseId));
    if (!row) throw new Error('no promise');
    return row;
  };
  const state = async () => promiseState(await stored(), today);
  return { ...theCase, promiseId, report, mark, stored, state };
}

describe('what the company says of a promise', () => {
  test('is public as its word, not as kept, until the author says so too', async ({ db, author, representative }) => {
    const { report, mark, state, stored } = await aPromise(db, author, representative);
    expect(await report('2026-03-24')).toMatchObject({ ok: true });
    expect(await state()).toBe('reported');
    expect(await stored()).toMatchObject({ keptOn: null, reportedBy: representative.representativeId });
    await mark('kept');
    expect(await state()).toBe('kept');
    expect((await stored()).keptOn).toBe('2026-03-24');
  });

  test('is kept in the data on the day the company named; without one nobody knows the day', async ({
    db,
    author,
    representative,
  }) => {
    const [told, untold] = [await aPromise(db, author, representative), await aPromise(db, author, representative)];
    await told.report('2026-03-24');
    const keptOn = async ({ mark, number }: typeof told) => {
      await mark('kept');
      const file = await caseFile(db, { number }, today);
      if (!file || !isReadable(file)) throw new Error('nobody can read it');
      return JSON.parse(contentOf(file).json).promises;
    };
    expect(await keptOn(told)).toMatchObject([{ mark: 'kept', markedOn: today, keptOn: '2026-03-24' }]);
    expect(await keptOn(untold)).toMatchObject([{ mark: 'kept', markedOn: today, keptOn: null }]);
  });

  test('is disputed once the author says otherwise, in whichever order both speak', async ({
    db,
    author,
    representative,
  }) => {
    const one = await aPromise(db, author, representative);
    await one.report(due);
    await one.mark('broken');
    expect(await one.state()).toBe('disputed');
    const other = await aPromise(db, author, representative);
    await other.mark('broken');
    await other.report(due);
    expect(await other.state()).toBe('disputed');
    await other.mark('open');
    expect(await other.state()).toBe('reported');
  });

  test('can be corrected and taken back while the author has not answered', async ({ db, author, representative }) => {
    const { report, mark, state, stored } = await aPromise(db, author, representative);
    await report('2026-03-24');
    await report('2026-03-23');
    expect((await stored()).reportedKeptOn).toBe('2026-03-23');
    await report(null);
    expect(await state()).toBe('unconfirmed');
    expect(await stored()).toMatchObject({ reportedAt: null, reportedBy: null });
    await report('2026-03-24');
    await mark('broken');
    for (const keptOn of [null, '2026-03-22'])
      expect(await report(keptOn)).toMatchObject({ refusal: 'conflict', reason: 'promise-is-answered' });
    expect((await stored()).reportedKeptOn).toBe('2026-03-24');
  });

  test('needs a day that has been and does not lie before the promise', async ({ db, author, representative }) => {
    const { report, stored } = await aPromise(db, author, representative);
    for (const [keptOn, reason] of [
      [addDays(today, 1), 'in-future'],
      [addDays(madeOn, -1), 'due-before-promise'],
    ] as const)
      expect(await report(keptOn)).toMatchObject({ refusal: 'invalid', field: 'reportedOn', reason });
    expect((await stored()).reportedKeptOn).toBeNull();
    expect(await report(madeOn)).toMatchObject({ ok: true });
  });

  test('is nothing where the author says that it was kept', async ({ db, author, representative }) => {
    const { report, mark } = await aPromise(db, author, representative);
    await mark('kept');
    expect(await report(due)).toMatchObject({ reason: 'promise-is-answered' });
  });

  test('cannot be said any more by somebody whose representation has ended', async ({ db, author, representative }) => {
    const { report } = await aPromise(db, author, representative);
    await exclusively(db, () => db.update(representatives).set({ endedAt: momentOn(today) }));
    expect(await report(due)).toMatchObject({ refusal: 'not-allowed' });
  });

  test('cannot be said before an administrator looked at who says it, nor taken back', async ({
    db,
    author,
    representative,
  }) => {
    const { report, stored } = await aPromise(db, author, representative);
    await report('2026-03-24');
    const checking = { checkingSince: momentOn(today), checkingBecause: 'objection' as const };
    await exclusively(db, () => db.update(representatives).set(checking));
    for (const keptOn of [due, null, '2026-03-24'])
      expect(await report(keptOn)).toMatchObject({ refusal: 'conflict', reason: 'identity-checking' });
    expect((await stored()).reportedKeptOn).toBe('2026-03-24');
    await exclusively(db, () => db.update(representatives).set({ checkingSince: null, checkingBecause: null }));
    expect(await report(due)).toMatchObject({ ok: true });
  });

  test('is no promise of another case', async ({ db, author, representative }) => {
    const { number } = await aPromise(db, author, representative);
    const other = await aPromise(db, author, representative);
    const asked = { number, promiseId: other.promiseId, keptOn: due };
    expect(await reportPromise(situationOf(representative), asked)).toMatchObject({ refusal: 'not-found' });
  });

  test('can be changed only so often, and leaves the history of the author its room', async ({
    db,
    author,
    representative,
  }) => {
    const { report, mark } = await aPromise(db, author, representative);
    for (let n = 0; n < 6; n += 1) expect(await report(n % 2 === 0 ? due : null)).toMatchObject({ ok: true });
    expect(await report(due)).toMatchObject({ reason: 'case-is-full' });
    expect(await mark('broken')).toMatchObject({ ok: true });
  });

  test('says in public who says so, and when', async ({ db, author, representative }) => {
    const { report, mark, stored, number } = await aPromise(db, author, representative);
    const words = async (locale: 'de' | 'en') =>
      reportInWords(translator(locale), locale, await stored(), { company: 'Fernwort', author: 'Regalfrau' });
    await report('2026-03-24');
    expect(await words('de')).toBe('Laut Fernwort am 24.03.2026 gehalten; Regalfrau hat dazu nichts gesagt.');
    expect(await words('en')).toBe('Kept on 24 Mar 2026, says Fernwort; Regalfrau has not commented.');
    await mark('broken');
    expect(await words('de')).toBe('Laut Fernwort am 24.03.2026 gehalten; Regalfrau widerspricht.');
    expect(await said(db, number)).toMatchObject([
      {
        by: 'Regalfrau',
        changes: [
          'Stand der Zusage: laut Unternehmen am 24.03.2026 gehalten → umstritten, laut Unternehmen am 24.03.2026 gehalten',
        ],
      },
      {
        what: 'Zusage vom 21.03.2026: „Rückruf“',
        by: 'Miriam Okafor für Nordlicht Möbel GmbH',
        changes: ['Stand der Zusage: nicht bestätigt → laut Unternehmen am 24.03.2026 gehalten'],
      },
    ]);
    await mark('kept');
    expect(await words('de')).toBeNull();
  });
});

describe('the author', () => {
  const asked = (db: Database) => db.select().from(outbox).where(eq(outbox.kind, 'promise-reported'));

  test.for(['kept', 'broken'] as const)(
    'is asked once by mail and can answer "%s" from it',
    async (answer, { db, author, representative }) => {
      const { report, state } = await aPromise(db, author, representative);
      await report('2026-03-24');
      await report('2026-03-23');
      const mails = await asked(db);
      expect(mails).toHaveLength(1);
      const mail = unseal(mails[0]?.sealed ?? '');
      expect(mail).toContain('Rückruf');
      expect(mail).toContain('24. März 2026');
      expect(mail).not.toContain(representative.email);
      const token = /token=([\w-]+)/.exec(mail)?.[1] ?? '';
      expect(await answerPromise(situationOfVisitor(db), { token, answer })).toMatchObject({ ok: true });
      expect(await state()).toBe(answer === 'kept' ? 'kept' : 'disputed');
      expect(await db.$count(links)).toBe(1);
    },
  );

  test('is not asked again on the day on which it is due', async ({ db, author, representative }) => {
    const { report, promiseId } = await aPromise(db, author, representative);
    await exclusively(db, () => db.update(promises).set({ dueOn: today }).where(eq(promises.id, promiseId)));
    await report('2026-03-24');
    await sendReminders({ db, now: () => momentOn(today), isStopping: () => false });
    expect(await db.$count(outbox, eq(outbox.kind, 'promise-due'))).toBe(0);
    await report(null);
    await sendReminders({ db, now: () => momentOn(addDays(today, 1)), isStopping: () => false });
    expect(await db.$count(outbox, eq(outbox.kind, 'promise-due'))).toBe(1);
  });
});

test('no word of the company and no silence ever makes a promise kept', () => {
  const day = fc.integer({ min: -40, max: 40 }).map((days) => addDays(today, days));
  const maybe = fc.option(day);
  fc.assert(
    fc.property(maybe, maybe, maybe, day, (dueOn, brokenOn, reportedKeptOn, on) => {
      const state = promiseState({ dueOn, keptOn: null, brokenOn, reportedKeptOn }, on);
      expect(state).not.toBe('kept');
      expect(state === 'broken' || state === 'disputed').toBe(brokenOn !== null);
    }),
  );
});

test('only the word of the company moves nothing in the events of the author', async ({
  db,
  author,
  representative,
}) => {
  const { report } = await aPromise(db, author, representative);
  await report(due);
  const told = await db.select({ action: events.action, actor: events.actor }).from(events);
  expect(told).toEqual([{ action: 'cases.reportPromise', actor: representative.userId }]);
});
