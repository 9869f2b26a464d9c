import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearOf } from '#src/features/import/dates/resolve.ts';
import type { Span } from '#src/features/import/index.ts';
import { readStory } from '#src/features/import/rules.ts';
import { longestStory } from '#src/features/import/text/text.ts';
import type { Proposal, Story } from '#src/features/import/told/story.ts';
import { codeOf } from '#src/lib/days/code.ts';
import { mostOfFourfold, quickest } from '#tests/cpu.ts';
import { f1, scoresOf, share } from './scores.ts';
import { markedStories } from './stories.ts';

const today = '2026-11-25';
const stories = markedStories();
const read = (text: string) => readStory(text, { today });
const days = (text: string) =>
  read(text).dates.map(({ found, ask }) => (found ? codeOf(found) : `ask ${ask.join(' ')}`));
const entries = ({ proposals }: Story) =>
  proposals.map(({ found, channel, direction }) => `${found ? codeOf(found) : '?'} ${channel}/${direction ?? 'asked'}`);

describe('stories of our own writing', () => {
  test('are many, varied and marked by hand', () => {
    expect(stories.length).toBeGreaterThanOrEqual(60);
    expect(stories.flatMap(({ dates }) => dates).length).toBeGreaterThanOrEqual(400);
    expect(share(stories.filter(({ language }) => language === 'en').length, stories.length)).toBeGreaterThan(0.3);
    expect(share(stories.filter(({ isHeldOut }) => isHeldOut).length, stories.length)).toBeGreaterThan(0.3);
  });

  test.each([true, false])(
    'are read as well as promised, also where nobody looked while the rules were made (%s)',
    (isHeldOut) => {
      const { dates, channels, directions, promises } = scoresOf(stories.filter((one) => one.isHeldOut === isHeldOut));
      expect(f1(dates)).toBeGreaterThanOrEqual(0.95);
      expect(share(dates.right, dates.marked)).toBeGreaterThanOrEqual(0.9);
      expect(share(dates.extra, dates.found + dates.extra)).toBeLessThanOrEqual(0.03);
      expect(share(channels.right, channels.marked)).toBeGreaterThanOrEqual(0.88);
      expect(share(directions.right, directions.marked)).toBeGreaterThanOrEqual(0.85);
      expect(f1(promises)).toBeGreaterThanOrEqual(0.85);
    },
  );
});

/** All pieces of a text that a story accounts for, in their order. */
const piecesOf = ({ proposals, leftover }: Story): Span[] => {
  const spans = [...proposals.flatMap(({ words }) => words), ...leftover].toSorted(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  const different = new Map(spans.map((span) => [`${span.start}-${span.end}`, span]));
  return [...different.values()];
};

function isLost(text: string, story: Story): boolean {
  let at = 0;
  for (const { start, end } of piecesOf(story)) {
    if (start > at) return true;
    at = Math.max(at, end);
  }
  return at < text.length;
}

const isAhead = ({ found, ask }: Pick<Proposal, 'found' | 'ask'>) =>
  (found !== null && found.precision !== 'unknown' && (nearOf(found) ?? today) > today) ||
  ask.some((day) => day > today && ask.length === 1);

const isInside =
  (text: string) =>
  ({ start, end }: Span) =>
    start >= 0 && start < end && end <= text.length;

const bits = fc.constantFrom(
  ...'am|bis|vor|nach|3.|12.3.|2026|31.2.|März|Mai|may|Montag|letzten|drei|Tage|Wochen|später|später.|gestern|heute|morgen|rief ich an|Mail|sagte,|werde|Techniker|kam nicht|in|innerhalb|von|und|,|.|:|\n|\n\n|> |Von: a@b.example\n|Gesendet: 3.3.2026\n|Betreff: x\n|On 3 March 2026, A wrote:\n|03.03.26, 10:00 - A: |[03.03.26, 10:00:00] B: |12/13/2026|1/2/3|99|€ 12,50|12:30 Uhr|Ostern|vor Weihnachten|KW 12|the|third|of|June|ß|İ|𝒳|\u202e|„|“'.split(
    '|',
  ),
);
const anyText = fc.oneof(
  fc.array(bits, { maxLength: 60 }).map((some) => some.join(' ')),
  fc.array(bits, { maxLength: 40 }).map((some) => some.join('')),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .constantFrom(...stories.map(({ text }) => text))
    .chain((text) =>
      fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]) => text.slice(Math.min(a, b), Math.max(a, b))),
    ),
);

