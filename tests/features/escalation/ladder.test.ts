import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { industries } from '#src/features/companies/industries.ts';
import { stepKinds } from '#src/features/escalation/germany/step.ts';
import { stepsOf } from '#src/features/escalation/ladder.ts';
import { type LadderFacts, ladderOf, type StepState } from '#src/features/escalation/openings.ts';
import { toldOutage } from '#src/features/escalation/reported.ts';
import { channels } from '#src/features/timeline/lists.ts';
import { addDays, isDay, weekdayOf } from '#src/lib/dates.ts';

const allSteps = industries.flatMap((industry) => stepsOf(industry));

type EntryFacts = LadderFacts['entries'][number];
const wrote = (occurredOn: string, more: Partial<EntryFacts> = {}): EntryFacts => ({
  occurredOn,
  occurredUntil: null,
  precision: 'exact',
  placedOn: null,
  recordedAt: new Date(`${occurredOn}T09:00:00Z`),
  position: 0,
  direction: 'to-company',
  expectsAnswer: true,
  thirdParty: '',
  channel: 'email',
  ...more,
});
const facts = (more: Partial<LadderFacts> = {}): LadderFacts => ({
  industry: 'energy',
  desiredOutcome: 'refund',
  outcome: null,
  entries: [wrote('2026-03-05')],
  taken: [],
  ...more,
});
const stateOf = (given: LadderFacts, key: string, today: string): StepState | undefined =>
  ladderOf(given, today).rungs.find(({ step }) => step.key === key)?.state;
const nextKeys = (given: LadderFacts, today: string) => ladderOf(given, today).next.map(({ step }) => step.key);

