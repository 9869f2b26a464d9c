import { expect, test } from 'vitest';
import { type LadderFacts, ladderOf } from '#src/features/escalation/openings.ts';
import { nextWords, reasonOf, stateText } from '#src/features/escalation/sentences.ts';
import { translator } from '#src/i18n/index.ts';
import type { Locale } from '#src/lib/situation.ts';

const facts = (more: Partial<LadderFacts> = {}): LadderFacts => ({
  industry: 'energy',
  desiredOutcome: 'refund',
  outcome: null,
  entries: [
    {
      occurredOn: '2026-03-05',
      occurredUntil: null,
      precision: 'exact',
      placedOn: null,
      recordedAt: new Date('2026-03-05T09:00:00Z'),
      position: 0,
      direction: 'to-company',
      expectsAnswer: true,
      thirdParty: '',
      channel: 'email',
    },
  ],
  taken: [],
  ...more,
});
const next = (locale: Locale, given: LadderFacts, today: string) =>
  nextWords(translator(locale), locale, ladderOf(given, today));

test('an open step says since when and why', () => {
  expect(next('de', facts(), '2026-04-20')).toEqual({
    lead: 'Seit 3. April 2026 möglich:',
    name: 'Schlichtungsstelle Energie',
    reason: 'Vier Wochen ohne Abhilfe seit der ersten Meldung vom 5. März 2026.',
    isFree: true,
  });
  expect(next('en', facts(), '2026-04-20')).toMatchObject({
    lead: 'Possible since 3 April 2026:',
    reason: 'Four weeks without remedy since the first report of 5 March 2026.',
  });
});

test('a step that is not open yet says from when', () => {
  expect(next('de', facts(), '2026-03-20')).toMatchObject({
    lead: 'Ab 3. April 2026 möglich:',
    reason: 'Vier Wochen nach der ersten Meldung vom 5. März 2026.',
  });
});

test('where several boards come into question, the words say so and name none', () => {
  expect(next('de', facts({ industry: 'banks' }), '2026-06-01')).toMatchObject({
    name: 'Schlichtung (6 Stellen, welche passt, hängt vom Unternehmen ab)',
    reason: 'Zwei Monate ohne Abhilfe seit der ersten Meldung vom 5. März 2026.',
  });
});

test('without a complaint in writing the words ask for one', () => {
  expect(next('de', facts({ entries: [] }), '2026-06-01')).toMatchObject({
    lead: 'Jetzt möglich:',
    name: 'Schriftliche Beschwerde mit Frist',
    reason: 'Im Verlauf steht noch keine Beschwerde, die sich später belegen lässt.',
  });
});

test('the court is not free', () => {
  const taken = [{ step: 'energy-arbitration', takenOn: '2026-01-01' }];
  expect(next('de', facts({ taken }), '2026-06-01')).toMatchObject({ name: 'Mahnbescheid', isFree: false });
});

test('nothing is next while a step runs or after "solved"', () => {
  const taken = [{ step: 'energy-arbitration', takenOn: '2026-05-01' }];
  expect(next('de', facts({ taken }), '2026-06-01')).toBeNull();
  expect(next('de', facts({ outcome: 'solved' }), '2026-06-01')).toBeNull();
});

test('every state has its words, in both languages', () => {
  const taken = [
    { step: 'energy-arbitration', takenOn: '2026-03-20' },
    { step: 'management', takenOn: '2026-03-06' },
  ];
  const told = ladderOf(facts({ taken, desiredOutcome: 'apology' }), '2026-03-25');
  const said = (locale: Locale) => told.rungs.map(({ state }) => stateText(translator(locale), locale, state));
  expect(said('de')).toEqual([
    'Laut Verlauf am 5. März 2026 geschrieben',
    'Unternommen am 6. März 2026',
    'Unternommen am 20. März 2026, läuft in der Regel bis 18. Juni 2026',
    'Jederzeit möglich',
    'Nur wenn Sie Geld verlangen',
  ]);
  expect(said('en')[2]).toBe('Taken on 20 March 2026, usually runs until 18 June 2026');
  const unasked = ladderOf(facts({ entries: [], industry: 'travel' }), '2026-03-25').rungs[2]?.state;
  if (!unasked) throw new Error('no arbitration for travel');
  expect(stateText(translator('de'), 'de', unasked)).toBe('Erst nach einer Beschwerde');
  expect(reasonOf(translator('de'), 'de', unasked, { complainedOn: null, complaintIs: 'exact' })).toMatch(
    /noch keine Beschwerde/,
  );
});
