import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { decisions, events, logLeaves, outbox, pressureReports, withdrawalReasons } from '#db/schema/index.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { toldDecision } from '#src/features/moderation/appeals/queries.ts';
import { tracesOf } from '#src/features/moderation/queries.ts';
import { statements } from '#src/features/moderation/transparency/statements.ts';
import { endContact } from '#src/features/notifications/contacts.ts';
import { addContact, lookedUpContact } from '#src/features/notifications/index.ts';
import { answerByLink, answerPressure, reportPressure, sayWhy } from '#src/features/pressure/commands.ts';
import { hearCompany } from '#src/features/pressure/deciding.ts';
import {
  decidedPressure,
  monthOf,
  openPressure,
  pressureAtDesk,
  pressureByLink,
  pressureForModerator,
  pressureOfCase,
  pressureOn,
  withdrawalTotals,
} from '#src/features/pressure/queries.ts';
import { remindHeard } from '#src/features/pressure/reminding.ts';
import { pressureToken } from '#src/features/pressure/sealed.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import {
  aModerator,
  anAuthor,
  anOpenCase,
  aRepresentative,
  momentOn,
  situationOf,
  situationOfVisitor,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { appealBy, decidesAppeal, letters, linkTo } from '../moderation/appealing.ts';
import { aReport, aReportedCase, decides } from './reporting.ts';

const now = momentOn(today);
const day = (days: number) => addDays(today, days);
const onProfile = async (db: Database, companyId: string) =>
  pressureOn(await decidedPressure(db, companyId)).map(({ kind, measure, reason }) => [kind, measure, reason]);
const mails = async (db: Database) => (await db.select().from(outbox)).map(({ kind }) => kind);

describe('an author who reports pressure', () => {
  test('tells moderators alone: no mail, no trace of the case in what happened, no leaf, no count', async ({
    db,
    moderator,
  }) => {
    const leaves = () => db.$count(logLeaves);
    const { author, number, company } = await anOpenCase(db);
    const before = await leaves();
    must(await reportPressure(situationOf(author), aReport(number)));
    expect(await mails(db)).toEqual([]);
    expect(await leaves()).toBe(before);
    expect(await onProfile(db, company.id)).toEqual([]);
    expect(await db.select().from(events).where(eq(events.action, 'pressure.report'))).toMatchObject([
      { caseId: null, companyId: null, particulars: null },
    ]);
    expect(JSON.stringify(await db.select().from(pressureReports))).not.toMatch(/Mirabellenmus|Pfirsichkompott/);
    const [open] = await openPressure(db, moderator.actor, now);
    expect(open).toMatchObject({ state: 'new', isOurs: true, number });
    expect(await pressureForModerator(db, moderator.actor, open?.id ?? '', now)).toMatchObject({
      said: { words: expect.stringContaining('Mirabellenmus') },
      results: ['not-confirmed'],
    });
  });

  test('does so once for each case and kind, of an own case, and says that it is true', async ({ db }) => {
    const { author, number, company } = await anOpenCase(db);
    const report = aReport(number);
    const say = (given: Parameters<typeof aReport>[1] = {}, person = author) =>
      reportPressure(situationOf(person), aReport(number, given));
    expect(await say({ isTrue: false })).toMatchObject({ refusal: 'invalid', field: 'isTrue' });
    expect(await say({ words: ' ' })).toMatchObject({ refusal: 'invalid', field: 'words' });
    expect(await say({ happenedOn: day(1) })).toMatchObject({ refusal: 'invalid', field: 'happenedOn' });
    must(await reportPressure(situationOf(author), report));
    must(await reportPressure(situationOf(author), report));
    expect(await say()).toMatchObject({ refusal: 'conflict', reason: 'pressure-reported' });
    must(await say({ kind: 'money-offer' }));
    const strangers = [await anAuthor(db), await aModerator(db), await aRepresentative(db, { company })];
    for (const stranger of strangers) expect(await say({}, stranger)).toMatchObject({ refusal: 'not-found' });
    expect(await reportPressure(situationOfVisitor(db), report)).toMatchObject({ refusal: 'not-signed-in' });
    expect(await db.$count(pressureReports)).toBe(2);
  });
});

