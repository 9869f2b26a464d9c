import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, companyWords, countedFacts, entries, events, representatives, tallies } from '#db/schema/index.ts';
import { endWord, giveWord, setComplaintContact } from '#src/features/companies/word/commands.ts';
import { complaintContactInput, giveWordInput } from '#src/features/companies/word/input.ts';
import { companyProfile } from '#src/features/profiles/queries.ts';
import { measuredWords, wordsOfRows } from '#src/features/profiles/word.ts';
import { type CountedFacts, daysAsked } from '#src/features/rankings/counting/facts.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays, daysBetween } from '#src/lib/dates.ts';
import {
  aCompany,
  anAnsweredCase,
  anAuthor,
  anOpenCase,
  aRepresentative,
  momentOn,
  type RepresentativePerson,
  situationOf,
  situationOfVisitor,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { openFacts } from '../rankings/counted.ts';

const inFive = (of: RepresentativePerson) => ({ speakingAs: of.representativeId, kind: 'answer' as const, days: 5 });

async function shown(db: Database, companyId: string) {
  const profile = await companyProfile(db, { id: companyId, industry: 'shops' }, 'all', today);
  return profile.word;
}

describe('the word of a company', () => {
  test('holds from tomorrow on, and stays readable with its figure when another takes its place', async ({ db }) => {
    const company = await aCompany(db);
    const speaker = await aRepresentative(db, { company });
    const [long, lately] = [addDays(today, -100), addDays(today, -40)];
    must(await giveWord(situationOf(speaker, long), inFive(speaker)));
    must(await giveWord(situationOf(speaker, long), inFive(speaker)));
    must(await giveWord(situationOf(speaker, lately), { ...inFive(speaker), days: 9 }));
    for (const publishedOn of [long, addDays(long, 1), lately, addDays(lately, 1)]) {
      await anAnsweredCase(db, { company, publishedOn, repliedOn: addDays(publishedOn, 7), representative: speaker });
    }
    expect((await shown(db, company.id)).promised).toMatchObject([
      { kind: 'answer', days: 9, holdsFrom: addDays(lately, 1), heldUntil: null, n: 1, hits: 1, of: null },
      { kind: 'answer', days: 5, holdsFrom: addDays(long, 1), heldUntil: lately, n: 2, hits: 0, of: null },
    ]);
    must(await endWord(situationOf(speaker), { speakingAs: speaker.representativeId, endKind: 'answer' }));
    must(await endWord(situationOf(speaker), { speakingAs: speaker.representativeId, endKind: 'answer' }));
    expect((await shown(db, company.id)).promised.map(({ heldUntil }) => heldUntil)).toEqual([today, lately]);
  });

  test('that ended before its first day is shown to nobody; six in a year are enough', async ({ db }) => {
    const speaker = await aRepresentative(db);
    for (const days of [1, 2, 3, 4, 5, 6]) must(await giveWord(situationOf(speaker), { ...inFive(speaker), days }));
    expect(await giveWord(situationOf(speaker), { ...inFive(speaker), days: 7 })).toMatchObject({
      reason: 'word-too-often',
    });
    expect((await shown(db, speaker.companyId)).promised.map(({ days }) => days)).toEqual([6]);
    expect(await db.$count(companyWords)).toBe(6);
  });

  test('is given by nobody but who works there, with certainty', async ({ db }) => {
    const company = await aCompany(db);
    const [speaker, outsider, doubted, former] = [
      await aRepresentative(db, { company }),
      await aRepresentative(db, { company }),
      await aRepresentative(db, { company }),
      await aRepresentative(db, { company }),
    ];
    const set = (of: RepresentativePerson, values: Partial<typeof representatives.$inferInsert>) =>
      exclusively(db, () => db.update(representatives).set(values).where(eq(representatives.id, of.representativeId)));
    await set(outsider, { firmKind: 'law-firm', firm: 'Kanzlei' });
    await set(doubted, { checkingSince: momentOn(today) });
    await set(former, { endedAt: momentOn(today) });
    const contact = { address: 'a@b.example', phone: '' };
    for (const [person, as] of [
      [outsider, outsider],
      [doubted, doubted],
      [former, former],
      [await aRepresentative(db), speaker],
      [await anAuthor(db), speaker],
    ] as const) {
      const speakingAs = as.representativeId;
      expect((await giveWord(situationOf(person), { ...inFive(as), speakingAs })).ok).toBe(false);
      expect((await endWord(situationOf(person), { speakingAs, endKind: 'answer' })).ok).toBe(false);
      expect((await setComplaintContact(situationOf(person), { speakingAs, ...contact })).ok).toBe(false);
    }
    expect(await giveWord(situationOfVisitor(db), inFive(speaker))).toMatchObject({ refusal: 'not-signed-in' });
    expect(await db.$count(companyWords)).toBe(0);
    must(await giveWord(situationOf(speaker), inFive(speaker)));
    // Of somebody who, as was found, never spoke for it, the profile says nothing.
    await set(speaker, { endedAt: momentOn(today), refusedAt: momentOn(today) });
    expect((await shown(db, company.id)).promised).toEqual([]);
  });

  test('is a whole number of days, and a contact an address or a number', () => {
    const fault = (days: string) =>
      giveWordInput.safeParse({ speakingAs: 'x', kind: 'answer', days }).error?.issues[0]?.message;
    expect([fault('5'), fault('0'), fault(''), fault('fünf'), fault('61'), fault('1e1')]).toEqual([
      undefined,
      'out-of-range',
      'word-days',
      'word-days',
      'out-of-range',
      'word-days',
    ]);
    const contact = (address: string, phone: string) =>
      complaintContactInput.safeParse({ speakingAs: 'x', address, phone }).success;
    expect(contact('service@firma.example', '0561 4711')).toBe(true);
    expect(contact('', '')).toBe(true);
    expect(contact('<script>', '')).toBe(false);
    expect(contact('', 'ruft uns an')).toBe(false);
  });

  test('says "about" where only an author tells when the answer came, and not to the day', async ({ db }) => {
    const company = await aCompany(db);
    const speaker = await aRepresentative(db, { company });
    must(await giveWord(situationOf(speaker, addDays(today, -90)), inFive(speaker)));
    const publishedOn = addDays(today, -60);
    const theCase = await anOpenCase(db, { company, publishedOn });
    const [entry] = await db.select().from(entries).where(eq(entries.caseId, theCase.id));
    if (!entry) throw new Error('no entry');
    const answeredOn = addDays(publishedOn, 3);
    const vague = { occurredOn: addDays(answeredOn, -2), occurredUntil: addDays(answeredOn, 2) };
    await exclusively(db, () =>
      db.batch([
        db
          .insert(entries)
          .values({ ...entry, ...vague, id: newId(), direction: 'from-company', precision: 'approximate' }),
        db
          .update(countedFacts)
          .set({ firstAnswerOn: answeredOn, firstAnswerBy: 'author' })
          .where(eq(countedFacts.caseId, theCase.id)),
      ]),
    );
    expect((await shown(db, company.id)).promised).toMatchObject([{ n: 1, hits: 1, isAbout: true }]);
  });
});

const span = fc
  .tuple(fc.nat(40), fc.option(fc.nat(20)))
  .map(([from, length]) => ({ from, until: length === null ? null : from + length }));
const anyCase = fc.record({
  age: fc.nat(80),
  answeredAfter: fc.option(fc.nat(40)),
  closedAfter: fc.option(fc.nat(60)),
  outcome: fc.constantFrom('solved' as const, 'partly' as const, 'unsolved' as const, null),
  state: fc.constantFrom(
    'open' as const,
    'closed' as const,
    'withdrawn' as const,
    'removed' as const,
    'not-genuine' as const,
  ),
  asked: fc.array(span, { maxLength: 2 }),
});

/** What the figure counts of one case, by the rule that all figures share. */
function byRule(kind: 'answer' | 'solve', days: number, facts: CountedFacts): 'kept' | 'missed' | 'not-counted' {
  const age = daysBetween(facts.publishedOn, today);
  if (facts.state === 'not-genuine' || age <= days) return 'not-counted';
  if (kind === 'solve') {
    const isKept =
      facts.outcome === 'solved' &&
      facts.closedOn !== null &&
      facts.closedOn <= today &&
      daysBetween(facts.publishedOn, facts.closedOn) <= days;
    return isKept ? 'kept' : 'missed';
  }
  const isAnswered = facts.firstAnswerOn !== null && facts.firstAnswerOn <= today;
  const until = isAnswered && facts.firstAnswerOn !== null ? facts.firstAnswerOn : today;
  const waited = daysBetween(facts.publishedOn, until) - daysAsked(facts, today);
  if (isAnswered) return waited <= days ? 'kept' : 'missed';
  return waited > days ? 'missed' : 'not-counted';
}

describe('the figure beside it', () => {
  test('counts each case as the rules of all figures do, whatever became of it', async ({ db }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyCase, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        async (given, days) => {
          const company = await aCompany(db);
          const speaker = await aRepresentative(db, { company });
          const before = situationOf(speaker, addDays(today, -61));
          for (const kind of ['answer', 'solve'] as const)
            must(await giveWord(before, { ...inFive(speaker), kind, days }));
          const all: CountedFacts[] = [];
          for (const { age, answeredAfter, closedAfter, asked, ...more } of given) {
            const publishedOn = addDays(today, -age);
            const on = (after: number | null) => (after === null ? null : addDays(publishedOn, after));
            const facts: CountedFacts = {
              ...{ ...openFacts, ...more, publishedOn, firstAnswerOn: on(answeredAfter), closedOn: on(closedAfter) },
              asked: asked.map(({ from, until }) => [addDays(publishedOn, from), on(until)] as const),
            };
            const theCase = await anOpenCase(db, { company, publishedOn });
            await exclusively(db, () => db.update(countedFacts).set(facts).where(eq(countedFacts.caseId, theCase.id)));
            if (age <= 60) all.push(facts);
          }
          for (const { kind, n, hits } of wordsOfRows(await measuredWords(db, company.id, today))) {
            const counted = all.map((facts) => byRule(kind, days, facts));
            const kept = counted.filter((one) => one === 'kept').length;
            expect({ kind, n, hits }).toEqual({
              kind,
              n: kept + counted.filter((one) => one === 'missed').length,
              hits: kept,
            });
          }
        },
      ),
      { numRuns: 25, endOnFailure: true },
    );
  });

  test('is that of the latest cases where there are very many, and says so', async ({ db }) => {
    const company = await aCompany(db);
    const speaker = await aRepresentative(db, { company });
    must(await giveWord(situationOf(speaker, addDays(today, -400)), inFive(speaker)));
    // Three on each of a hundred days; those of the latest fifty were answered at once.
    const many = sql`with recursive many(n) as (select 0 union all select n + 1 from many where n < 299),
      given as (select 'many-' || n as id, n, date(${today}, -(10 + n / 3) || ' days') as day from many)`;
    await exclusively(db, () =>
      db.batch([
        db.run(sql`${many} insert into cases (id, number, company_id, locale, created_at, published_at, published_on, status, ball, industry)
          select id, '2020-' || printf('%06d', n), ${company.id}, 'de', 0, 0, day, 'open', 'company', 'shops' from given`),
        db.run(sql`${many} insert into counted_facts (case_id, company_id, recorded_on, published_on, state, first_answer_on, promises,
          contacts, waited_minutes, effort_days, factors)
          select id, ${company.id}, day, day, 'open', case when n < 150 then day end, '[]', 1, 0, 1, '{}' from given`),
      ]),
    );
    // No day is cut in two.
    expect((await shown(db, company.id)).promised).toMatchObject([{ n: 252, hits: 150, ofLatest: 252 }]);
  });

  test('and the word change no case, no figure and no rank', async ({ db }) => {
    const company = await aCompany(db);
    const speaker = await aRepresentative(db, { company });
    for (let n = 0; n < 12; n += 1)
      await anAnsweredCase(db, { company, representative: speaker, publishedOn: addDays(today, -30) });
    await keepTallies(db, today);
    const all = async () => {
      const rows = await Promise.all([cases, countedFacts, tallies].map((table) => db.select().from(table)));
      const { word: _word, ...profile } = await companyProfile(db, { id: company.id, industry: 'shops' }, 'all', today);
      return JSON.stringify([rows, profile]);
    };
    const before = await all();
    must(await giveWord(situationOf(speaker, addDays(today, -60)), inFive(speaker)));
    must(await giveWord(situationOf(speaker, addDays(today, -20)), { ...inFive(speaker), days: 1 }));
    must(
      await setComplaintContact(situationOf(speaker), {
        speakingAs: speaker.representativeId,
        address: `beschwerde@${company.domain}`,
        phone: '',
      }),
    );
    await keepTallies(db, today);
    expect(await all()).toBe(before);
    expect((await shown(db, company.id)).promised.map(({ n, of }) => [n, of !== null])).toEqual([
      [0, false],
      [12, true],
    ]);
    expect((await db.select().from(events)).map(({ action }) => action)).toContain('companies.give-word');
  });
});
