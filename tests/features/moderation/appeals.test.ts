import { eq, isNull } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import {
  appeals,
  cases,
  countedFacts,
  entries,
  hiddenWords,
  promises,
  tombstones,
  writingEnds,
} from '#db/schema/index.ts';
import { recordEntry } from '#src/features/cases/commands/entries.ts';
import { openAppeals, toldDecision } from '#src/features/moderation/appeals/queries.ts';
import { appealBar, lastAppealDay } from '#src/features/moderation/appeals/rules.ts';
import { confirmDecision, decide } from '#src/features/moderation/decisions/commands.ts';
import { noticeStatus } from '#src/features/moderation/notices/status.ts';
import { tracesOf } from '#src/features/moderation/queries.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays } from '#src/lib/dates.ts';
import { aModerator, anAnsweredCase, anAuthor, anOpenCase, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { anEntryForm } from '../cases/forms.ts';
import { must } from '../drafts/writing.ts';
import { appealBy, decidesAppeal, letters, linkTo } from './appealing.ts';
import { aDecision, aNotice, notify } from './noticing.ts';

const read = (db: Database, token: string, on = today) => toldDecision(db, token, { locale: 'de', today: on });

describe('whoever wrote what was hidden', () => {
  test('appeals by the link of the letter, another person brings the words back, and everybody can see both', async ({
    db,
    moderator,
  }) => {
    const other = await aModerator(db);
    const author = await anAuthor(db);
    const { id, number } = await anAnsweredCase(db, { author });
    const form = anEntryForm({
      ...{ text: 'Der Techniker war nie da.', people: ['Kim'], thirdParty: 'Spedition Blau' },
    });
    must(await recordEntry(situationOf(author), number, form));
    const entryBefore = await db.select().from(entries).where(eq(entries.id, form.id));
    const [before, counted, made] = [
      await db.select().from(cases),
      await db.select().from(countedFacts),
      await db.select().from(promises),
    ];
    must(await notify(db, aNotice({ kind: 'entry', id: form.id })));
    const hide = aDecision({ kind: 'entry', id: form.id }, 'hide');
    must(await decide(situationOf(moderator), hide));
    const token = await linkTo(db, author.email, 'statement');
    expect(await read(db, token)).toMatchObject({ until: lastAppealDay(today), isLate: false, appeal: null });
    expect((await read(db, token))?.letter).toContain('Der Arbeitsbericht trägt eine Unterschrift.');
    expect(await appealBy(db, token, { text: '   ' })).toMatchObject({ refusal: 'invalid', field: 'text' });
    const given = { id: newId(), text: 'Der Bericht ist gefälscht.' };
    const receipt = must(await appealBy(db, token, given));
    expect(receipt.number).toBe(`B-${today.slice(0, 4)}-000001`);
    expect(must(await appealBy(db, token, given))).toEqual(receipt);
    expect(await appealBy(db, token)).toMatchObject({ refusal: 'not-allowed', reason: 'appealed' });
    const received = (await letters(db)).filter(({ kind }) => kind === 'appeal-received');
    expect(received).toMatchObject([{ to: author.email }]);
    expect(received[0]?.text).toContain(receipt.number);
    expect((await db.select().from(appeals))[0]?.sealed).not.toContain('gefälscht');
    expect((await tracesOf(db, number)).traces).toMatchObject([{ measure: 'hide', isAppealed: true, appeal: null }]);
    expect(await openAppeals(db)).toMatchObject([
      { decision: { id: hide.id }, appeals: [{ by: 'affected', text: 'Der Bericht ist gefälscht.' }] },
    ]);

    expect(await decidesAppeal(moderator, hide.id, 'keep', { on: addDays(today, 30) })).toMatchObject({
      ...{ refusal: 'not-allowed', reason: 'other-person' },
    });
    expect(await decidesAppeal(author, hide.id, 'keep')).toMatchObject({ refusal: 'not-allowed' });
    must(await decidesAppeal(other, hide.id, 'keep'));
    expect(await db.select().from(entries).where(eq(entries.id, form.id))).toEqual(entryBefore);
    expect(await db.select().from(cases)).toEqual(before);
    expect(await db.select().from(countedFacts)).toEqual(counted);
    expect(await db.select().from(promises)).toEqual(made);
    expect(await db.$count(hiddenWords)).toBe(0);
    const { traces } = await tracesOf(db, number);
    expect(traces).toMatchObject([
      { measure: 'hide', isAppealed: false },
      { measure: 'keep', appeal: { of: traces[0]?.number, byAnother: true } },
    ]);
    const told = (await letters(db)).filter(({ kind }) => kind === 'appeal-decided');
    expect(told.map(({ to }) => to).sort()).toEqual([author.email, 'kim@kanzlei.example'].sort());
    for (const { text } of told) {
      expect(text).toContain('Die Beschwerde hatte Erfolg.');
      expect(text).toContain('ein anderer Mensch als beim ersten Mal');
    }
    expect(await openAppeals(db)).toEqual([]);
    expect(await read(db, token)).toMatchObject({ until: null, decidedAnew: traces[1]?.number });
    expect(await decidesAppeal(other, hide.id, 'hide')).toMatchObject({ refusal: 'too-late' });
    // The notifier, who has not appealed yet, may: the author now may not a second time.
    const notifier = await linkTo(db, 'kim@kanzlei.example', 'appeal-decided');
    must(await appealBy(db, notifier));
    must(await decidesAppeal(moderator, traces[1] ? await decisionId(db, traces[1].number) : '', 'hide'));
    const again = await linkTo(db, author.email, 'appeal-decided');
    expect(await appealBy(db, again)).toMatchObject({ refusal: 'not-allowed', reason: 'no-appeal' });
    expect(await db.$count(hiddenWords)).toBe(1);
    expect((await db.select().from(cases).where(eq(cases.id, id)))[0]?.status).toBe(before[0]?.status);
  });

  test('has six months and no day more, and only by a link that was sent', async ({ db, moderator }) => {
    const author = await anAuthor(db);
    const { replyId, id } = await anAnsweredCase(db, { author });
    must(await decide(situationOf(moderator), aDecision({ kind: 'case', id }, 'end-writing')));
    const token = await linkTo(db, author.email, 'statement');
    expect(await appealBy(db, `${token}x`)).toMatchObject({ refusal: 'not-found' });
    expect(await read(db, `${token}x`)).toBeNull();
    const last = lastAppealDay(today);
    expect(await appealBy(db, token, { on: addDays(last, 1) })).toMatchObject({ refusal: 'too-late' });
    expect(await read(db, token, addDays(last, 1))).toMatchObject({ isLate: true });
    must(await appealBy(db, token, { on: last }));
    expect(replyId).not.toBe('');
  });
});

const decisionId = async (db: Database, number: string) =>
  (await db.query.decisions.findFirst({ where: (row, { eq: is }) => is(row.number, number) }))?.id ?? '';

/** What the case counts for today, whenever that was written. */
async function countsNow(db: Database) {
  const rows = await db.select().from(countedFacts).where(isNull(countedFacts.supersededOn));
  return rows.map(({ recordedOn: _, ...facts }) => facts);
}

describe('a removed case', () => {
  test.for(['remove', 'not-genuine'] as const)(
    'comes back from “%s” and counts as before',
    async (measure, { db, moderator }) => {
      const other = await aModerator(db);
      const author = await anAuthor(db);
      const { id, number } = await anOpenCase(db, { author });
      const [before, counted] = [await db.select().from(cases), await countsNow(db)];
      const remove = aDecision({ kind: 'case', id }, measure);
      must(await decide(situationOf(moderator), remove));
      expect((await db.select().from(cases))[0]?.status).toBe('removed');
      must(await appealBy(db, await linkTo(db, author.email, 'statement')));
      must(await decidesAppeal(other, remove.id, 'keep'));
      expect(await db.$count(tombstones)).toBe(0);
      expect(await db.select().from(cases)).toEqual(before);
      expect(await countsNow(db)).toEqual(counted);
      expect((await tracesOf(db, number)).traces).toHaveLength(2);
    },
  );

  test('stays when the appeal has no success: nothing happens a second time', async ({ db, moderator }) => {
    const other = await aModerator(db);
    const author = await anAuthor(db);
    const { id } = await anOpenCase(db, { author });
    const remove = aDecision({ kind: 'case', id }, 'remove');
    must(await decide(situationOf(moderator), remove));
    const stones = await db.select().from(tombstones);
    must(await appealBy(db, await linkTo(db, author.email, 'statement')));
    expect(must(await decidesAppeal(other, remove.id, 'remove')).state).toBe('effective');
    expect(await db.select().from(tombstones)).toEqual(stones);
    const told = (await letters(db)).find(({ kind }) => kind === 'appeal-decided');
    expect(told.text).toContain('Die frühere Entscheidung bleibt.');
    expect(told.text).toContain('zugelassene Stelle');
  });
});

describe('what cannot come back', () => {
  test('is said: blackened words are gone, and an account may write again', async ({ db, moderator }) => {
    const other = await aModerator(db);
    const author = await anAuthor(db);
    const { id, title } = await anOpenCase(db, { author });
    const black = aDecision({ kind: 'case', id }, 'blacken', { passage: title });
    must(await decide(situationOf(moderator), black));
    must(await appealBy(db, await linkTo(db, author.email, 'statement')));
    must(await decidesAppeal(other, black.id, 'keep'));
    expect((await db.select().from(cases))[0]?.title).toBe('█████');
    const told = (await letters(db)).filter(({ kind }) => kind === 'appeal-decided');
    expect(told[0]?.text).toContain('gibt es nirgends mehr');
    const end = aDecision({ kind: 'case', id }, 'end-writing');
    must(await decide(situationOf(moderator), end));
    must(await appealBy(db, await linkTo(db, author.email, 'statement')));
    must(await decidesAppeal(other, end.id, 'keep'));
    expect(await db.$count(writingEnds)).toBe(0);
  });
});

describe('whoever gave the notice', () => {
  test('appeals against what stays, by the mail alone; a removal for a company still takes two looks', async ({
    db,
    moderator,
  }) => {
    const other = await aModerator(db);
    const author = await anAuthor(db);
    const { id } = await anOpenCase(db, { author });
    const piece = { kind: 'case' as const, id };
    const given = must(await notify(db, aNotice(piece, { notifier: 'company-lawyer' })));
    const keep = aDecision(piece, 'keep');
    must(await decide(situationOf(moderator), keep));
    // An address in a form proves nothing: somebody else could use up the appeal and read it.
    expect(await noticeStatus(db, given.token, momentOn(today))).toMatchObject({ link: null, isByMail: true });
    const link = await linkTo(db, 'kim@kanzlei.example', 'notice-decided');
    must(await appealBy(db, link));
    expect(must(await decidesAppeal(other, keep.id, 'remove')).state).toBe('waiting');
    expect((await db.select().from(cases))[0]?.status).toBe('open');
    const [open] = await openAppeals(db);
    expect(open?.decision.id).toBe(keep.id);
    const waiting = await db.query.decisions.findFirst({ where: (row, { eq: is }) => is(row.kind, 'appeal') });
    expect(await confirmDecision(situationOf(other), { id: waiting?.id ?? '' })).toMatchObject({
      refusal: 'not-allowed',
    });
    must(await confirmDecision(situationOf(moderator), { id: waiting?.id ?? '' }));
    expect((await db.select().from(cases))[0]?.status).toBe('removed');
    // It is the first decision against the author: now they may appeal.
    must(await appealBy(db, await linkTo(db, author.email, 'appeal-decided')));
    expect(await openAppeals(db)).toHaveLength(1);
  });

  test('without an address appeals from the status page of their own notice, and reads nobody else’s', async ({
    db,
    moderator,
  }) => {
    const piece = { kind: 'case' as const, id: (await anOpenCase(db)).id };
    const nameless = { name: '', email: '', category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS' as const };
    const given = [must(await notify(db, aNotice(piece, nameless))), must(await notify(db, aNotice(piece, nameless)))];
    must(await decide(situationOf(moderator), aDecision(piece, 'keep')));
    const links = await Promise.all(
      given.map(async ({ token }) => (await noticeStatus(db, token, momentOn(today)))?.link ?? ''),
    );
    expect(new Set(links).size).toBe(2);
    must(await appealBy(db, links[0] ?? '', { text: 'Erste Beschwerde.' }));
    const other = await toldDecision(db, links[1] ?? '', { locale: 'de', today });
    expect([other?.appeal, other?.until]).toEqual([null, expect.any(String)]);
  });

  test('is answered by one operator alone after 14 days, which the letter and the case say', async ({
    db,
    moderator,
  }) => {
    const { id, number } = await anOpenCase(db);
    must(await notify(db, aNotice({ kind: 'case', id })));
    const keep = aDecision({ kind: 'case', id }, 'keep');
    must(await decide(situationOf(moderator), keep));
    must(await appealBy(db, await linkTo(db, 'kim@kanzlei.example', 'notice-decided')));
    expect(await decidesAppeal(moderator, keep.id, 'keep', { on: addDays(today, 13) })).toMatchObject({
      ...{ refusal: 'not-allowed', reason: 'other-person' },
    });
    must(await decidesAppeal(moderator, keep.id, 'keep', { on: addDays(today, 14) }));
    expect((await tracesOf(db, number)).traces[1]).toMatchObject({ appeal: { byAnother: false } });
    const told = (await letters(db)).find(({ kind, to }) => kind === 'appeal-decided' && to === 'kim@kanzlei.example');
    expect(told.text).toContain('nach mindestens 14 Tagen');
  });
});

describe('who may decide on an appeal', () => {
  const all = ['a', 'b', 'c'];
  const sides = [null, ...all];

  test('however many operators there are, somebody may at some time, and never who decided while there is another', () => {
    for (const operators of [['a'], ['a', 'b'], all]) {
      for (const first of sides) {
        for (const second of sides.filter((one) => one === null || one !== first)) {
          const about = { operators, first, second, givenAt: 0 };
          const later = all.filter((actor) => appealBar(about, actor, 15 * 86_400_000) === null);
          const atOnce = all.filter((actor) => appealBar(about, actor, 0) === null);
          expect(later.length, JSON.stringify(about)).toBeGreaterThan(0);
          expect(later.every((actor) => operators.includes(actor))).toBe(true);
          if (operators.some((one) => one !== first)) {
            expect(later).not.toContain(first);
            expect(atOnce).toEqual(later);
          } else expect(atOnce).toEqual([]);
        }
      }
    }
  });
});
