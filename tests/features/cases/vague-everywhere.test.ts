import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { promises } from '#db/schema/index.ts';
import { calendar } from '#src/features/case-file/figures.ts';
import { caseHistory } from '#src/features/case-file/history/queries.ts';
import { changeWords, subject } from '#src/features/case-file/history/sentences.ts';
import {
  ballSentence,
  belowDate,
  effortSpan,
  entryDate,
  machineDate,
  madeInWords,
  onMade,
} from '#src/features/case-file/sentences.ts';
import { recordEntry } from '#src/features/cases/commands/entries.ts';
import { markPromise } from '#src/features/cases/commands/promises.ts';
import { effort, runningDays } from '#src/features/cases/effort/rules.ts';
import { fileLadder, reasonOf, stateText } from '#src/features/escalation/sentences.ts';
import { casesOfCompany } from '#src/features/home/waiting.ts';
import { exportDataset } from '#src/features/open-data/export.ts';
import { caseFeed, companyFeed } from '#src/features/open-data/feeds.ts';
import { recompute } from '#src/features/open-data/recompute.ts';
import { promiseCalendar } from '#src/features/paper/dossier/calendar.ts';
import { contentOf } from '#src/features/paper/dossier/content.ts';
import { dossierDocument } from '#src/features/paper/dossier/document.ts';
import { revisionOf } from '#src/features/paper/dossier/queries.ts';
import { composeLetter, purposes } from '#src/features/paper/letter/compose.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { casesBehind } from '#src/features/rankings/why/cases.ts';
import { companyPromises } from '#src/features/register/promises.ts';
import { promiseAsked } from '#src/features/reminders/answers/queries.ts';
import { examinedCounts } from '#src/features/signs/index.ts';
import * as formats from '#src/i18n/formats.ts';
import { translator } from '#src/i18n/index.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';
import { anOpenCase, freshDatabase, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { readable } from '../paper/dossier/readable.ts';
import { anEntryForm } from './forms.ts';

/** Every precision that names no day, with a first and a last day that nothing else in the case has. */
const vague = {
  approximate: { occurredOn: '2025-05-13', occurredUntil: null },
  part: { occurredOn: '2025-05-11', occurredUntil: '2025-05-20' },
  month: { occurredOn: '2025-05-01', occurredUntil: '2025-05-31' },
  season: { occurredOn: '2025-03-01', occurredUntil: '2025-05-31' },
  year: { occurredOn: '2025-01-01', occurredUntil: '2025-12-31' },
  unknown: { occurredOn: '2025-05-17', occurredUntil: null },
} as const;
type Vague = keyof typeof vague;
const kinds: readonly Vague[] = ['approximate', 'part', 'month', 'season', 'year', 'unknown'];
const locales: readonly Locale[] = ['de', 'en'];

/** A case in which one entry, with a promise, names no day; `isFirst`: nothing was before it. */
async function aVagueCase(db: Database, precision: Vague, isFirst: boolean) {
  const entry = { ...vague[precision], precision, channel: 'letter' as const, position: 1000 };
  const theCase = await anOpenCase(db, {
    publishedOn: '2026-03-11',
    entries: [
      ...(isFirst ? [] : [{ occurredOn: '2024-11-08', channel: 'email' as const }]),
      { ...entry, promise: { text: 'Rückruf' } },
      { occurredOn: '2026-02-09', direction: 'from-company' as const },
    ],
  });
  await markPromise(situationOf(theCase.author), { number: theCase.number, promiseId: await idOf(db), mark: 'broken' });
  return theCase;
}

async function idOf(db: Database): Promise<string> {
  const [promise] = await db.select().from(promises);
  return promise?.id ?? '';
}

/** What each surface says of a case, by its name. */
async function surfaces(db: Database, number: string, locale: Locale, today: Day): Promise<Record<string, string>> {
  const file = await readable(db, number);
  const t = translator(locale);
  const address = 'https://aktenkundig.example/x';
  const addresses = { case: address, verify: address, history: address, receipt: address };
  const order = { file, hash: 'f'.repeat(64), locale, today, addresses, receipt: null, own: [] };
  const letter = { file, locale, today, deadline: addDays(today, 14), address };
  const ladder = fileLadder(file, today);
  const company = { companyId: file.company.id ?? '' };
  const history = await caseHistory(db, number);
  const saying = { t, locale, stepName: String };
  const asked = await promiseAsked(db, await idOf(db));
  const listed = await companyPromises(db, company.companyId, { state: null, page: 1 }, today);
  // Of its stretch the data tells both ends, with how exactly it is known: the test below.
  const { entries: _stretches, effort: _about, ...json } = JSON.parse(contentOf(file).json);
  return {
    page: JSON.stringify([
      file.entries.map((entry) => [
        entryDate(t, locale, entry),
        belowDate(t, locale, entry, file.entries),
        machineDate(entry),
      ]),
      ballSentence(t, locale, file, today),
      effortSpan(t, locale, file.entries, effort(file)),
    ]),
    promises: JSON.stringify(file.promises.map((made) => madeInWords(t, locale, made, file.entries))),
    profile: JSON.stringify(listed?.promises.map((made) => onMade(t, locale, made))),
    mail: asked ? onMade(t, locale, asked) : '',
    lists: JSON.stringify((await casesOfCompany(db, company, today)).rows.map((row) => ({ ...row, recordedAt: null }))),
    history: JSON.stringify(
      history?.corrections.map((one) => [
        subject(one, saying),
        one.changes.map((change) => changeWords(change, saying)),
      ]),
    ),
    steps: JSON.stringify(
      ladder.rungs.map(({ state }) => [stateText(t, locale, state), reasonOf(t, locale, state, ladder)]),
    ),
    dossier: JSON.stringify(dossierDocument(order).content),
    calendar: promiseCalendar(file, await revisionOf(db, file), t, locale, today),
    feeds: JSON.stringify([
      await caseFeed(db, { number, locale, today }),
      await companyFeed(db, { slug: file.company.slug ?? '', locale, today }),
    ]),
    json: JSON.stringify(json),
    ...Object.fromEntries(purposes.map((purpose) => [`letter ${purpose}`, composeLetter({ ...letter, purpose }).body])),
  };
}

/** Every way in which a day is written somewhere on the site. */
function written(locale: Locale, day: Day): string[] {
  return [day, formats.fullDay(locale, day), formats.longDay(locale, day), day.replaceAll('-', '')];
}

/** What stands before a day that is only about it, in either language. */
const about = /(?:ca\.|c\.|etwa(?: am| dem| seit)?|about|around|circa|spätestens am)(?: on)? $/;

/** Where a day stands in a text without a word that says "about". */
function exactly(text: string, locale: Locale, day: Day): string[] {
  return written(locale, day).flatMap((words) => {
    const starts = [...text.matchAll(new RegExp(words.replaceAll('.', '\\.'), 'g'))].map(({ index }) => index);
    const isSaid = (at: number) =>
      about.test(text.slice(0, at)) || text.slice(at + words.length).startsWith(' at the latest');
    // From when until when a silence lasted says nothing of an entry.
    const isOfSilence = (at: number) =>
      / – $/.test(text.slice(0, at)) || text.slice(at + words.length).startsWith(' – ');
    const bare = starts.filter((at) => !isSaid(at) && !isOfSilence(at) && !/\d$/.test(text.slice(0, at)));
    return bare.map((at) => text.slice(Math.max(0, at - 60), at + 30));
  });
}

describe('a date that names no day', () => {
  test('is never an exact one: on the page, in lists, history, profile, mails, steps, feeds, JSON, calendar, dossier, letters', {
    timeout: 60_000,
  }, async ({ day }) => {
    const said = new Map<string, Set<string>>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...kinds),
        fc.constantFrom(...locales),
        fc.boolean(),
        async (precision, locale, isFirst) => {
          const { db, dispose } = await freshDatabase();
          const { number } = await aVagueCase(db, precision, isFirst);
          const { occurredOn, occurredUntil } = vague[precision];
          const told = Object.entries(await surfaces(db, number, locale, day));
          dispose();
          for (const [name, text] of told) {
            said.set(name, (said.get(name) ?? new Set()).add(precision));
            const found = [occurredOn, occurredUntil ?? occurredOn].flatMap((one) => exactly(text, locale, one));
            expect(found, `${name} of an entry that is ${precision}, in ${locale}`).toEqual([]);
          }
        },
      ),
      {
        numRuns: 12,
        examples: kinds.flatMap((kind): [Vague, Locale, boolean][] => [
          [kind, 'de', kind !== 'unknown'],
          [kind, 'en', false],
        ]),
      },
    );
    expect([...said.values()].every((of) => of.size === kinds.length)).toBe(true);
  });

  test('of which the data tells the stretch, with how exactly it is known; its promises have no day of their own', async ({
    db,
  }) => {
    for (const precision of kinds) {
      const { number } = await aVagueCase(db, precision, false);
      const { entries, promises: made } = JSON.parse(contentOf(await readable(db, number)).json);
      const entry = entries.find((one: { channel: string }) => one.channel === 'letter');
      expect(entry.precision).toBe(precision);
      expect(made).toMatchObject([{ madeOn: null, entry: entries.indexOf(entry) + 1 }]);
    }
  });

  test('the step that was told says it as it is known, and a period says that it begins at the latest then', async ({
    db,
    day,
  }) => {
    const { number } = await aVagueCase(db, 'month', true);
    const ladder = fileLadder(await readable(db, number), day);
    const t = translator('de');
    const said = ladder.rungs.map(({ state }) => [stateText(t, 'de', state), reasonOf(t, 'de', state, ladder)]);
    expect(said[0]).toEqual(['Laut Verlauf im Mai 2025 geschrieben', '']);
  });
});

