import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, countedFacts, namedCompanies, outbox, promises, replies } from '#db/schema/index.ts';
import { calendar, fileSilences, fileTimeline } from '#src/features/case-file/figures.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { ballSentence } from '#src/features/case-file/sentences.ts';
import { dormantReason, stampDetail } from '#src/features/case-file/standing.ts';
import { nameCompany, replyAsNamed } from '#src/features/cases/commands/named.ts';
import { effort, runningDays } from '#src/features/cases/effort/rules.ts';
import { countedHistory } from '#src/features/cases/state/counted.ts';
import { loadFacts } from '#src/features/cases/state/loading.ts';
import { refreshCase } from '#src/features/cases/state/refresh.ts';
import { follow } from '#src/features/following/commands.ts';
import { tellFollowers } from '#src/features/following/news.ts';
import { casesOfCompany } from '#src/features/home/waiting.ts';
import { caseFeed } from '#src/features/open-data/feeds.ts';
import { caseRecord } from '#src/features/open-data/tables.ts';
import { contentOf } from '#src/features/paper/dossier/content.ts';
import { companyProfile } from '#src/features/profiles/queries.ts';
import { caseRows } from '#src/features/register/queries.ts';
import { casesToRemind } from '#src/features/reminders/facts.ts';
import { scheduleOf } from '#src/features/reminders/rules.ts';
import { translator } from '#src/i18n/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { addDays, type Day, dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import {
  aCompany,
  anAnsweredCase,
  anOpenCase,
  aRepresentative,
  type Company,
  momentOn,
  situationOf,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { readable } from '../paper/dossier/readable.ts';

const t = translator('de');
const there = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('it is not there');
  return value;
};

/** Everything that is counted, shown or planned of a case and of the two companies, as on a day. */
async function figuresOf(db: Database, id: string, both: readonly Company[], on: Day) {
  const [row] = await db.select().from(cases).where(eq(cases.id, id));
  const file = there(await caseFile(db, { caseId: id }, on));
  const reminded = there((await casesToRemind(db, [id])).get(id));
  return {
    row,
    state: file.state,
    counted: await db.select().from(countedFacts).where(eq(countedFacts.caseId, id)),
    history: countedHistory(there((await loadFacts(db, [id])).get(id)), on),
    silences: fileSilences(file, on),
    drawnSilence: fileTimeline(file, on).reduce((sum, { kind, ...item }) => {
      return sum + ('gap' in item && item.gap.isOwed ? item.gap.days : 0);
    }, 0),
    effort: effort(file),
    running: runningDays(file, on),
    calendar: calendar(file, on),
    said: [ballSentence(t, 'de', file, on), stampDetail(t, 'de', file, on), dormantReason(t, file)],
    plan: scheduleOf(reminded.facts, addDays(on, -200), addDays(on, 200)),
    profiles: await Promise.all(
      both.map((company) =>
        companyProfile(db, { ...company, industry: 'shops' }, '12', on).then(({ own, ever }) => [own, ever]),
      ),
    ),
    lists: await Promise.all(
      both.map(async ({ id: companyId }) =>
        (await casesOfCompany(db, { companyId }, on)).rows.map((one) => one.number),
      ),
    ),
    promises: await db.select().from(promises),
    register: await caseRows(db, {}, on),
  };
}

/** What the company that is named and the author say to each other, by days after the publication. */
const posts = fc.array(
  fc.record({
    day: fc.nat(100),
    kind: fc.constantFrom<('named-reply' | 'named-answer')[]>('named-reply', 'named-answer'),
  }),
  { minLength: 1, maxLength: 6 },
);
const lives = fc.record({
  age: fc.nat(130),
  answeredAfter: fc.option(fc.nat(20)),
  intent: fc.constantFrom('information', 'solution', 'settlement', 'solved'),
  posts,
});

