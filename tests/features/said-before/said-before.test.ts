import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, outbox, replies, replyMarks, statements, verdicts } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/index.ts';
import { saidBefore } from '#src/features/case-file/said-before.ts';
import { judgeReply, publishReply } from '#src/features/cases/commands/replies.ts';
import { correctReply } from '#src/features/cases/commands/reply-corrections.ts';
import { countedFacts } from '#src/features/cases/state/counted.ts';
import { actsOf, type CaseFacts } from '#src/features/cases/state/facts.ts';
import { publishStatement } from '#src/features/company-desk/statement/commands.ts';
import { type CountedFacts, keysOf } from '#src/features/rankings/counting/facts.ts';
import { markUnmarked } from '#src/features/said-before/marks.ts';
import { alikeFrom, markedShingles, sharedWords } from '#src/features/said-before/rules.ts';
import { translator } from '#src/i18n/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { searchKey } from '#src/lib/text.ts';
import {
  aCompany,
  anAnsweredCase,
  anOpenCase,
  aRepresentative,
  momentOn,
  type RepresentativePerson,
  situationOf,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';

const own =
  'Sehr geehrte Frau Mertens, Ihr Rückschein lag seit dem 3. März bei uns und wurde falsch zugeordnet. Wir erstatten die 149 Euro bis Freitag und haben den Vorgang der Leitung vorgelegt.';
const copied = own.replace('Mertens', 'Ahrens').replace('149', '62');
const another =
  'Der Techniker kommt am Dienstag zwischen acht und zehn. Die Leitung im Haus hat einen Schaden, den wir auf unsere Kosten beheben, und der April wird nicht berechnet.';

const firstAnswer = async (db: Database, number: string) => {
  const [row] = await db.select().from(cases).where(eq(cases.number, number));
  return row?.firstAnswerOn ?? null;
};
const reply = (speaker: RepresentativePerson, number: string, text: string, more: { knowsLike?: boolean } = {}) => {
  const id = newId();
  const sent = { id, number, text, intent: 'solution' as const, promises: [], knowsLike: false, ...more };
  return publishReply(situationOf(speaker, '2026-03-25'), sent).then((outcome) => ({ id, outcome }));
};

describe('words that were said before', () => {
  test('are those that stand there with two beside them', () => {
    const shared = (one: string, other: string) => sharedWords(searchKey(one), searchKey(other));
    expect(shared(own, own)).toBe(1);
    expect(shared(copied, own)).toBeGreaterThan(alikeFrom);
    expect(shared(another, own)).toBeLessThan(0.2);
    expect(shared(own.slice(0, 100), own)).toBeGreaterThan(alikeFrom);
    expect(shared('Wir kümmern uns.', 'Wir kümmern uns')).toBe(1);
    expect(shared('Danke.', 'Danke')).toBe(1);
    expect(shared('Danke.', 'Bitte.')).toBe(0);
    expect(shared('', '')).toBe(0);
  });

  test('whatever is said again whole has its marks and all its words', () => {
    const words = fc.array(fc.constantFrom('geld', 'paket', 'konto', 'brief', 'tag', 'uns', 'nicht', 'bald'), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, words, (said, more) => {
        const text = said.join(' ');
        expect(sharedWords(text, text)).toBe(1);
        expect(markedShingles(text)).toEqual(markedShingles(text));
        expect(sharedWords(text, [...said, ...more].join(' '))).toBe(said.length < 3 && more.length > 0 ? 0 : 1);
        expect(sharedWords(text, more.join(' '))).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a reply that says what another one says', () => {
  test('is told so before it is sent, and is no answer until its author says that it is one', async ({ db }) => {
    const company = await aCompany(db);
    const speaker = await aRepresentative(db, { company });
    const [first, second] = [await anOpenCase(db, { company }), await anOpenCase(db, { company })];
    must((await reply(speaker, first.number, own)).outcome);
    expect(await firstAnswer(db, first.number)).toBe('2026-03-25');
    expect((await reply(speaker, second.number, copied)).outcome).toEqual({
      ...{ ok: false, refusal: 'invalid', field: 'text', reason: 'like-another' },
    });
    const { id, outcome } = await reply(speaker, second.number, copied, { knowsLike: true });
    must(outcome);
    expect(await firstAnswer(db, second.number)).toBeNull();
    // The first keeps what it counted for.
    expect(await firstAnswer(db, first.number)).toBe('2026-03-25');
    const shown = async () => {
      const file = await caseFile(db, { number: second.number }, today);
      return file?.thread.flatMap((item) => saidBefore(translator('de'), item)) ?? [];
    };
    expect((await shown()).join(' ')).toContain(`zu Az. ${first.number}. Sie zählt als Textbaustein`);
    const verdict = { number: second.number, replyId: id, content: 'yes' as const, boilerplate: false, text: '' };
    must(await judgeReply(situationOf(second.author, '2026-03-28'), verdict));
    expect(await firstAnswer(db, second.number)).toBe('2026-03-25');
    expect((await shown()).join(' ')).toContain('Das beantwortet ihren Fall');
  });

  test('is known in other companies’ words by nobody, and in another case of the company by its own', async ({
    db,
  }) => {
    const [one, other] = [await aCompany(db), await aCompany(db)];
    const speakers = [await aRepresentative(db, { company: one }), await aRepresentative(db, { company: other })];
    for (const speaker of speakers) {
      const { number } = await anOpenCase(db, { company: speaker.companyId === one.id ? one : other });
      must((await reply(speaker, number, own)).outcome);
      expect(await firstAnswer(db, number)).toBe('2026-03-25');
    }
  });

  test('stays one when its words are corrected, and becomes one when it is corrected into one', async ({ db }) => {
    const company = await aCompany(db);
    const speaker = await aRepresentative(db, { company });
    const [first, second, third] = [
      await anOpenCase(db, { company }),
      await anOpenCase(db, { company }),
      await anOpenCase(db, { company }),
    ];
    must((await reply(speaker, first.number, own)).outcome);
    const like = await reply(speaker, second.number, copied, { knowsLike: true });
    must(
      await correctReply(situationOf(speaker), {
        number: second.number,
        replyId: like.id,
        text: another,
        promises: [],
      }),
    );
    expect(await firstAnswer(db, second.number)).toBeNull();
    const fresh = await reply(speaker, third.number, 'Das Ersatzgerät ging heute mit der Sendung 4711 an Sie ab.');
    expect(await firstAnswer(db, third.number)).toBe('2026-03-25');
    must(
      await correctReply(situationOf(speaker), { number: third.number, replyId: fresh.id, text: copied, promises: [] }),
    );
    expect(await firstAnswer(db, third.number)).toBeNull();
  });

  test('is known of replies from before there were marks too', async ({ db }) => {
    const company = await aCompany(db);
    const { representative } = await anAnsweredCase(db, { company, text: own });
    expect(await db.select().from(replyMarks)).toEqual([]);
    expect(await markUnmarked(db)).toBe(1);
    expect(await markUnmarked(db)).toBe(0);
    const { number } = await anOpenCase(db, { company });
    expect((await reply(representative, number, copied)).outcome).toMatchObject({ reason: 'like-another' });
  });
});

describe('the figures of a company', () => {
  const day = fc.integer({ min: 0, max: 40 }).map((n) => new Date(momentOn('2026-01-01').getTime() + n * 86_400_000));
  const facts = fc.record({ at: day, verdict: fc.constantFrom(null, true, false) });
  const factsOf = (copies: { at: Date; verdict: boolean | null }[], isLike: boolean): CaseFacts => ({
    ...{ submittedAt: momentOn('2026-01-01'), publishedAt: momentOn('2026-01-01'), transferredAt: null },
    replies: copies.map(({ at, verdict }, n) => ({
      ...{ id: String(n), kind: 'reply', intent: 'solution', publishedAt: at, statementId: null, passagePercent: null },
      likeReplyId: isLike ? 'other' : null,
      verdict: verdict === null ? null : { content: 'no', boilerplate: verdict, givenAt: at },
    })),
    ...{ closings: [], reopenings: [], entries: [], promises: [], tombstone: null },
  });
  const points = (counted: CountedFacts | null) => {
    const keys: string[] = counted ? keysOf(counted, '2026-03-01') : [];
    return {
      answered: keys.filter((key) => key.startsWith('answered/')),
      alike: keys.filter((key) => key.startsWith('alike/')),
    };
  };

  test('are never raised by copies before their authors say so', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 5 }), (copies) => {
        const unsaid = copies.map((copy) => ({ ...copy, verdict: null }));
        expect(points(countedFacts(factsOf(unsaid, true), '2026-03-01'))).toEqual(
          points(countedFacts(factsOf([], true), '2026-03-01')),
        );
        // Once they do, a copy counts as any other reply does.
        const judged = copies.map((copy) => ({ ...copy, verdict: copy.verdict ?? false }));
        expect(actsOf(factsOf(judged, true))).toEqual(actsOf(factsOf(judged, false)));
      }),
    );
  });
});

