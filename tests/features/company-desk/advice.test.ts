import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { lookOnce } from '#src/features/company-desk/advice/queries.ts';
import { type Advice, adviceKinds, adviceOn } from '#src/features/company-desk/advice/rules.ts';
import { addDays } from '#src/lib/dates.ts';
import { anOpenCase, aRepresentative, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const about = { wish: 'refund', isApologyDue: false } as const;
const advice = (text: string, more: Partial<Parameters<typeof adviceOn>[0] & Parameters<typeof adviceOn>[1]> = {}) =>
  adviceOn({ text, intent: 'answer', hasDatedPromise: false, ...more }, { ...about, ...more });

/** Replies as people write them, what is wanted, and what is to be looked at again. */
const written: [string, Partial<Parameters<typeof adviceOn>[1]>, Advice[]][] = [
  ['Die 149 Euro sind am 12. März auf Ihrem Konto.', {}, []],
  ['Wir erstatten den Betrag innerhalb von fünf Werktagen.', {}, []],
  ['Wir zahlen bis zum nächsten Mittwoch zurück.', {}, []],
  ['In drei Tagen steht alles auf dem Konto.', {}, []],
  ['The refund of 149 euros is in your account by Friday.', {}, []],
  ['We will credit the amount within five working days.', {}, []],
  ['Vielen Dank für Ihre Nachricht. Wir haben sie an den Fachbereich gegeben.', {}, ['asked', 'next']],
  ['Thank you for your message. We have passed it on.', {}, ['asked', 'next']],
  ['Wir erstatten Ihnen den Betrag.', {}, ['next']],
  ['Wir melden uns bis Freitag bei Ihnen.', {}, ['asked']],
  ['Der Techniker kommt am Dienstag zwischen acht und zehn.', { wish: 'repair' }, []],
  ['Our engineer comes on Tuesday between eight and ten.', { wish: 'repair' }, []],
  ['Das Paket ist seit gestern bei Ihnen.', { wish: 'delivery' }, []],
  ['Your parcel will arrive tomorrow.', { wish: 'delivery' }, []],
  ['Ihr Vertrag endet zum 31.12.', { wish: 'contract-change' }, []],
  ['Ein neuer Router ist morgen bei Ihnen.', { wish: 'replacement' }, []],
  ['Wir erstatten bis zum 12.3. den Betrag.', { isApologyDue: true }, ['apology']],
  ['Das tut uns leid. Wir erstatten bis zum 12.3. den Betrag.', { isApologyDue: true }, []],
  ['We are sorry. You get your refund by 12 March.', { isApologyDue: true }, []],
  ['So war der Ton am 3. März nicht gemeint.', { wish: 'apology' }, ['apology']],
  ['Ich bitte um Entschuldigung, wir sprechen morgen darüber.', { wish: 'apology' }, []],
  ['Guten Tag {Name}, der Betrag ist am Montag da.', {}, ['placeholder']],
  ['Auskunft geben wir Ihnen am 3.4. schriftlich.', { wish: 'information' }, []],
];

describe('before a reply is sent', () => {
  test.each(written)('“%s”', (text, more, expected) => {
    expect(advice(text, more)).toEqual(expected);
  });

  test('a question, a correction and a report of what is done are asked for no day', () => {
    expect(advice('Wie lautet Ihre Sendungsnummer?', { intent: 'question', isApologyDue: true })).toEqual([]);
    expect(advice('Der Anruf dauerte vier Minuten.', { intent: 'correction' })).toEqual([]);
    expect(advice('Wir haben uns geeinigt, der Betrag ist da.', { intent: 'settlement' })).toEqual([]);
    expect(advice('Wir erstatten Ihnen den Betrag.', { hasDatedPromise: true })).toEqual([]);
  });

  test('whatever is written gets each advice at most once, in a moment, and none of it depends on the order of lines', () => {
    const any = fc.string({ unit: 'grapheme', maxLength: 2000 });
    fc.assert(
      fc.property(any, fc.constantFrom(null, 'refund', 'apology', 'delivery'), (text, wish) => {
        const found = advice(text, { wish });
        expect(found).toEqual(adviceKinds.filter((kind) => found.includes(kind)));
      }),
    );
    const long = `${'am nächsten '.repeat(2500)}{${'x'.repeat(20_000)}`;
    const begun = performance.now();
    advice(long);
    expect(performance.now() - begun).toBeLessThan(200);
  });

  test('says so once, by the case as it stands: late, and its wish', async ({ db }) => {
    const late = await anOpenCase(db, { publishedOn: addDays(today, -20) });
    const speaker = await aRepresentative(db, { company: late.company });
    const typed = { number: late.number, text: 'Wir prüfen das.', intent: 'answer' as const, promises: [] };
    expect(await lookOnce(situationOf(speaker), typed)).toEqual({
      ...{ ok: false, refusal: 'invalid' },
      ...{ field: 'advice', reason: 'before-sending' },
    });
    const whole =
      'Wir bitten um Entschuldigung. Die 149 Euro erstatten wir bis zum 12. April, ein neues Gerät ist unterwegs.';
    expect((await lookOnce(situationOf(speaker), { ...typed, text: whole })).ok).toBe(true);
  });
});