test('a first answer of which only the month is known is counted in its middle, and "why" says that it was about then', async ({
  db,
  author,
  company,
}) => {
  const given = { author, company, entries: [] };
  const { number, companyId } = await anOpenCase(db, { ...given, publishedOn: '2026-03-10' });
  const answer = { direction: 'from-company' as const, precision: 'month' as const, occurredOn: '2026-03-01' };
  await recordEntry(situationOf(author), number, anEntryForm({ ...answer, occurredUntil: '2026-03-31' }));
  const exact = await anOpenCase(db, { ...given, publishedOn: '2026-03-11' });
  await recordEntry(situationOf(author), exact.number, anEntryForm({ direction: 'from-company' }));
  const scope = { companyId, months: 'all', on: today } as const;
  const perMonth = { '2026-03': { cases: 2 } };
  const beside = examinedCounts(db, companyId);
  const { counted } = await casesBehind(db, scope, { page: 1, perMonth, notGenuine: 0, beside });
  expect(counted.map(({ facts, isAnswerAbout }) => [facts.firstAnswerOn, isAnswerAbout])).toEqual([
    ['2026-03-28', false],
    ['2026-03-20', true],
  ]);
  const folder = await mkdtemp(join(tmpdir(), 'set-'));
  await keepTallies(db, today);
  await exportDataset(db, folder);
  const rows = (await readFile(join(folder, 'cases.csv'), 'utf8')).split('\n');
  expect(rows.find((row) => row.startsWith(number))).toContain(',2026-03-20,about,author,');
  expect(rows.find((row) => row.startsWith(exact.number))).toContain(',2026-03-28,exact,author,');
  expect((await recompute(folder)).findings.told).toEqual([]);
  await rm(folder, { recursive: true });
});

