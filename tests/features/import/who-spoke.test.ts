import { describe, expect, test } from 'vitest';
import { readStory } from '#src/features/import/rules.ts';
import { codeOf } from '#src/lib/days/code.ts';

/** What is proposed for a text: when, how, how it ended (`asked` where nobody says), and what was promised until when. */
const told = (text: string) =>
  readStory(text, { today: '2026-11-25' }).proposals.map(({ found, channel, direction, promises }) =>
    [
      found ? codeOf(found) : '?',
      `${channel}/${direction ?? 'asked'}`,
      ...promises.map(({ text: words, dueOn, ask }) => `${words} | ${dueOn ?? `? ${ask.join(' ')}`}`),
    ].join(' '),
  );

describe('of the end of a call only what is said is told', () => {
  test.each([
    // Somebody spoke, however long one waited before.
    [
      'Am 3. November angerufen, 45 Minuten Warteschleife!!! Frau Meier sagte mir der Techniker kommt am 31.11.',
      ['2026-11-03 phone/conversation der Techniker kommt am 31.11. | ? 2026-11-30'],
    ],
    [
      'On 3 November I called, on hold 45 minutes, Ms Meier told me the technician comes on 31 Nov.',
      ['2026-11-03 phone/conversation the technician comes on 31 Nov. | ? 2026-11-30'],
    ],
    [
      'angerufen, 45 Minuten Warteschleife!!! Frau Meier sagte mir der Techniker kommt am 31.11.',
      ['? phone/conversation der Techniker kommt am 31.11. | ? 2026-11-30'],
    ],
    [
      'called, on hold 45 minutes, Ms Meier told me the technician comes on 31 Nov',
      ['? phone/conversation the technician comes on 31 Nov | ? 2026-11-30'],
    ],
    ['Am 4.11. 20 Minuten Warteschleife, dann Herr Kranz: Das Teil fehle.', ['2026-11-04 phone/conversation']],
    ['On 4 November I waited 20 minutes on hold. Mr Hale said the part is missing.', ['2026-11-04 phone/conversation']],
    [
      'Am 7.11. angerufen, Herr Kranz versprach einen Rückruf bis 9.11. Nichts passiert.',
      ['2026-11-07 phone/conversation einen Rückruf bis 9.11. | 2026-11-09'],
    ],
    // Nobody was reached.
    ['Am 3.11. rief ich an, niemand ging ran.', ['2026-11-03 phone/attempt']],
    ['On 6 Nov I rang twice. Nobody picked up.', ['2026-11-06 phone/attempt']],
    ['Am 6.11. zweimal angerufen, nur Warteschleife.', ['2026-11-06 phone/attempt']],
    // Nobody says.
    ['Am 5. November angerufen. Nichts passiert.', ['2026-11-05 phone/asked']],
    [
      'Am 5. November angerufen. Am 8. November nochmal, wieder nichts.',
      ['2026-11-05 phone/asked', '2026-11-08 phone/asked'],
    ],
    ['On 5 November called again, nothing.', ['2026-11-05 phone/asked']],
    ['Am 3.11. hing ich 20 Minuten in der Warteschleife.', ['2026-11-03 phone/asked']],
    ['Am 5.11. angerufen. Keiner hat zurückgerufen.', ['2026-11-05 phone/asked']],
    ['On 6 Nov I rang. Nobody rang back.', ['2026-11-06 phone/asked']],
    ['Am 7.11. angerufen, weil der Router tot war.', ['2026-11-07 phone/asked']],
    // Not even a call.
    ['Am 5.11. kein Rückruf.', ['2026-11-05 other/event']],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test('where one sentence says that nobody was reached and the next that somebody spoke, it is asked', () => {
    const both = 'Am 7.11. angerufen, dann aufgelegt. Frau Meier sagte mir am Nachmittag, man kümmere sich.';
    expect(told(both)).toEqual(['2026-11-07 phone/asked']);
  });
});

describe('a visit that is announced is none yet', () => {
  test.each([
    [
      'Am 3.11. geschrieben. Am 4.11. Techniker für den 10.12. angekündigt.',
      ['2026-11-03 other/to-company', '2026-11-04 other/event'],
    ],
    ['Am 2.11. Mail geschrieben. Ein Techniker kommt am 5.12. zu mir.', ['2026-11-02 email/to-company']],
    ['On 2 November I emailed them. A technician will come on 5 December.', ['2026-11-02 email/to-company']],
    [
      'Am 2.11. Mail geschrieben. Am 5.11. kam der Techniker nicht.',
      ['2026-11-02 email/to-company', '2026-11-05 technician/attempt'],
    ],
    [
      'On 3 November I spoke to the manager in the shop: the technician comes by the 21st. On the 21st no one showed up.',
      [
        '2026-11-03 on-site/conversation the technician comes by the 21st | 2026-11-21',
        '2026-11-21 technician/attempt',
      ],
    ],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});