describe('the ladder of an industry', () => {
  test.each(industries)('%s: from a complaint over an arbitration body to the court', (industry) => {
    const kinds = stepsOf(industry).map(({ kind }) => kind);
    expect(kinds[0]).toBe('complaint');
    expect(kinds).toContain('arbitration');
    expect(kinds.at(-1)).toBe('court');
    expect(kinds.map((kind) => stepKinds.indexOf(kind))).toEqual(
      [...kinds.map((kind) => stepKinds.indexOf(kind))].sort(),
    );
  });

  test('names no step twice', () => {
    for (const industry of industries) {
      const keys = stepsOf(industry).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('has words in both languages, a source and a day for every step', () => {
    for (const step of allSteps) {
      const texts = [step.name, step.competence, step.condition, step.result, step.cost, step.needs, step.takes];
      for (const { de, en } of texts) {
        expect(de.length, step.key).toBeGreaterThan(5);
        expect(en.length, step.key).toBeGreaterThan(4);
        expect(`${de}${en}`, step.key).not.toMatch(/!|undefined/);
      }
      expect(step.source, step.key).toMatch(/^https:\/\//);
      expect(isDay(step.checkedOn), step.key).toBe(true);
    }
  });

  test('gives an address on paper for every body that is not the company or a court of the place', () => {
    const without = allSteps.filter(({ address }) => address === null).map(({ kind }) => kind);
    expect([...new Set(without)].sort()).toEqual(['complaint', 'court', 'management']);
    for (const { address, key } of allSteps) if (address) expect(address.at(-1), key).toMatch(/^\d{5} \p{L}/u);
  });

  test('never leads to the ODR platform of the EU, which closed on 20 July 2025', () => {
    expect(JSON.stringify(allSteps)).not.toMatch(/ec\.europa\.eu|\bodr\b|online dispute/i);
  });

  test('costs nothing before the court', () => {
    expect([...new Set(allSteps.filter(({ free }) => !free).map(({ kind }) => kind))]).toEqual(['court']);
  });
});

describe('a step opens', () => {
  test.each([
    ['energy', 'energy-arbitration', '2026-04-03', 'four weeks after 5 March'],
    ['telecom', 'telecom-arbitration', '2026-03-20', 'after the customary 14 days'],
    ['parcels', 'post-arbitration', '2026-03-20', 'after the customary 14 days'],
    ['travel', 'travel-arbitration', '2026-05-06', 'after two months'],
    ['travel', 'air-arbitration', '2026-05-06', 'after two months'],
    ['insurance', 'insurance-ombudsman', '2026-04-17', 'after six weeks'],
    ['banks', 'private-banks-ombudsman', '2026-05-06', 'after two months'],
    ['furniture', 'universal-arbitration', '2026-05-06', 'after two months'],
    ['shops', 'universal-arbitration', '2026-05-06', 'after two months'],
    ['other', 'universal-arbitration', '2026-05-06', 'after two months'],
  ] as const)('%s: %s on %s, %s', (industry, key, opensOn, _) => {
    const given = facts({ industry });
    expect(stateOf(given, key, addDays(opensOn, -1))).toMatchObject({ is: 'not-yet', from: opensOn });
    expect(stateOf(given, key, opensOn)).toMatchObject({ is: 'open', since: opensOn });
  });

  test('a day later for each day on which the period may not end: Good Friday to Easter Monday', () => {
    expect(stateOf(facts({ entries: [wrote('2026-03-06')] }), 'energy-arbitration', '2026-04-01')).toMatchObject({
      from: '2026-04-08',
    });
  });

  test('from the first complaint to the company itself, not to its parcel service, and not when it wrote', () => {
    const entries = [
      wrote('2026-02-01', { direction: 'from-company' }),
      wrote('2026-02-10', { thirdParty: 'Paketdienst' }),
      wrote('2026-02-12', { direction: 'event' }),
      wrote('2026-03-05', { channel: 'phone' }),
      wrote('2026-03-20'),
    ];
    expect(ladderOf(facts({ entries }), '2026-03-30').complainedOn).toBe('2026-03-05');
  });

  test('never from an order by phone or a thank-you: a conversation that asked for nothing is no report', () => {
    const order = wrote('2026-02-01', { direction: 'conversation', channel: 'phone', expectsAnswer: false });
    const thanks = wrote('2026-02-20', { expectsAnswer: false });
    const complaint = wrote('2026-03-05', { direction: 'conversation', channel: 'phone' });
    expect(ladderOf(facts({ entries: [order, thanks, complaint] }), '2026-03-30').complainedOn).toBe('2026-03-05');
    expect(stateOf(facts({ entries: [order] }), 'energy-arbitration', '2030-01-01')).toEqual({ is: 'needs-complaint' });
    expect(toldOutage([order, complaint]).reportedOn).toBe('2026-03-05');
  });

  test('from the end of a complaint that is told as a period', () => {
    const entries = [wrote('2026-03-01', { occurredUntil: '2026-03-05' })];
    expect(ladderOf(facts({ entries }), '2026-03-30').complainedOn).toBe('2026-03-05');
  });

  test('from a complaint that the author records later but made before', () => {
    const taken = [{ step: 'complaint', takenOn: '2026-03-01' }];
    expect(ladderOf(facts({ taken }), '2026-03-30').complainedOn).toBe('2026-03-01');
  });

  test('never while the company was not asked', () => {
    expect(stateOf(facts({ entries: [] }), 'energy-arbitration', '2030-01-01')).toEqual({ is: 'needs-complaint' });
    expect(nextKeys(facts({ entries: [] }), '2030-01-01')).toEqual(['complaint']);
  });

  test('never on a weekend or holiday that a period would end on, whatever the day of the complaint', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.constantFrom(...industries), (offset, industry) => {
        const on = addDays('2024-01-01', offset);
        for (const { state } of ladderOf(facts({ industry, entries: [wrote(on)] }), on).rungs) {
          if (state.is === 'not-yet') expect(weekdayOf(addDays(state.from, -1))).toBeLessThan(5);
        }
      }),
    );
  });

  test('only for claims to money where it is about money', () => {
    expect(stateOf(facts({ desiredOutcome: 'delivery' }), 'payment-order', '2026-12-01')).toEqual({
      is: 'other-claim',
    });
    expect(stateOf(facts(), 'payment-order', '2026-12-01')).toMatchObject({ is: 'open', since: '2026-03-20' });
  });
});

describe('what comes next', () => {
  test('is to complain in writing while nothing but calls is told', () => {
    expect(nextKeys(facts({ entries: [wrote('2026-03-05', { channel: 'phone' })] }), '2026-09-01')).toEqual([
      'complaint',
    ]);
  });

  test.each(channels)('a complaint by %s counts as written only if it can be shown', (channel) => {
    const state = stateOf(facts({ entries: [wrote('2026-03-05', { channel })] }), 'complaint', '2026-03-30');
    expect(state?.is).toBe(['letter', 'email', 'fax', 'form'].includes(channel) ? 'told' : 'open');
  });

  test('is arbitration, before it opens and after, though the court is open already', () => {
    expect(nextKeys(facts(), '2026-03-25')).toEqual(['energy-arbitration']);
    expect(nextKeys(facts(), '2026-04-25')).toEqual(['energy-arbitration']);
  });

  test('leaves the choice among the boards of the banks', () => {
    expect(nextKeys(facts({ industry: 'banks' }), '2026-06-01')).toHaveLength(6);
  });

  test('is nothing while a step runs, then the next one', () => {
    const taken = [{ step: 'energy-arbitration', takenOn: '2026-04-10' }];
    const during = ladderOf(facts({ taken }), '2026-05-01');
    expect(during.next).toEqual([]);
    expect(during.running).toMatchObject({ step: { key: 'energy-arbitration' }, state: { until: '2026-07-09' } });
    expect(nextKeys(facts({ taken }), '2026-07-09')).toEqual(['payment-order']);
    expect(nextKeys(facts({ taken, desiredOutcome: 'apology' }), '2026-07-09')).toEqual(['energy-authority']);
  });

  test('is nothing once the case is solved', () => {
    expect(nextKeys(facts({ outcome: 'solved' }), '2026-06-01')).toEqual([]);
    expect(nextKeys(facts({ outcome: 'unsolved' }), '2026-06-01')).toEqual(['energy-arbitration']);
    expect(nextKeys(facts({ outcome: 'unknown' }), '2026-06-01')).toEqual(['energy-arbitration']);
  });

  test('ends after the court and the authority', () => {
    const taken = stepsOf('energy').map(({ key }) => ({ step: key, takenOn: '2025-01-01' }));
    expect(ladderOf(facts({ taken }), '2026-06-01')).toMatchObject({ next: [], running: null });
  });
});