describe('the company', () => {
  test('is asked when a moderator has looked, and reads the facts, not the words of the author', async ({
    db,
    moderator,
  }) => {
    const { reportId: id, representative, author, company } = await aReportedCase(db);
    const speaker = representative ?? (await aRepresentative(db, { company }));
    const seen = () => pressureAtDesk(db, speaker.actor, id, now);
    expect(await seen()).toBeNull();
    expect(await answerPressure(situationOf(speaker), { id, text: 'Nein.' })).toMatchObject({ refusal: 'not-found' });
    expect(await decides(situationOf(moderator), id, 'confirmed')).toMatchObject({ reason: 'not-yet' });
    for (const other of [author, speaker]) {
      expect(await hearCompany(situationOf(other), { id, text: '' })).toMatchObject({ refusal: 'not-allowed' });
    }
    must(await hearCompany(situationOf(moderator), { id, text: 'Wer hat das Schreiben veranlasst?' }));
    expect(await hearCompany(situationOf(moderator), { id, text: '' })).toMatchObject({ refusal: 'conflict' });
    expect(await mails(db)).toEqual(['pressure-asked']);
    expect(await seen()).toMatchObject({
      said: null,
      mayAnswer: true,
      asked: 'Wer hat das Schreiben veranlasst?',
      way: 'letter',
    });
    const readable = JSON.stringify([await seen(), await letters(db)]);
    expect(readable).not.toMatch(/Mirabellenmus|Pfirsichkompott/);
    expect(readable).not.toContain(author.email);
    expect(await pressureAtDesk(db, (await aRepresentative(db)).actor, id, now)).toBeNull();
    must(await answerPressure(situationOf(speaker), { id, text: 'Das war ein Versehen der Kanzlei.' }));
    expect(await answerPressure(situationOf(speaker), { id, text: 'Noch einmal.' })).toMatchObject({
      refusal: 'too-late',
    });
    expect((await openPressure(db, moderator.actor, now))[0]).toMatchObject({ state: 'waiting' });
  });

  test('reads the words of the author where those allow it', async ({ db, moderator }) => {
    const { reportId: id, representative } = await aReportedCase(db, { mayShow: true });
    must(await hearCompany(situationOf(moderator), { id, text: '' }));
    const seen = representative && (await pressureAtDesk(db, representative.actor, id, now));
    expect(seen).toMatchObject({ said: { evidence: expect.stringContaining('Pfirsichkompott') } });
  });

  test('has fourteen days and one reminder; silent, it can be decided about then', async ({ db, moderator }) => {
    const { reportId: id } = await aReportedCase(db);
    must(await hearCompany(situationOf(moderator), { id, text: '' }));
    expect(await remindHeard(db, momentOn(day(6)))).toBe(0);
    expect(await remindHeard(db, momentOn(day(7)))).toBe(1);
    expect(await remindHeard(db, momentOn(day(8)))).toBe(0);
    expect(await decides(situationOf(moderator, day(13)), id, 'confirmed')).toMatchObject({ reason: 'not-yet' });
    must(await decides(situationOf(moderator, day(14)), id, 'confirmed'));
  });

  test('of which nobody has an account answers by a link, until its address says that it is not theirs', async ({
    db,
    moderator,
  }) => {
    const { reportId: id, companyId, id: caseId } = await aReportedCase(db, { withRepresentative: false });
    expect(await hearCompany(situationOf(moderator), { id, text: '' })).toMatchObject({ reason: 'nobody-to-hear' });
    const own = { companyId, caseId, email: 'selbst@firma.example', source: 'author' as const, addedBy: null, now };
    await write(db, async (tx) => done(await addContact(tx, own)));
    const { id: other } = (await openPressure(db, moderator.actor, now))[0] ?? { id: '' };
    // An author who enters the address of the company would answer themselves.
    expect(await hearCompany(situationOf(moderator), { id: other, text: '' })).toMatchObject({
      reason: 'nobody-to-hear',
    });
    const contact = { ...own, caseId: null, email: 'post@firma.example', source: 'administrator' as const };
    await write(db, async (tx) => done(await addContact(tx, contact)));
    must(await hearCompany(situationOf(moderator), { id: other, text: '' }));
    const token = pressureToken(id);
    expect((await letters(db))[0]?.text).toContain(`/pressure/${token}`);
    expect(await pressureByLink(db, token, now)).toMatchObject({ mayAnswer: true });
    expect(await pressureByLink(db, `${token}x`, now)).toBeNull();
    const answer = (typed: string) => answerByLink(situationOfVisitor(db), { token: typed, text: 'Wir prüfen das.' });
    expect(await answer('nothing')).toMatchObject({ refusal: 'not-found' });
    const known = await lookedUpContact(db, { caseId, companyId });
    await write(db, async (tx) => done(await endContact(tx, known?.id ?? '', 'wrong-address', now)));
    expect(await answer(token)).toMatchObject({ refusal: 'not-found' });
    await write(db, async (tx) => done(await addContact(tx, { ...contact, email: 'recht@firma.example' })));
    must(await answer(token));
  });
});

