import { asc } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { entries, events, promises } from '#db/schema/index.ts';
import { caseHistory } from '#src/features/case-file/history/queries.ts';
import { changeWords, subject } from '#src/features/case-file/history/sentences.ts';
import { moveEntry } from '#src/features/cases/commands/moving.ts';
import { inOrder, neighbours } from '#src/features/timeline/entry/rules.ts';
import { translator } from '#src/i18n/index.ts';
import type { Locale } from '#src/lib/situation.ts';
import { anOpenCase, situationOf } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const told = async (db: Database) => inOrder(await db.select().from(entries).orderBy(asc(entries.position)));
const order = async (db: Database) => (await told(db)).map(({ text }) => text);
const idOf = async (db: Database, text: string) => (await told(db)).find((entry) => entry.text === text)?.id ?? '';

/** Two entries of one day, one behind them of which only the place is known, and one of a later day. */
async function aStory(db: Database) {
  return anOpenCase(db, {
    entries: [
      { occurredOn: '2026-03-02', text: 'Anruf', channel: 'phone' },
      { occurredOn: '2026-03-02', text: 'Mail', channel: 'email' },
      {
        occurredOn: '2026-03-02',
        precision: 'unknown',
        text: 'Brief',
        channel: 'letter',
        promise: { text: 'Rückruf' },
      },
      { occurredOn: '2026-03-09', text: 'Chat', channel: 'chat' },
    ],
  });
}

/** Everything the public history says, newest first. */
async function history(db: Database, number: string, locale: Locale = 'de') {
  const saying = { t: translator(locale), locale, stepName: String };
  return ((await caseHistory(db, number))?.corrections ?? []).map((one) => [
    subject(one, saying),
    ...one.changes
      .map((change) => changeWords(change, saying))
      .map(({ label, before, after }) => [label, before.text, after.text]),
  ]);
}

describe('the author puts an entry of a published case elsewhere', () => {
  test('among those of its day, and the history says where it stood and stands', async ({ db }) => {
    const { number, author } = await aStory(db);
    const move = async (text: string, past: string, direction: 'up' | 'down') =>
      moveEntry(situationOf(author), { number, id: await idOf(db, text), past: await idOf(db, past), direction });
    expect(await move('Mail', 'Anruf', 'up')).toMatchObject({ ok: true });
    expect(await order(db)).toEqual(['Mail', 'Anruf', 'Brief', 'Chat']);
    expect(await move('Mail', 'Anruf', 'up'), 'sent twice').toMatchObject({ ok: true });
    expect(await db.$count(events)).toBe(1);
    expect(await history(db, number)).toEqual([
      ['Eintrag vom 02.03.2026', ['Stelle im Verlauf', 'nach dem Eintrag „02.03.2026, Telefon“', 'ganz am Anfang']],
    ]);
    expect(await history(db, number, 'en')).toEqual([
      [
        'Entry of 2 Mar 2026',
        ['Place in the timeline', 'after the entry “2 Mar 2026, Phone”', 'at the very beginning'],
      ],
    ]);
  });

  test('with an unknown day to behind any other; what was promised in it goes along', async ({ db }) => {
    const { number, author } = await aStory(db);
    const [id, past] = [await idOf(db, 'Brief'), await idOf(db, 'Chat')];
    const moved = await moveEntry(situationOf(author), { number, id, past, direction: 'down' });
    expect(moved).toMatchObject({ ok: true });
    expect(await order(db)).toEqual(['Anruf', 'Mail', 'Chat', 'Brief']);
    expect((await told(db)).at(-1)).toMatchObject({ occurredOn: '2026-03-09', precision: 'unknown' });
    expect(await db.select().from(promises)).toMatchObject([{ madeOn: '2026-03-09' }]);
  });

  test('but not past another known day, nor past one that is not beside it, nor one of another case', async ({
    db,
  }) => {
    const { number, author } = await aStory(db);
    const before = await order(db);
    const ids = Object.fromEntries(await Promise.all(before.map(async (text) => [text, await idOf(db, text)])));
    const other = await anOpenCase(db, { author });
    for (const [id, past, direction] of [
      [ids.Mail, ids.Chat, 'down'],
      [ids.Chat, ids.Mail, 'up'],
      [ids.Chat, ids.Anruf, 'up'],
      [ids.Anruf, 'f'.repeat(30), 'down'],
    ] as const) {
      const refusal = await moveEntry(situationOf(author), { number, id, past, direction });
      expect(refusal).toMatchObject({ ok: false, refusal: 'conflict', reason: 'order-changed' });
    }
    const strange = { number: other.number, id: ids.Mail, past: ids.Anruf, direction: 'up' } as const;
    expect(await moveEntry(situationOf(author), strange)).toMatchObject({ ok: false });
    expect((await order(db)).filter((text) => before.includes(text))).toEqual(before);
    expect(await db.$count(events)).toBe(0);
  });

  test('where there is nothing to move past, no button is shown', async ({ db }) => {
    await aStory(db);
    const own = await told(db);
    const shown = own.map(({ id }) => neighbours(own, id)).map(({ before, after }) => [before?.text, after?.text]);
    expect(shown).toEqual([
      [undefined, 'Mail'],
      ['Anruf', 'Brief'],
      ['Mail', 'Chat'],
      ['Brief', undefined],
    ]);
  });
});