describe('whatever is pasted', () => {
  test('nothing is lost, every word shown stands in the text, and nothing lies ahead but promises', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const story = read(text);
        expect(isLost(text, story)).toBe(false);
        const shown = story.proposals.flatMap(({ words, date, promises }) => [
          ...words,
          ...(date ? [date] : []),
          ...promises.flatMap(({ start, end, due }) => [{ start, end }, ...(due ? [due] : [])]),
        ]);
        expect(shown.every(isInside(text))).toBe(true);
        expect(story.proposals.filter(isAhead)).toEqual([]);
        for (const { promises, text: words } of story.proposals) {
          expect(words).toBe(words.trim());
          for (const { start, end, text: said } of promises)
            expect(text.slice(start, end).replace(/\s+/g, ' ').trim()).toBe(said);
        }
      }),
      // What random texts once found is tried each time.
      { numRuns: 300, examples: [['31.2.31.2.']] },
    );
  });

  test.each([
    'am 3. März rief ich an. ',
    'Am 2., 4., ',
    '1.1.',
    '3. ',
    '> ',
    'Von: a@b.example\n',
    '03.03.26, 10:00 - A: hallo\n',
    'in zwei bis drei ',
    '"„(:, ',
    '12',
    'kam nicht keiner ',
    '\n',
  ])('takes time in proportion to its length: %j', async (piece) => {
    const ofLength = (length: number) => piece.repeat(length).slice(0, length);
    const [short, text] = [ofLength(longestStory / 8), ofLength(longestStory / 2)];
    let story: Story | undefined;
    // Four times the text; with the square of its length it would take sixteen times as long. How long that is: `npm run bench -- import`.
    const most = await mostOfFourfold(() => read(short));
    expect(await quickest(() => (story = read(text)), 12, most)).toBeLessThanOrEqual(most);
    expect(story && isLost(text, story)).toBe(false);
  });

  test('a text in another language is one entry as it stands; one that is too long stays one piece', () => {
    const long = 'am 3.3. rief ich an. '.repeat(3000);
    expect(read(long)).toMatchObject({ proposals: [], leftover: [{ start: 0, end: long.length }] });
    for (const { text } of stories.filter(({ language }) => language === 'other')) {
      const { language, proposals, leftover } = read(text);
      expect({ language, leftover, told: proposals.map((one) => [one.found, one.text]) }).toEqual({
        language: 'other',
        leftover: [],
        told: [[null, text]],
      });
    }
    expect(read('')).toMatchObject({ proposals: [], leftover: [] });
  });
});

describe('dates', () => {
  test.each([
    ['Am 3. März rief ich an. Drei Tage später kam eine Mail.', ['2026-03-03', '2026-03-06']],
    ['Etwa am 3. März rief ich an. Drei Tage später kam eine Mail.', ['2026-03-03~', '2026-03-06~']],
    ['Im März rief ich an. Drei Tage später kam eine Mail.', ['2026-03', 'unknown']],
    ['Ein paar Tage später rief ich an.', ['unknown']],
    ['Am 28.12.2024 bestellt, am 3. Januar kam es kaputt an.', ['2024-12-28', '2025-01-03']],
    [
      'Anfang der ersten Aprilwoche war Ruhe, in der zweiten Maihälfte nicht.',
      ['2026-04~beginning', '2026-05-16/2026-05-31'],
    ],
    ['Am 31.6. rief ich an.', ['ask 2026-06-30']],
    ['Am 31.2.2031 rief ich an.', ['ask ']],
    ['Am Montag, 10. März 2026 rief ich an.', ['ask 2026-03-10 2026-03-09']],
    ['On 04/05/2026 I called them and they said no.', ['ask 2026-05-04 2026-04-05']],
    ['On 04/05/2026 I called them and on 04/20/2026 they wrote to me.', ['2026-04-05', '2026-04-20']],
    ['Kurz vor Ostern rief ich an.', ['2026-04-05~']],
    ['On Easter Monday they came, on Good Friday they did not.', ['2026-04-06', '2026-04-03']],
    ['Geboren bin ich am 20.11.1984, ich wohne in der Straße des 17. Juni 135.', []],
    ['Tarif 2025, Version 4.2.1, 24/7, um 10.11 Uhr, 12.99 Euro, Frau Mai und Herr Sommer, jeden Montag.', []],
    ['We may sue, and they march on; the second call was a fall.', []],
  ])('%s', (text, expected) => {
    expect(days(text)).toEqual(expected);
  });
});

