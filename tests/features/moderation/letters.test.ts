import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, decisionAnswers, decisions, outbox, users } from '#db/schema/index.ts';
import { proveCase } from '#src/features/challenges/commands.ts';
import { confirmDecision, decide } from '#src/features/moderation/decisions/commands.ts';
import { forgetOldModeration } from '#src/features/moderation/expiry.ts';
import { noticeToken } from '#src/features/moderation/notices/address.ts';
import { noticeStatus } from '#src/features/moderation/notices/status.ts';
import { deskDecisionInput } from '#src/features/moderation-desk/input.ts';
import { rehearse } from '#src/features/moderation-desk/rehearse.ts';
import { unseal } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { keptDays } from '#src/lib/retention.ts';
import type { Locale } from '#src/lib/situation.ts';
import {
  aModerator,
  anOpenCase,
  aRepresentative,
  momentOn,
  situationOf,
  situationOfVisitor,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aChallengedCase } from '../challenges/challenging.ts';
import { must } from '../drafts/writing.ts';
import { aDecision, aNotice, notify } from './noticing.ts';

const now = momentOn(today);

/** Letters that went out, by the address. */
async function letters(db: Database) {
  const rows = await db.select().from(outbox);
  const told = rows.flatMap(({ kind, locale, sealed }) => {
    const { to, text }: { to: string; text: string } = JSON.parse(unseal(sealed));
    return /decided|statement/.test(kind) ? [[to, { locale, text }] as const] : [];
  });
  return new Map(told);
}

const from = (db: Database, locale: Locale) => ({ ...situationOfVisitor(db), locale });
const aCaseReportedBy = async (db: Database, ...notifiers: Locale[]) => {
  const theCase = await anOpenCase(db);
  const piece = { kind: 'case' as const, id: theCase.id };
  for (const locale of notifiers)
    must(await notify(db, aNotice(piece, { email: `${locale}@office.example` }), today, from(db, locale)));
  return { ...theCase, piece };
};
const composed = async (moderator: Parameters<typeof situationOf>[0], decision: ReturnType<typeof aDecision>) =>
  must(await rehearse(situationOf(moderator), { about: { kind: 'notice' }, decision, read: null }));