describe('the drawing of the days', () => {
  test('covers every day that is possible, marks them, and says its length with "about"', async ({ db }) => {
    const { number } = await anOpenCase(db, {
      publishedOn: '2026-03-20',
      entries: [
        { precision: 'part', occurredOn: '2026-03-01', occurredUntil: '2026-03-10' },
        { occurredOn: '2026-03-14', direction: 'from-company' },
      ],
    });
    const file = await readable(db, number);
    const drawn = calendar(file, '2026-03-30');
    const days = drawn?.weeks.flat() ?? [];
    expect(days.filter(({ isOutside }) => !isOutside).map(({ day }) => day)).toHaveLength(30);
    expect(days.filter(({ mayHaveEntry }) => mayHaveEntry).map(({ day }) => day)).toEqual(
      Array.from({ length: 10 }, (_, index) => addDays('2026-03-01', index)),
    );
    const running = runningDays(file, '2026-03-30');
    expect([drawn?.days, drawn?.isLengthAbout]).toEqual([running?.days, running?.isAbout]);
    expect(translator('de')('case.file.calendar', { days: 21, about: 'true' })).toBe('Etwa 21 Tage auf einen Blick');
    const [exact, about] = [
      { occurredOn: '2026-03-01' },
      { occurredOn: '2026-03-10', precision: 'approximate' as const },
    ];
    const runs = await readable(db, (await anOpenCase(db, { entries: [exact, about] })).number);
    expect(calendar(runs, '2026-03-30'), 'a case that runs to today').toMatchObject({ days: 30, isLengthAbout: false });
  });
});