describe('a case counts only for the company that it is against', () => {
  test('whatever a company says that is only named, nothing counted, shown or planned is another', async ({ db }) => {
    const both = [await aCompany(db), await aCompany(db, { name: 'Eilbote Paket AG' })];
    const [company, carrier] = [there(both[0]), there(both[1])];
    const [representative, speaker] = [
      await aRepresentative(db, { company }),
      await aRepresentative(db, { company: carrier }),
    ];
    await fc.assert(
      fc.asyncProperty(lives, async ({ age, answeredAfter, intent, posts }) => {
        const publishedOn = addDays(today, -age);
        const given = { company, publishedOn };
        const { id } =
          answeredAfter === null || answeredAfter > age
            ? await anOpenCase(db, given)
            : await anAnsweredCase(db, {
                ...given,
                representative,
                intent,
                repliedOn: addDays(publishedOn, answeredAfter),
              });
        const before = await figuresOf(db, id, both, today);
        await exclusively(db, () =>
          db.insert(namedCompanies).values({ caseId: id, companyId: carrier.id, namedAt: momentOn(publishedOn) }),
        );
        const said = posts.map(({ day, kind }) => ({
          id: newId(),
          caseId: id,
          kind,
          text: 'Dazu sagen wir etwas.',
          publishedAt: momentOn(addDays(publishedOn, Math.min(day, age))),
          ...(kind === 'named-reply' && { companyId: carrier.id, representativeId: speaker.representativeId }),
        }));
        await exclusively(db, () => db.insert(replies).values(said));
        must(await write(db, async (tx) => done(await refreshCase(tx, id, today))));
        expect((await caseFile(db, { caseId: id }, today))?.named?.thread).toHaveLength(said.length);
        expect(await figuresOf(db, id, both, today)).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });

  test('who follows the company that is only named hears nothing of it, and what it says is no news', async ({
    db,
    company,
    author,
  }) => {
    const speaker = await aRepresentative(db, { company: await aCompany(db, { name: 'Eilbote Paket AG' }) });
    const theCase = await anOpenCase(db, { company });
    must(await follow(situationOf(author), { kind: 'company', of: 'eilbote-paket-ag' }));
    must(await follow(situationOf(author), { kind: 'case', of: theCase.number }));
    must(
      await nameCompany(situationOf(theCase.author), { number: theCase.number, company: { id: speaker.companyId } }),
    );
    must(await replyAsNamed(situationOf(speaker), { id: newId(), number: theCase.number, text: 'Es lag bei uns.' }));
    const kinds = async () => new Set((await db.select().from(outbox)).map(({ kind }) => kind));
    const before = await kinds();
    await tellFollowers({ db, now: () => momentOn(today), isStopping: () => false });
    expect(await kinds()).toEqual(before);
    expect(before).toEqual(new Set(['company-named', 'named-replied']));
  });

  test('the profile of the named company says how many name it, and lists them apart', async ({ db, company, day }) => {
    const carrier = await aCompany(db, { name: 'Eilbote Paket AG' });
    const { number, author } = await anOpenCase(db, { company });
    must(await nameCompany(situationOf(author), { number, company: { id: carrier.id } }));
    expect(await casesOfCompany(db, { companyId: carrier.id }, day)).toMatchObject({ rows: [], total: 0, naming: 1 });
    expect(await casesOfCompany(db, { companyId: company.id }, day)).toMatchObject({ total: 1, naming: 0 });
    expect(await caseRows(db, { named: carrier.slug }, day)).toMatchObject([{ number, companyName: company.name }]);
    expect(await caseRows(db, { named: company.slug }, day)).toEqual([]);
  });

  test('the file as data, its hash, its feed and the data set have the second company', async ({ db, company }) => {
    const speaker = await aRepresentative(db, { company: await aCompany(db, { name: 'Eilbote Paket AG' }) });
    const { number, author } = await anOpenCase(db, { company });
    const { hash, json } = contentOf(await readable(db, number));
    expect(json).not.toContain('alsoNamed');
    must(await nameCompany(situationOf(author), { number, company: { id: speaker.companyId } }));
    const named = contentOf(await readable(db, number));
    must(await replyAsNamed(situationOf(speaker), { id: newId(), number, text: 'Das Paket lag bei uns.' }));
    const answered = contentOf(await readable(db, number));
    expect(new Set([hash, named.hash, answered.hash]).size).toBe(3);
    const content = JSON.parse(answered.json);
    expect(content.alsoNamed).toMatchObject({ name: 'Eilbote Paket AG', thread: [{ text: 'Das Paket lag bei uns.' }] });
    expect(content.thread).toEqual([]);
    const feed = await caseFeed(db, { number, locale: 'de', today });
    expect(feed?.entries.map(({ title }) => title)).toContain(
      'Stellungnahme von Miriam Okafor, Eilbote Paket AG (auch genannt)',
    );
    const [row] = await db.select().from(countedFacts);
    const known = {
      number,
      company: company.slug,
      industry: 'shops',
      alsoNamed: 'eilbote-paket-ag',
      kind: null,
      repliesChecking: 0,
      readOn: null,
    };
    const facts = { ...there(row), promises: [], factors: {} };
    expect(
      caseRecord({ ...known, facts, knownSince: today, isAnswerAbout: false, disputed: null }, dayOf(momentOn(today))),
    ).toMatchObject({
      alsoNamed: 'eilbote-paket-ag',
    });
  });
});