describe('what happened', () => {
  test('a contact without a day stands behind the one told before, and never before the first', () => {
    expect(
      entries(read('Ich habe geschrieben. Am 3. März rief ich an. Danach habe ich eine Mail geschrieben.')),
    ).toEqual(['2026-03-03 phone/asked', 'unknown email/to-company']);
  });

  test('several days of one thing are as many entries, made of the same words', () => {
    const { proposals } = read('Am 2., 4. und 9. Juni habe ich angerufen.');
    expect(entries(read('Am 2., 4. und 9. Juni habe ich angerufen.'))).toEqual(
      ['2026-06-02', '2026-06-04', '2026-06-09'].map((day) => `${day} phone/asked`),
    );
    expect(new Set(proposals.map(({ text }) => text)).size).toBe(1);
  });

  test('a deadline that the author sets is no promise, one that the company names is', () => {
    const promises = (text: string) =>
      read(text).proposals.flatMap((one) => one.promises.map(({ text: words, dueOn }) => ({ words, dueOn })));
    expect(promises('Am 3. März schrieb ich eine Mail und setzte eine Frist bis zum 17. März.')).toEqual([]);
    expect(promises('Am 3. März rief ich an. Frau Klein sagte, das Geld komme bis Freitag.')).toEqual([
      { words: 'das Geld komme bis Freitag', dueOn: '2026-03-06' },
    ]);
    expect(promises('Sie sicherte am 3. März einen Rückruf bis zum 6. März zu.')).toMatchObject([
      { dueOn: '2026-03-06' },
    ]);
    expect(promises('11.2. angerufen, neuer Termin 14.2. zugesagt.')).toMatchObject([{ dueOn: '2026-02-14' }]);
    // Of which day it is counted, nobody said.
    expect(promises('I ordered it in January. They promised delivery within six weeks.')).toEqual([]);
    expect(promises('They never rang me back, so on 3 March I wrote to them.')).toEqual([]);
    expect(promises('On 3 March they promised a refund by the end of the month.')).toEqual([
      { words: 'a refund by the end of the month', dueOn: '2026-03-31' },
    ]);
  });

  test('who was reached, how long it took, how often one was passed on and what was paid are counted', () => {
    const [call] = read(
      'Am 3. März um 14:30 Uhr rief ich an, hing 25 Minuten in der Warteschleife und wurde dreimal weiterverbunden, zuletzt zu Frau Klein, die 12,50 Euro abgebucht hat.',
    ).proposals;
    expect(call).toMatchObject({
      time: '14:30',
      waitedMinutes: 25,
      handOvers: 3,
      people: ['Frau Klein'],
      spent: { cents: 1250, currency: 'EUR' },
    });
  });
});

test('whoever the verb belongs to wrote, also where it says "back" or "answered"', () => {
  const told = (words: string) => entries(read(`Am 3. März 2026 ging es um eine E-Mail. ${words}`)).at(-1);
  expect(told('Ich schrieb am 7. April per Mail zurück, dass nichts kam.')).toBe('2026-04-07 email/to-company');
  expect(told('Am 7. April schrieb mir die Firma eine Mail zurück.')).toBe('2026-04-07 email/from-company');
  expect(told('Ich habe am 7. April per E-Mail geantwortet.')).toBe('2026-04-07 email/to-company');
  expect(told('Am 7. April soll die Firma mir eine E-Mail geschickt haben.')).toBe('2026-04-07 email/from-company');
  expect(read('Am 20. April kam eine Mail vom Chef. Er schrieb von Betrug.').proposals[0]?.people).toEqual([]);
});
