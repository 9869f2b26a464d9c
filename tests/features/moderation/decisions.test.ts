import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, countedFacts, decisions, entries, examinations, outbox, replies } from '#db/schema/index.ts';
import { correctHead, recordEntry } from '#src/features/cases/commands/entries.ts';
import { answerInThread, publishReply } from '#src/features/cases/commands/replies.ts';
import { confirmDecision, decide, dropDecision } from '#src/features/moderation/decisions/commands.ts';
import { noticeStatus } from '#src/features/moderation/notices/status.ts';
import { tracesOf } from '#src/features/moderation/queries.ts';
import { statements, statementsCsv } from '#src/features/moderation/transparency/statements.ts';
import { letterHtml } from '#src/features/notifications/letter.ts';
import { reportPressure } from '#src/features/pressure/commands.ts';
import { decidedPressure, pressureOn } from '#src/features/pressure/queries.ts';
import { newId, unseal } from '#src/lib/crypto.ts';
import { addDays } from '#src/lib/dates.ts';
import {
  aModerator,
  anAnsweredCase,
  anAuthor,
  anOpenCase,
  aRepresentative,
  situationOf,
  situationOfVisitor,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { anEntryForm } from '../cases/forms.ts';
import { must } from '../drafts/writing.ts';
import { aReport } from '../pressure/reporting.ts';
import { aDecision, aNotice, notify } from './noticing.ts';

const tomorrow = addDays(today, 1);

async function everything(db: Database): Promise<string> {
  const tables = await db.all<{ name: string }>(sql`select name from sqlite_master where type = 'table'`);
  const all: string[] = [];
  for (const { name } of tables) {
    for (const row of await db.all<Record<string, unknown>>(sql.raw(`select * from "${name}"`))) {
      for (const [column, value] of Object.entries(row)) {
        // A notice says what it is about; it is private and stays.
        if (value === null || name === 'notices') continue;
        const isSealed = ['sealed', 'fields'].includes(column) && value !== '';
        all.push(`${name}.${column}: ${isSealed ? unseal(String(value)) : String(value)}`);
      }
    }
  }
  return all.join('\n');
}

const letters = async (db: Database) =>
  (await db.select().from(outbox)).map(({ kind, sealed, locale }) => ({ kind, locale, ...JSON.parse(unseal(sealed)) }));

describe('blackening', () => {
  test('takes a passage out of every row, waiting mails too; counts stay', async ({ db, moderator }) => {
    const author = await anAuthor(db);
    const secret = 'Herr Löwentraut-Ölmez';
    const given = {
      author,
      title: `Streit mit ${secret}`,
      summary: `Es war ${secret}, immer wieder Herr  Löwentraut-Ölmez.`,
    };
    const { id, number, replyId } = await anAnsweredCase(db, given);
    const form = anEntryForm({ people: [secret], text: `${secret} rief an.` });
    must(await recordEntry(situationOf(author), number, form));
    must(await recordEntry(situationOf(author), number, { ...form, text: `${secret} rief noch einmal an.` }));
    must(await answerInThread(situationOf(author), { id: newId(), number, text: `Fragen Sie ${secret}.` }));
    const hidden = anEntryForm({ text: `Auch hier ${secret}.` });
    must(await recordEntry(situationOf(author), number, hidden));
    must(await decide(situationOf(moderator), aDecision({ kind: 'entry', id: hidden.id }, 'hide')));
    const before = await db.select().from(countedFacts);
    const blacken = aDecision({ kind: 'entry', id: form.id }, 'blacken', { passage: secret });
    expect(await decide(situationOf(moderator), blacken)).toMatchObject({ ok: true, value: { state: 'effective' } });
    expect(await everything(db)).not.toMatch(/Löwentraut/);
    const [row] = await db.select().from(cases).where(eq(cases.id, id));
    expect(row).toMatchObject({ title: 'Streit mit █████', summary: 'Es war █████, immer wieder █████.' });
    expect(await db.select().from(countedFacts)).toEqual(before);
    expect((await tracesOf(db, number)).traces.map(({ measure }) => measure)).toEqual(['hide', 'blacken']);
    // Nothing else of that piece, and nothing that only contains the word.
    expect((await db.select().from(replies).where(eq(replies.id, replyId)))[0]?.text).not.toContain('█');
  });

  test('also takes it out of what earlier decisions say, everywhere that is read or sent, and says so there', async ({
    db,
    moderator,
  }) => {
    const author = await anAuthor(db);
    const { id, number, company } = await anOpenCase(db, { author, summary: 'Frau Quast-Öltgen war nie da.' });
    const situation = situationOf(moderator);
    const piece = { kind: 'case' as const, id };
    const [entry] = await db.select().from(entries).where(eq(entries.caseId, id));
    const told = { kind: 'entry' as const, id: entry?.id ?? '' };
    const earlier = { reason: '🙂 Frau Quast-Öltgen schrieb es: Frau QUAST\u00ad-OELTGEN.', rule: '§ 1 Quast-Öltgen' };
    const { token } = must(await notify(db, aNotice(told)));
    const first = aDecision(told, 'hide', { ...earlier, facts: 'Frau Quast-Öltgen sagt es.' });
    must(await decide(situation, first));
    const report = aReport(number);
    must(await reportPressure(situationOf(author), report));
    must(await decide(situation, aDecision({ kind: 'threat', id: report.id }, 'confirmed', earlier)));
    const public_ = async () => [
      JSON.stringify(await tracesOf(db, number)),
      statementsCsv(await statements(db)),
      JSON.stringify(await noticeStatus(db, token, situation.now)),
      JSON.stringify(pressureOn(await decidedPressure(db, company.id))),
    ];
    expect((await public_()).join()).toMatch(/Öltgen/);
    expect(JSON.stringify(await letters(db))).toMatch(/Öltgen/);
    const blacken = aDecision(piece, 'blacken', { passage: 'Frau Quast-Öltgen' });
    must(await decide(situation, blacken));
    for (const words of [...(await public_()), JSON.stringify(await letters(db)), await everything(db)]) {
      expect(words).not.toMatch(/frau quast/i);
    }
    const [black, kept] = [{ blackenedAt: situation.now }, { blackenedAt: null }];
    expect((await tracesOf(db, number)).traces).toMatchObject([
      { ...black, reason: '🙂 █████ schrieb es: █████.' },
      kept,
    ]);
    expect(pressureOn(await decidedPressure(db, company.id))).toMatchObject([black]);
    expect(await noticeStatus(db, token, situation.now)).toMatchObject({ decision: black });
    expect((await public_())[1]).toContain('[Blackened on ');
  });

  test('takes the name of somebody who used to speak for the company from under a reply, and leaves the reply', async ({
    db,
    moderator,
  }) => {
    const theCase = await anOpenCase(db);
    const speaker = situationOf(await aRepresentative(db, { company: theCase.company }));
    const replyId = newId();
    const { number } = theCase;
    const reply = {
      id: replyId,
      number,
      text: 'Wir erstatten den Betrag.',
      intent: 'information' as const,
      promises: [],
    };
    must(await publishReply(speaker, reply));
    expect(JSON.stringify(await letters(db))).toContain('Okafor');
    const blacken = aDecision({ kind: 'reply', id: replyId }, 'blacken', { passage: 'Miriam Okafor' });
    must(await decide(situationOf(moderator), blacken));
    expect(await db.select().from(replies)).toMatchObject([{ signedName: '█████', text: 'Wir erstatten den Betrag.' }]);
    const waiting = (await letters(db)).filter(({ kind }) => kind === 'reply-published');
    expect(waiting).toHaveLength(1);
    expect(JSON.stringify(waiting)).not.toContain('Okafor');
  });

  test('is refused where the words do not stand, and where the reason would say them', async ({ db, moderator }) => {
    const { id } = await anOpenCase(db, { summary: 'Frau Quast war nie da.' });
    const piece = { kind: 'case' as const, id };
    const black = (passage: string, changed = {}) =>
      decide(situationOf(moderator), aDecision(piece, 'blacken', { passage, ...changed }));
    expect(await black('Frau Qua')).toMatchObject({ refusal: 'invalid', field: 'passage', reason: 'not-in-piece' });
    expect(await black('')).toMatchObject({ refusal: 'invalid', field: 'passage', reason: 'required' });
    expect(await black('Frau Quast', { reason: 'Nennt Frau Quast.' })).toMatchObject({
      ...{ refusal: 'invalid', field: 'reason', reason: 'names-passage' },
    });
    expect(await db.$count(decisions)).toBe(0);
    expect(await black('Frau Quast')).toMatchObject({ ok: true });
  });
});

describe('hiding an entry', () => {
  test('keeps its place and every figure, and its author cannot write it anew', async ({ db, moderator }) => {
    const author = await anAuthor(db);
    const { number } = await anAnsweredCase(db, { author });
    const form = anEntryForm({
      text: 'Das darf hier nicht stehen.',
      people: ['Kim', 'Toni'],
      thirdParty: 'Spedition Blau',
    });
    must(await recordEntry(situationOf(author), number, form));
    const [before, counted] = [await db.select().from(cases), await db.select().from(countedFacts)];
    const hide = aDecision({ kind: 'entry', id: form.id }, 'hide');
    must(await decide(situationOf(moderator), hide));
    expect(must(await decide(situationOf(moderator), hide))).toMatchObject({ state: 'effective' });
    const [entry] = await db.select().from(entries).where(eq(entries.id, form.id));
    expect(entry).toMatchObject({
      text: '█████',
      people: ['█████ 1', '█████ 2'],
      thirdParty: '█████',
      hiddenBy: hide.id,
    });
    expect(await db.select().from(cases)).toEqual(before);
    expect(await db.select().from(countedFacts)).toEqual(counted);
    expect(await recordEntry(situationOf(author), number, { ...form, text: 'Noch einmal.' })).toMatchObject({
      ...{ refusal: 'conflict', reason: 'hidden' },
    });
    expect(await decide(situationOf(moderator), { ...hide, id: newId() })).toMatchObject({ refusal: 'conflict' });
    expect(await db.$count(decisions)).toBe(1);
  });
});

describe('removing a case that its company wants gone', () => {
  const scene = async (db: Database) => {
    const theCase = await anOpenCase(db);
    const piece = { kind: 'case' as const, id: theCase.id };
    must(await notify(db, aNotice(piece, { notifier: 'company-lawyer' })));
    return { theCase, remove: aDecision(piece, 'remove') };
  };
  const statusOf = async (db: Database) => (await db.select({ status: cases.status }).from(cases))[0]?.status;

  test('waits for another person, who may also say no', async ({ db, moderator }) => {
    const other = await aModerator(db);
    const { remove } = await scene(db);
    expect(await decide(situationOf(moderator), remove)).toMatchObject({ value: { state: 'waiting' } });
    expect(await statusOf(db)).toBe('open');
    expect((await letters(db)).map(({ kind }) => kind)).not.toContain('statement');
    expect(await confirmDecision(situationOf(moderator, addDays(today, 30)), remove)).toMatchObject({
      ...{ refusal: 'not-allowed', reason: 'second-look' },
    });
    expect(await decide(situationOf(other), { ...remove, id: newId() })).toMatchObject({ refusal: 'conflict' });
    must(await dropDecision(situationOf(other), remove));
    expect(await confirmDecision(situationOf(other), remove)).toMatchObject({ refusal: 'too-late' });
    expect(await statusOf(db)).toBe('open');
    const again = { ...remove, id: newId() };
    must(await decide(situationOf(other), again));
    must(await confirmDecision(situationOf(moderator), again));
    expect(await statusOf(db)).toBe('removed');
    expect((await db.select().from(examinations))[0]?.closedAt).not.toBeNull();
  });

  test('waits for a day where there is one operator alone', async ({ db, moderator }) => {
    const { remove } = await scene(db);
    must(await decide(situationOf(moderator), remove));
    expect(await confirmDecision(situationOf(moderator), remove)).toMatchObject({ refusal: 'not-allowed' });
    must(await confirmDecision(situationOf(moderator, tomorrow), remove));
    expect(await statusOf(db)).toBe('removed');
  });

  test('does not wait for a second operator who has a part in the case', async ({ db, moderator }) => {
    const second = await aModerator(db);
    const { id } = await anOpenCase(db, { author: second });
    const piece = { kind: 'case' as const, id };
    must(await notify(db, aNotice(piece, { notifier: 'company' })));
    const remove = aDecision(piece, 'not-genuine');
    must(await decide(situationOf(moderator), remove));
    expect(await confirmDecision(situationOf(second, tomorrow), remove)).toMatchObject({ refusal: 'not-allowed' });
    must(await confirmDecision(situationOf(moderator, tomorrow), remove));
    expect(await statusOf(db)).toBe('removed');
  });
});

describe('the letters', () => {
  test('differ: the statement of reasons says the facts, the notifier gets the decision; each in their language', async ({
    db,
    moderator,
  }) => {
    const { id, number, author } = await anOpenCase(db);
    const piece = { kind: 'case' as const, id };
    const from = { email: 'law@office.example', name: 'Chris Law' };
    const visitor = { ...situationOfVisitor(db), locale: 'en' as const };
    const { number: notice } = must(await notify(db, aNotice(piece, from), today, visitor));
    must(await notify(db, aNotice(piece, from), today, visitor));
    must(await decide(situationOf(moderator), aDecision(piece, 'remove')));
    const decided = (await letters(db)).filter(({ kind }) => kind === 'statement' || kind === 'notice-decided');
    expect(decided).toHaveLength(2);
    const statement = decided.find(({ kind }) => kind === 'statement');
    expect(statement).toMatchObject({ to: author.email, locale: 'de' });
    for (const block of [
      'trägt eine Unterschrift',
      '§ 186 StGB',
      'Verstoß gegen das Recht',
      'kein Programm',
      'sechs Monaten',
      number,
    ])
      expect(statement.text).toContain(block);
    expect(statement.text).not.toContain('Chris Law');
    const answer = decided.find(({ kind }) => kind === 'notice-decided');
    expect(answer).toMatchObject({ to: from.email, locale: 'en', subject: expect.stringContaining(notice) });
    const [html, why] = [letterHtml({ ...answer.letter, locale: 'en', title: '' }), 'Die Aussage ist widerlegt.'];
    expect(html).toContain(`Why:<br>\n<span lang="de">${why}</span>`);
    expect(answer.text).toContain('The case has been removed');
    expect(answer.text).toContain('Within six months');
    expect(answer.text).not.toContain(author.email);
  });
});

describe('ending the right to write', () => {
  test('lets an account say nothing more, and take back what it said', async ({ db, moderator }) => {
    const author = await anAuthor(db);
    const { id, number, ...own } = await anAnsweredCase(db, { author, title: 'Router kam nie an' });
    must(await decide(situationOf(moderator), aDecision({ kind: 'case', id }, 'end-writing')));
    expect(await answerInThread(situationOf(author), { id: newId(), number, text: 'Noch etwas.' })).toMatchObject({
      ...{ refusal: 'not-allowed', reason: 'may-not-write' },
    });
    const head = {
      number,
      summary: '',
      desiredOutcome: own.desiredOutcome ?? ('refund' as const),
      desiredText: '',
      disputed: null,
      erase: true,
    };
    const erase = (title: string) => correctHead(situationOf(author), { ...head, title });
    expect(await erase('Neu')).toMatchObject({ refusal: 'not-allowed', reason: 'may-not-write' });
    must(await erase('Router kam an'));
  });
});
