import { describe, expect } from 'vitest';
import { startDraft } from '#src/features/drafts/change.ts';
import { moveEntry, saveEntry } from '#src/features/drafts/entries.ts';
import { likeLast } from '#src/features/drafts/like-last.ts';
import { draftByToken } from '#src/features/drafts/queries.ts';
import { translator } from '#src/i18n/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { situationOfVisitor, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { entryForm, must } from './writing.ts';

/** The entries of a draft in their order, by their texts; each saved as its date was typed. */
async function aTimeline(situation: ReturnType<typeof situationOfVisitor>, typed: readonly string[]) {
  const begun = must(await startDraft(situation));
  const { token } = begun;
  let { version } = begun;
  const save = async (fields: Record<string, string>) => {
    ({ version } = must(await saveEntry(situation, { token, version }, entryForm(fields))));
  };
  for (const occurredOn of typed) await save({ occurredOn, text: occurredOn });
  const entries = async () => (await draftByToken(situation.db, token))?.entries ?? [];
  const order = async () => (await entries()).map(({ text }) => text);
  const idOf = async (text: string) => (await entries()).find((entry) => entry.text === text)?.id ?? '';
  const move = async (text: string, past: string, direction: 'up' | 'down') => {
    const input = { id: await idOf(text), past: await idOf(past), direction };
    const moved = await moveEntry(situation, { token, version }, input);
    if (moved.ok) version = moved.value.version;
    return moved;
  };
  return { entries, order, idOf, save, move };
}

describe('an entry whose day is not known', () => {
  test('stands on its first day, and can be moved within its month and no further', async ({ db }) => {
    const { order, move } = await aTimeline(situationOfVisitor(db), [
      '10.2.2026',
      '5.3.2026',
      'März 2026',
      '20.3.2026',
    ]);
    expect(await order()).toEqual(['10.2.2026', 'März 2026', '5.3.2026', '20.3.2026']);
    must(await move('März 2026', '5.3.2026', 'down'));
    must(await move('20.3.2026', 'März 2026', 'up'));
    expect(await order()).toEqual(['10.2.2026', '5.3.2026', '20.3.2026', 'März 2026']);
    must(await move('März 2026', '20.3.2026', 'up'));
    must(await move('März 2026', '5.3.2026', 'up'));
    expect(await order()).toEqual(['10.2.2026', 'März 2026', '5.3.2026', '20.3.2026']);
    expect(await move('März 2026', '10.2.2026', 'up')).toMatchObject({ ok: false });
  });

  test('says where it was put also when its words are changed', async ({ db }) => {
    const { entries, order, idOf, save, move } = await aTimeline(situationOfVisitor(db), ['5.3.2026', 'März 2026']);
    must(await move('5.3.2026', 'März 2026', 'up'));
    await save({ id: await idOf('März 2026'), occurredOn: 'März 2026', text: 'Noch ein Anruf.' });
    expect(await order()).toEqual(['5.3.2026', 'Noch ein Anruf.']);
    await save({ id: await idOf('Noch ein Anruf.'), occurredOn: '1.3.2026', text: 'Noch ein Anruf.' });
    expect(await order()).toEqual(['Noch ein Anruf.', '5.3.2026']);
    expect((await entries())[0]).toMatchObject({ occurredOn: '2026-03-01', placedOn: null, precision: 'exact' });
  });

  test('or at all stands behind the last one, or the one that is named, and goes with it', async ({ db }) => {
    const typed = ['1.3.2026', '5.3.2026', 'weiß nicht', 'nach Eintrag 1'];
    const { entries, order, idOf, save, move } = await aTimeline(situationOfVisitor(db), typed);
    expect(await order()).toEqual(['1.3.2026', 'nach Eintrag 1', '5.3.2026', 'weiß nicht']);
    expect((await entries())[1]).toMatchObject({ precision: 'unknown', occurredOn: '2026-03-01' });
    await save({ id: await idOf('1.3.2026'), occurredOn: '7.3.2026', text: '1.3.2026' });
    expect(await order()).toEqual(['5.3.2026', 'weiß nicht', '1.3.2026', 'nach Eintrag 1']);
    must(await move('nach Eintrag 1', '1.3.2026', 'up'));
    must(await move('nach Eintrag 1', 'weiß nicht', 'up'));
    expect(await order()).toEqual(['5.3.2026', 'nach Eintrag 1', 'weiß nicht', '1.3.2026']);
    expect((await entries())[1]).toMatchObject({ occurredOn: '2026-03-05' });
  });

  test('sent twice makes one entry', async ({ db }) => {
    const { order, save } = await aTimeline(situationOfVisitor(db), ['1.3.2026']);
    const id = newId();
    await save({ id, occurredOn: 'am nächsten Tag', text: 'danach' });
    await save({ id, occurredOn: 'am nächsten Tag', text: 'danach' });
    expect(await order()).toEqual(['1.3.2026', 'danach']);
  });

  test.for(['ca. 12.3.2026', '3.3.2026 bis 20.3.2026', 'Anfang März 2026', 'Sommer 2025', 'ja, 2012', 'weiß nicht'])(
    'is copied into the next one as it was said: %s',
    async (said, { db }) => {
      const { entries, save } = await aTimeline(situationOfVisitor(db), ['1.1.2026', said]);
      const dateOf = async (text: string) => {
        const entry = (await entries()).find((one) => one.text === text);
        return entry && { on: entry.occurredOn, until: entry.occurredUntil, precision: entry.precision };
      };
      const last = (await entries()).find(({ text }) => text === said);
      for (const locale of ['de', 'en'] as const) {
        const form = last && likeLast(new FormData(), last, { locale, t: translator(locale), today });
        await save({ occurredOn: String(form?.get('occurredOn')), text: locale });
        expect(await dateOf(locale)).toEqual(await dateOf(said));
      }
    },
  );
});