describe('letters to people of two languages', () => {
  test('are each shown at the desk, edited, and sent as they were edited', async ({ db, moderator }) => {
    const { piece, author } = await aCaseReportedBy(db, 'de', 'en');
    const meant = aDecision(piece, 'keep');
    const shown = await composed(moderator, meant);
    expect(shown).toMatchObject({ answerLocale: 'de', statementLocale: 'de' });
    expect(shown.answer).toContain('bleibt');
    expect(shown.answerOther).toContain('stays');
    const edited = {
      statement: 'An die Verfasserin.',
      answer: 'Von Hand, auf Deutsch.',
      answerOther: 'By hand, in English.',
    };
    must(await decide(situationOf(moderator), { ...meant, ...edited }));
    const sent = await letters(db);
    expect(sent.get('de@office.example')).toMatchObject({ locale: 'de', text: expect.stringContaining('auf Deutsch') });
    expect(sent.get('en@office.example')).toMatchObject({ locale: 'en', text: expect.stringContaining('in English') });
    expect(sent.get('en@office.example')?.text).not.toContain('Deutsch');
    expect(sent.has(author.email)).toBe(false);
  });

  test('are one where all chose the same language, in that one', async ({ db, moderator }) => {
    const { piece } = await aCaseReportedBy(db, 'en');
    const shown = await composed(moderator, aDecision(piece, 'keep'));
    expect(shown).toMatchObject({ answerLocale: 'en', answerOther: null });
    must(await decide(situationOf(moderator), aDecision(piece, 'keep')));
    expect(await db.$count(decisionAnswers)).toBe(0);
  });

  test('wait for the second look with it, and are read in their own language at the page of a notice', async ({
    db,
    moderator,
  }) => {
    const { piece, id } = await aCaseReportedBy(db, 'de', 'en');
    must(
      await notify(db, aNotice(piece, { notifier: 'company', email: 'firma@office.example' }), today, from(db, 'en')),
    );
    const meant = { ...aDecision(piece, 'remove'), answer: 'Entfernt, von Hand.', answerOther: 'Removed, by hand.' };
    must(await decide(situationOf(moderator), meant));
    expect((await letters(db)).size).toBe(0);
    must(await confirmDecision(situationOf(await aModerator(db)), meant));
    const sent = await letters(db);
    expect(sent.get('de@office.example')?.text).toContain('Entfernt, von Hand.');
    expect(sent.get('en@office.example')?.text).toContain('Removed, by hand.');
    const [notice] = await db.query.notices.findMany({ where: (table) => eq(table.locale, 'en') });
    const status = await noticeStatus(db, noticeToken(notice?.id ?? ''), now);
    expect(status?.decision).toMatchObject({ answer: 'Removed, by hand.', answerLocale: 'en' });
    expect(await db.$count(cases, eq(cases.id, id))).toBe(1);
  });

  test('name what is to be blackened in none of them, and are black where a later decision blackens it', async ({
    db,
    moderator,
  }) => {
    const { piece, title } = await aCaseReportedBy(db, 'de', 'en');
    const blacken = {
      ...aDecision(piece, 'blacken', { passage: title }),
      answer: 'Gut.',
      answerOther: `Not “${title}”.`,
    };
    expect(await decide(situationOf(moderator), blacken)).toMatchObject({
      field: 'answerOther',
      reason: 'names-passage',
    });
    must(
      await decide(situationOf(moderator), {
        ...aDecision(piece, 'keep'),
        answer: 'Gut.',
        answerOther: `“${title}” stays.`,
      }),
    );
    must(await decide(situationOf(moderator), aDecision(piece, 'blacken', { passage: title })));
    const [other] = await db.select().from(decisionAnswers);
    expect(other?.text).toContain('stays.');
    expect(other?.text).not.toContain(title);
    // Each says by itself that, and when, something was taken out of it.
    const given = await db.query.notices.findMany();
    const told = await Promise.all(given.map(({ id }) => noticeStatus(db, noticeToken(id), now)));
    const blackenedIn = new Map(told.map((one) => [one?.decision?.answerLocale, one?.decision?.blackenedAt]));
    expect(blackenedIn).toEqual(
      new Map([
        ['de', null],
        ['en', now],
      ]),
    );
  });

  test('are forgotten with the others', async ({ db, moderator }) => {
    const { piece } = await aCaseReportedBy(db, 'de', 'en');
    must(await decide(situationOf(moderator), aDecision(piece, 'keep')));
    expect(await db.$count(decisionAnswers)).toBe(1);
    await forgetOldModeration(db, new Date(now.getTime() + (keptDays.letters + 1) * dayMilliseconds));
    expect(await db.$count(decisionAnswers)).toBe(0);
    expect(await db.$count(decisions)).toBe(1);
  });
});

test('two who speak for a company read what came of a challenge each in their language', async ({ db, moderator }) => {
  const { challengeId, company, author, representative, id: caseId } = await aChallengedCase(db);
  const english = await aRepresentative(db, { company });
  await exclusively(db, () => db.update(users).set({ locale: 'en' }).where(eq(users.id, english.userId)));
  must(await proveCase(situationOf(author), { id: challengeId, text: 'Bestellung 4711.' }));
  const about = { kind: 'challenge' as const, id: challengeId };
  const decision = {
    ...aDecision({ kind: 'case', id: caseId }, 'not-genuine'),
    answer: 'Auf Deutsch.',
    answerOther: 'In English.',
  };
  const shown = must(await rehearse(situationOf(moderator), { about, decision, read: null }));
  expect([shown.answerLocale, shown.answerOther].sort()).toEqual(['In English.', 'de']);
  expect(representative.email).not.toBe(english.email);
});

test('a letter that was shown and emptied is asked for, and one that was not shown is not', () => {
  const form = {
    ...{
      id: 'a'.repeat(30),
      about: 'notice',
      read: 'x',
      piece: `case:${'b'.repeat(30)}`,
      language: 'de',
      measure: 'keep',
    },
    ...{ statement: 'Gut.', answer: 'Gut.', ground: 'DECISION_GROUND_ILLEGAL_CONTENT', category: null, block: '' },
    ...{ passage: null, rule: '§ 186 StGB', facts: 'So war es.', reason: 'Darum.', hasOther: null, answerOther: null },
  };
  const parse = (changed: object) => deskDecisionInput.safeParse({ ...form, ...changed });
  expect(parse({}).success).toBe(true);
  expect(parse({ hasOther: 'on' }).error?.issues).toMatchObject([{ path: ['answerOther'], message: 'required' }]);
  expect(parse({ hasOther: 'on', answerOther: 'Well.' }).data).toMatchObject({ answerOther: 'Well.' });
});
