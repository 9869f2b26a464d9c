import { describe, expect, it } from 'vitest';
import { industries } from '#src/features/companies/industries.ts';
import { stepsOf } from '#src/features/escalation/ladder.ts';
import { elsewhere } from '#src/features/problems/kinds/elsewhere.ts';
import { kinds, kindsOf } from '#src/features/problems/lists.ts';
import { kindByRule, proposalsFor } from '#src/features/problems/terms.ts';
import { termsOf } from '#src/features/search/index.ts';
import { isDay } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';
import { toldAnew } from './told-anew.ts';

const industryOf = (key: string) =>
  industries.find((industry) => kindsOf(industry).some((kind) => kind.key === key)) ?? '';

/** What is proposed and assigned for each of the stories. */
const read = toldAnew.map(([key, title, text, language]) => {
  const locale: Locale = language ?? 'de';
  const industry = industryOf(key);
  const terms = (some: string) => [...termsOf(some, locale)].join(' ');
  const proposed = proposalsFor({ locale, industry, title, text });
  return { key, proposed, assigned: kindByRule({ title: terms(title), told: terms(text) }, { locale, industry }) };
});
const shareOf = (isOne: (one: (typeof read)[number]) => boolean) => read.filter(isOne).length / read.length;

describe('of stories that were told after the words were chosen', () => {
  it('nearly every one is proposed as what it is, nearly always first', () => {
    expect(shareOf(({ key, proposed }) => proposed.kinds.includes(key))).toBeGreaterThanOrEqual(0.95);
    expect(shareOf(({ key, proposed }) => proposed.kinds[0] === key)).toBeGreaterThanOrEqual(0.9);
  });

  it('the rule assigns most, and of twenty at most one to what it is not', () => {
    expect(shareOf(({ key, assigned }) => assigned === key)).toBeGreaterThanOrEqual(0.85);
    expect(shareOf(({ key, assigned }) => assigned !== '' && assigned !== key)).toBeLessThanOrEqual(0.05);
  });

  it('none is sent elsewhere that is no crime', () => {
    const sent = toldAnew.flatMap(([key], at) => (read[at]?.proposed.elsewhere ? [key] : []));
    expect(sent).toEqual([]);
  });
});

describe('what is no matter between a customer and a company', () => {
  it.each([
    ['crime', 'Fake-Shop: Geld weg', 'Den Laden gibt es nicht, das ist ein Fakeshop.'],
    ['emergency', 'Gasgeruch im Keller', 'Es riecht nach Gas, niemand kommt.'],
    ['crisis', 'Ich kann nicht mehr', 'Ich will nicht mehr leben, ich denke an Selbstmord.'],
    ['medical', 'Behandlungsfehler in der Klinik', 'Nach der Operation blieb das Knie steif.'],
    ['employment', 'Mein Arbeitgeber zahlt nicht', 'Der Lohn für Mai fehlt.'],
    ['tenancy', 'Vermieter behält die Kaution', 'Der Mietvertrag endete im März.'],
    ['authority', 'Jobcenter antwortet nicht', 'Das Bürgergeld fehlt seit zwei Monaten.'],
    ['debts', 'Gerichtsvollzieher war da', 'Ich bin überschuldet und denke an Privatinsolvenz.'],
  ])('%s is said to belong elsewhere', (key, title, text) => {
    expect(proposalsFor({ locale: 'de', industry: 'other', title, text }).elsewhere).toBe(key);
  });

  it('is not what has nothing of it', () => {
    expect(proposalsFor({ locale: 'de', industry: 'other', title: 'Etwas ging schief', text: 'Mehr nicht.' })).toEqual({
      kinds: [],
      elsewhere: null,
    });
  });
});

describe('every kind', () => {
  it('has a key of its own that can stand in an address', () => {
    expect(new Set(kinds.map(({ key }) => key)).size).toBe(kinds.length);
    expect(kinds.filter(({ key }) => !/^[a-z]+(-[a-z]+)+$/.test(key) || key.length > 40)).toEqual([]);
  });

  it.each(industries)('of %s names a step of its ladder that can help', (industry) => {
    const steps = new Set(stepsOf(industry).map(({ key }) => key));
    expect(kindsOf(industry).filter(({ help }) => !steps.has(help))).toEqual([]);
  });

  it('says the law in one sentence with its section, where that stands, and which wording was compared when', () => {
    for (const { key, law } of kinds) {
      if (law === null) continue;
      const section = /^https:\/\/www\.gesetze-im-internet\.de\/[a-z]+(?:_\d{4})?\/__(\d+[a-z]?)\.html$/.exec(
        law.source,
      )?.[1];
      const act = /^https:\/\/eur-lex\.europa\.eu\/(?:eli\/reg\/\d{4}\/(\d+)\/oj|legal-content\/.*CELEX:2)/.exec(
        law.source,
      );
      expect(section ?? act, key).toBeTruthy();
      for (const says of [law.says.de, law.says.en]) {
        expect(says, key).toMatch(/(§|Art\.) ?\d/);
        expect(says, key).toMatch(/\.$/);
        expect(says, key).toMatch(new RegExp(`\\b${section ?? act?.[1] ?? ''}\\b`));
      }
      expect(isDay(law.wordingOf) && isDay(law.checkedOn), key).toBe(true);
      expect(law.wordingOf < law.checkedOn, key).toBe(true);
    }
  });

  it('speaks both languages, without exclamation marks', () => {
    const said = kinds.flatMap(({ name, ask, law }) => [name.de, name.en, ...ask.de, ...ask.en, law?.says.de ?? '']);
    expect(said.filter((text) => text.includes('!'))).toEqual([]);
    expect(kinds.filter(({ ask }) => ask.de.length !== ask.en.length || ask.de.length < 2)).toEqual([]);
    expect(elsewhere.filter(({ says }) => says.de === '' || says.en === '' || says.de === says.en)).toEqual([]);
  });
});