describe('a decision about pressure', () => {
  test('is counted with its reason, names no case in public, and goes to both sides', async ({ db, moderator }) => {
    const { reportId: id, number, company, author, representative } = await aReportedCase(db);
    must(await hearCompany(situationOf(moderator), { id, text: '' }));
    must(await decides(situationOf(moderator, day(14)), id, 'confirmed'));
    expect(await onProfile(db, company.id)).toEqual([['threat', 'confirmed', expect.stringContaining('Anzeige')]]);
    const entries = (await db.select().from(logLeaves))
      .map(({ entry }) => entry)
      .filter((one) => one.includes('threat'));
    expect(entries).toHaveLength(1);
    expect(entries.join()).not.toContain(`"case":"${number}`);
    expect(await db.select().from(logLeaves).where(eq(logLeaves.kind, 'decision.made'))).toMatchObject([
      { caseNumber: null },
    ]);
    expect(await tracesOf(db, number)).toEqual({ traces: [], isExamined: false });
    expect(await statements(db)).toEqual([]);
    expect((await mails(db)).filter((kind) => kind === 'pressure-decided')).toHaveLength(2);
    for (const { text } of await letters(db)) expect(text).not.toMatch(/Mirabellenmus|Pfirsichkompott/);
    expect(await pressureOfCase(db, author.actor, number, momentOn(day(15)))).toMatchObject({
      reports: [{ kind: 'threat', state: 'decided' }],
      open: ['money-offer'],
    });
    expect(await openPressure(db, moderator.actor, now)).toEqual([]);
    expect(await decides(situationOf(moderator, day(15)), id, 'confirmed')).toMatchObject({ refusal: 'too-late' });
    const late = representative && (await answerPressure(situationOf(representative, day(15)), { id, text: 'Doch.' }));
    expect(late).toMatchObject({ refusal: 'too-late' });
  });

  test('that nothing is shown needs no hearing, and counts as examined', async ({ db, moderator }) => {
    const { reportId: id, company } = await aReportedCase(db);
    must(await decides(situationOf(moderator), id, 'not-confirmed'));
    expect(await onProfile(db, company.id)).toEqual([['threat', 'not-confirmed', expect.any(String)]]);
  });

  test('can be made about a case that was withdrawn because of it, but by nobody who has a part in it', async ({
    db,
    moderator,
  }) => {
    const { reportId: id, number, author, representative } = await aReportedCase(db);
    must(await withdrawCase(situationOf(author), { number, reason: '' }));
    for (const person of [author, representative ?? author]) {
      const moderating = { ...situationOf(person), actor: { ...person.actor, isModerator: true } };
      expect(await decides(moderating, id, 'not-confirmed')).toMatchObject({ refusal: 'not-allowed' });
    }
    must(await hearCompany(situationOf(moderator), { id, text: '' }));
    must(await decides(situationOf(moderator, day(14)), id, 'confirmed'));
  });

  test('is appealed against by both sides, each once, and another person decides anew', async ({ db, moderator }) => {
    const { reportId: id, company, author, representative } = await aReportedCase(db);
    const other = await aModerator(db);
    must(await hearCompany(situationOf(moderator), { id, text: '' }));
    const first = newId();
    must(await decides(situationOf(moderator, day(14)), id, 'confirmed', first));
    const [authors, companys] = [author.email, representative?.email ?? ''];
    const [byAuthor, byCompany] = [
      await linkTo(db, authors, 'pressure-decided'),
      await linkTo(db, companys, 'pressure-decided'),
    ];
    expect(byAuthor).not.toBe(byCompany);
    const asked = { locale: 'de' as const, today: day(15) };
    expect((await toldDecision(db, byAuthor, asked))?.letter).toContain('Ihnen wegen');
    expect((await toldDecision(db, byCompany, asked))?.letter).toContain('der Person, die den Fall geschrieben hat');
    must(await appealBy(db, byCompany, { on: day(15) }));
    expect(await appealBy(db, byCompany, { on: day(15) })).toMatchObject({ reason: 'appealed' });
    must(await appealBy(db, byAuthor, { on: day(15) }));
    expect((await mails(db)).filter((kind) => kind === 'appeal-received')).toHaveLength(2);
    expect(await decidesAppeal(moderator, first, 'not-confirmed', { on: day(16) })).toMatchObject({
      reason: 'other-person',
    });
    expect(await decidesAppeal(other, first, 'remove', { on: day(16) })).toMatchObject({ reason: 'not-for-piece' });
    must(await decidesAppeal(other, first, 'not-confirmed', { on: day(16) }));
    expect(await onProfile(db, company.id)).toEqual([['threat', 'not-confirmed', expect.any(String)]]);
    expect((await mails(db)).filter((kind) => kind === 'appeal-decided')).toHaveLength(2);
    const [made] = await db.select().from(decisions).where(eq(decisions.appealOf, first));
    expect(made).toMatchObject({ kind: 'appeal', pieceKind: 'threat' });
  });
});