describe('one statement for many cases', () => {
  test('stands in each, once, is marked and mailed, and is judged by each author', async ({ db }) => {
    const company = await aCompany(db);
    const speaker = await aRepresentative(db, { company });
    const open = [
      await anOpenCase(db, { company }),
      await anOpenCase(db, { company }),
      await anOpenCase(db, { company }),
    ];
    const numbers = open.map(({ number }) => number);
    const input = { id: newId(), companyId: company.id, incident: 'Ausfall am 12. März', text: own, numbers };
    const situation = situationOf(speaker, '2026-03-25');
    expect(must(await publishStatement(situation, { ...input, numbers: numbers.slice(0, 2) }))).toEqual({
      ...{ published: numbers.slice(0, 2), refused: [] },
    });
    // Ended in between, or sent twice: it goes on where it was.
    expect(must(await publishStatement(situation, input)).published).toEqual(numbers);
    expect(await db.$count(replies)).toBe(3);
    expect(await db.$count(outbox, eq(outbox.kind, 'reply-published'))).toBe(3);
    for (const number of numbers) expect(await firstAnswer(db, number)).toBeNull();
    const file = await caseFile(db, { number: numbers[0] ?? '' }, today);
    const item = file?.thread[0];
    expect(item?.statement).toEqual({ incident: 'Ausfall am 12. März', cases: 3 });
    const verdict = {
      number: numbers[0] ?? '',
      replyId: item?.id ?? '',
      content: 'yes' as const,
      boilerplate: false,
      text: '',
    };
    must(await judgeReply(situationOf(open[0]?.author ?? speaker, '2026-03-27'), verdict));
    expect(await db.$count(verdicts)).toBe(1);
    expect(await firstAnswer(db, numbers[0] ?? '')).toBe('2026-03-25');
    expect(await firstAnswer(db, numbers[1] ?? '')).toBeNull();
  });

  test('says one text, however the form is sent: other words under its id are another statement', async ({ db }) => {
    const company = await aCompany(db);
    const speaker = await aRepresentative(db, { company });
    const numbers: string[] = [];
    for (let n = 0; n < 4; n += 1) numbers.push((await anOpenCase(db, { company })).number);
    const input = { id: newId(), companyId: company.id, incident: 'Ausfall', text: own, numbers: numbers.slice(0, 2) };
    const other = { ...input, incident: 'Etwas anderes', text: `Ganz anders: ${own}`, numbers: numbers.slice(2) };
    // At the same moment, from two windows.
    await Promise.all([input, other, input].map((one) => publishStatement(situationOf(speaker), one)));
    const stated = await db
      .select({ statement: replies.statementId, text: replies.text, cases: statements.cases })
      .from(replies)
      .innerJoin(statements, eq(statements.id, replies.statementId));
    expect(stated).toHaveLength(4);
    for (const of of Map.groupBy(stated, ({ statement }) => statement).values()) {
      expect(new Set(of.map(({ text }) => text)).size).toBe(1);
      expect(of.map((one) => one.cases)).toEqual(of.map(() => of.length));
    }
  });

  test('stands in 200 cases at most, also where two windows send it at the same moment for different ones', async ({
    db,
  }) => {
    const company = await aCompany(db);
    const speaker = await aRepresentative(db, { company });
    const numbers: string[] = [];
    for (let n = 0; n < 4; n += 1) numbers.push((await anOpenCase(db, { company })).number);
    const [a = '', b = '', c = '', d = ''] = numbers;
    const input = { id: newId(), companyId: company.id, incident: 'Ausfall', text: own };
    const sent = (some: string[]) => publishStatement(situationOf(speaker), { ...input, numbers: some });
    must(await sent([a, b]));
    await exclusively(db, () => db.update(statements).set({ cases: 199 }));
    const both = (await Promise.all([sent([a, c]), sent([b, d])])).map(must);
    expect(both.flatMap(({ refused }) => refused)).toMatchObject([{ reason: { reason: 'statement-too-many' } }]);
    expect(await db.$count(replies)).toBe(3);
    expect(await db.select({ cases: statements.cases }).from(statements)).toEqual([{ cases: 200 }]);
    expect(await sent([c, d])).toMatchObject({ field: 'numbers', reason: 'statement-too-many' });
  });

  test('is refused for one case, for those of others, and to whoever does not speak', async ({ db }) => {
    const company = await aCompany(db);
    const speaker = await aRepresentative(db, { company });
    const [one, two] = [await anOpenCase(db, { company }), await anOpenCase(db, { company })];
    const foreign = await anOpenCase(db);
    const input = {
      id: newId(),
      companyId: company.id,
      incident: 'Ausfall',
      text: own,
      numbers: [one.number, two.number],
    };
    const sent = (numbers: string[], by = speaker) => publishStatement(situationOf(by), { ...input, numbers });
    expect(await sent([one.number])).toMatchObject({ reason: 'statement-too-few' });
    expect(await sent([one.number, foreign.number])).toMatchObject({ reason: 'statement-of-others' });
    expect(await sent(input.numbers, await aRepresentative(db))).toMatchObject({ refusal: 'not-allowed' });
    expect(await db.$count(replies)).toBe(0);
    // What has ended meanwhile is said, and keeps nobody else waiting.
    await exclusively(db, () =>
      db
        .update(cases)
        .set(Object({ status: 'open' }))
        .where(eq(cases.id, one.id)),
    );
    expect(must(await sent(input.numbers)).published.length).toBe(2);
  });
});
