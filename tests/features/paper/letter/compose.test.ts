import { describe, expect } from 'vitest';
import { desiredOutcomes } from '#src/features/cases/lists.ts';
import type { ReadableFile } from '#src/features/paper/dossier/content.ts';
import { composeLetter, type Purpose, purposes } from '#src/features/paper/letter/compose.ts';
import { usualDeadline } from '#src/features/paper/letter.ts';
import { isWorkingDay } from '#src/lib/calendar.ts';
import { addDays } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';
import { anAnsweredCase, anOpenCase, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { readable } from '../dossier/readable.ts';
import { broken } from './broken.ts';

type Db = Parameters<typeof readable>[0];
const address = 'https://aktenkundig.example/de/cases/2026-000001';
const all = purposes.flatMap((purpose) => (['de', 'en'] as const).map((locale) => ({ purpose, locale })));

function composed(file: ReadableFile, purpose: Purpose, locale: Locale) {
  return composeLetter({ file, purpose, locale, today, deadline: usualDeadline(purpose, today), address });
}

/** Stories of every shape. */
async function stories(db: Db): Promise<ReadableFile[]> {
  const promise = { text: 'Rückruf.', dueOn: '2026-03-12' };
  const numbers = [
    (await anOpenCase(db)).number,
    (await anAnsweredCase(db, { summary: '' })).number,
    (await anOpenCase(db, { entries: [] })).number,
    (await anOpenCase(db, { entries: [{ direction: 'event', contacts: 0, text: 'Niemand kam.' }] })).number,
    (
      await anOpenCase(db, {
        entries: (['conversation', 'attempt'] as const).flatMap((direction) =>
          ['', 'Paketdienst'].map((thirdParty) => ({ direction, thirdParty, channel: 'phone' as const })),
        ),
      })
    ).number,
    (await anOpenCase(db, { entries: [{ thirdParty: 'Schufa', text: '**Auskunft** verlangt' }], locale: 'en' })).number,
    (
      await anOpenCase(db, {
        entries: [{ contacts: 7, channel: 'phone', promise: { ...promise, keptOn: '2026-03-11' } }],
      })
    ).number,
    (
      await anOpenCase(db, {
        entries: Array.from({ length: 40 }, (_, index) => ({
          occurredOn: addDays('2026-01-01', index),
          occurredUntil: index % 7 === 0 ? addDays('2026-01-03', index) : null,
          precision: index % 7 === 0 ? ('period' as const) : ('approximate' as const),
          text: `Eintrag ${index}. ${'Sehr lang. '.repeat(40)}`,
          promise,
        })),
      })
    ).number,
  ];
  const files = await Promise.all(numbers.map((number) => readable(db, number)));
  const [usual] = files;
  if (!usual) throw new Error('no story');
  const wishes = [...desiredOutcomes, null].map((desiredOutcome) => ({ ...usual, desiredOutcome, desiredText: '' }));
  return [...files, ...wishes];
}

test('a letter writes minutes out and calls what nobody sent no message', async ({ db }) => {
  const waited = { contacts: 3, waitedMinutes: 41 };
  const event = { direction: 'event', channel: 'other', contacts: 0, text: 'Die Nummer ist tot.' } as const;
  const { number } = await anOpenCase(db, { entries: [waited, event] });
  const file = await readable(db, number);
  const german = composed(file, 'complaint', 'de').body;
  expect(german).toContain('ich habe 41 Minuten gewartet');
  expect(german).toContain('Ereignis: Die Nummer ist tot.');
  expect(composed(file, 'complaint', 'en').body).toContain('I have waited 41 minutes');
});

describe.each(all)('the letter for $purpose in $locale', ({ purpose, locale }) => {
  test('has whole sentences whatever the case tells', async ({ db }) => {
    for (const file of await stories(db)) {
      const { subject, body } = composed(file, purpose, locale);
      expect(subject).not.toMatch(broken);
      expect(body).not.toMatch(broken);
      expect(body).toContain(address);
      expect(body).toContain(file.number);
      expect(body.length).toBeLessThan(10_000);
      expect(body).not.toContain('!');
    }
  });

  test('speaks one language', async ({ db }) => {
    const file = await readable(db, (await anOpenCase(db, { entries: [], summary: '' })).number);
    const { body } = composed({ ...file, desiredText: '' }, purpose, locale);
    expect(body).toContain(locale === 'de' ? 'Mit freundlichen Grüßen' : 'Yours faithfully');
    expect(body).not.toMatch(locale === 'de' ? /\b(the|you|deadline)\b/ : /\b(und|Sie|Frist)\b/);
  });
});

test('a complaint tells the dated facts in order, the promise that nobody confirmed, the wish and a deadline on a working day', async ({
  db,
}) => {
  const file = await readable(db, (await anOpenCase(db)).number);
  const { subject, body } = composed(file, 'complaint', 'de');
  expect(subject).toBe(`Beschwerde mit Fristsetzung: ${file.title}`);
  const places = [
    'seit dem 28. Februar 2026',
    '– 28.02.2026, E-Mail von mir an Sie: Ich habe die Erstattung verlangt.',
    '– 10.03.2026, Anruf von Ihnen (Frau K.): Am Telefon wurde die Erstattung zugesagt.',
    '– am 10.03.2026: Erstattung von 129 Euro, fällig am 17.03.2026; bisher nicht bestätigt',
    'Ich fordere Sie auf, mir das Geld zu erstatten. Im Einzelnen: „Bitte überweisen Sie 129 Euro.“',
    'eine Frist bis Montag, den 13. April 2026',
    'Verstreicht die Frist ohne Ergebnis',
  ].map((words) => body.indexOf(words));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test('a deadline is never a Saturday, a Sunday or a holiday', () => {
  for (let day = '2026-01-01'; day < '2028-01-01'; day = addDays(day, 1)) {
    for (const purpose of purposes) expect(isWorkingDay(usualDeadline(purpose, day), null)).toBe(true);
  }
  // Two weeks after 20 March 2026 is Good Friday; the next working day comes after Easter.
  expect(usualDeadline('complaint', '2026-03-20')).toBe('2026-04-07');
});

test('an application for arbitration names no deadline and speaks of the company in the third person', async ({
  db,
}) => {
  const file = await readable(db, (await anOpenCase(db)).number);
  const { subject, body } = composed(file, 'arbitration', 'de');
  expect(subject).toContain(file.company.name);
  expect(body).not.toMatch(/Frist bis|von mir an Sie|Sie haben mir zugesagt/);
  expect(body).toContain('Das Unternehmen hat mir zugesagt:');
  expect(body).toContain('kein Verfahren vor einem Gericht');
});

test('an application claims no more that nothing else is pending once the author has recorded an arbitration', async ({
  db,
}) => {
  const file = await readable(db, (await anOpenCase(db)).number);
  const taken = [{ step: 'universal-arbitration', takenOn: '2026-03-25' }];
  const { body } = composed({ ...file, stepsTaken: taken }, 'arbitration', 'de');
  expect(body).not.toContain('kein Verfahren');
});

test('a letter says of a conversation that both spoke, and of an attempt that nobody was reached', async ({ db }) => {
  const call = { channel: 'phone', text: 'Es ging um das Geld.' } as const;
  const entries = [
    { ...call, direction: 'conversation' as const },
    { ...call, direction: 'attempt' as const },
    { ...call, direction: 'attempt' as const, thirdParty: 'Paketdienst' },
  ];
  const { body } = composed(await readable(db, (await anOpenCase(db, { entries })).number), 'complaint', 'de');
  expect(body).toContain('Anruf, ich habe mit Ihnen gesprochen: Es ging um das Geld.');
  expect(body).toContain('Anruf, ich habe bei Ihnen niemanden erreicht: Es ging um das Geld.');
  expect(body).toContain('Anruf, bei Paketdienst war niemand zu erreichen: Es ging um das Geld.');
});