describe('an author who withdraws', () => {
  test('may say why, in private, again and otherwise; who was pressed is led to the report', async ({ db }) => {
    const { author, number } = await anOpenCase(db);
    const say = (why: Parameters<typeof sayWhy>[1]['why'], person = author) =>
      sayWhy(situationOf(person), { number, why, words: 'Mirabellenmus.' });
    expect(await say('settled')).toMatchObject({ refusal: 'conflict' });
    must(await withdrawCase(situationOf(author), { number, reason: '' }));
    expect(await say('settled', await anAuthor(db))).toMatchObject({ refusal: 'not-found' });
    expect(must(await say('settled'))).toEqual({ report: null });
    expect(must(await say('money'))).toEqual({ report: 'money-offer' });
    expect(must(await say('pressed'))).toEqual({ report: 'threat' });
    const rows = await db.select().from(withdrawalReasons);
    expect(rows).toMatchObject([{ why: 'pressed' }]);
    expect(JSON.stringify(rows)).not.toContain('Mirabellenmus');
  });

  test('is one of ten at least when totals are shown, and of none of this month', async ({ db }) => {
    const whys = [
      'settled',
      'settled',
      'pressed',
      'money',
      'other',
      'settled',
      'mistake',
      'settled',
      'pressed',
      'settled',
    ] as const;
    for (const [place, why] of whys.entries()) {
      const { author, number } = await anOpenCase(db);
      must(await withdrawCase(situationOf(author), { number, reason: '' }));
      if (place === 9) expect(await withdrawalTotals(db, monthOf(addDays(today, 40)))).toBeNull();
      must(await sayWhy(situationOf(author), { number, why, words: '' }));
    }
    expect(await withdrawalTotals(db, monthOf(today))).toBeNull();
    expect(await withdrawalTotals(db, monthOf(addDays(today, 40)))).toMatchObject([
      { why: 'settled', n: 5 },
      { why: 'pressed', n: 2 },
      {},
      {},
      {},
    ]);
  });
});
