import { describe, expect } from 'vitest';
import { unfinished } from '#db/schema/index.ts';
import { confirmCase } from '#src/features/drafts/publish.ts';
import { forgetOldTyped, forgetTyped, keepTyped } from '#src/features/unfinished/commands.ts';
import { markOf, type Owner } from '#src/features/unfinished/owner.ts';
import { openForms } from '#src/features/unfinished/page.ts';
import { allKept, keptOf } from '#src/features/unfinished/queries.ts';
import { situationOfVisitor } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aSubmittedDraft, must } from '../drafts/writing.ts';

const now = new Date('2026-06-01T10:00:00Z');
const me: Owner = 'user:me';
const page = 'case/2026-000001';
const words = [
  ['answer', 'Mein Geheimnis'],
  ['content', 'partly'],
] as const;

function sent(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

describe('what was typed and not sent', () => {
  test('is sealed in the database and shown to its owner alone', async ({ db }) => {
    must(await keepTyped(db, { owner: me, page, now }, words));
    expect(JSON.stringify(await db.select().from(unfinished))).not.toContain('Geheimnis');
    expect((await keptOf(db, me, page))?.typed).toEqual(words);
    expect(await keptOf(db, 'user:you', page)).toBeNull();
    expect(await keptOf(db, 'draft:me', page)).toBeNull();
    expect(markOf(me)).not.toBe(markOf('user:you'));
  });

  test('belongs to somebody, and is not without bounds', async ({ db }) => {
    expect(await keepTyped(db, { owner: null, page, now }, words)).toMatchObject({ refusal: 'not-signed-in' });
    const endless = [['answer', 'x'.repeat(60_001)]] as const;
    expect(await keepTyped(db, { owner: me, page, now }, endless)).toMatchObject({ reason: 'too-much-unfinished' });
    for (let n = 0; n < 100; n += 1) must(await keepTyped(db, { owner: me, page: `case/${n}`, now }, words));
    expect(await keepTyped(db, { owner: me, page, now }, words)).toMatchObject({ reason: 'too-much-unfinished' });
    expect(await keepTyped(db, { owner: me, page: 'case/7', now }, words), 'once more').toMatchObject({ ok: true });
    expect(await allKept(db, me)).toHaveLength(100);
  });

  test('is forgotten on demand, and by itself after 60 days', async ({ db }) => {
    must(await keepTyped(db, { owner: me, page, now }, words));
    must(await keepTyped(db, { owner: me, page: 'case/other', now }, words));
    must(await forgetTyped(db, me, page));
    expect(await allKept(db, me)).toHaveLength(1);
    must(await forgetOldTyped(db, new Date(now.getTime() + 59 * 86_400_000)));
    expect(await allKept(db, me)).toHaveLength(1);
    must(await forgetOldTyped(db, new Date(now.getTime() + 61 * 86_400_000)));
    expect(await allKept(db, me)).toEqual([]);
  });

  test('of a draft ends with its publication', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { caseId, link } = await aSubmittedDraft(situation, 'anna@mail.example');
    const owner: Owner = `draft:${caseId}`;
    must(await keepTyped(db, { owner, page: 'write/timeline', now }, words));
    must(await confirmCase(situation, { token: link, userAgent: 'test' }));
    expect(await allKept(db, owner)).toEqual([]);
  });
});

describe('the forms of a page', () => {
  const forms = (judged: { data?: unknown; error?: { message: string } } | undefined) => ({
    verdict: { result: judged, fields: ['content', 'comment'] },
    answer: { result: undefined, fields: ['answerId', 'answer'] },
  });
  const typed = { content: 'yes', comment: 'Gut.', answerId: 'a', answer: 'Halb' };

  test('keep what the button pressed did not take', async ({ db }) => {
    const asked = { db, now, owner: me, page };
    await openForms({ ...asked, sent: sent(typed) }, forms({ data: {} }));
    const { form, typedAt } = await openForms({ ...asked, sent: null }, forms(undefined));
    expect([form('answer').value('answer'), form('answer').value('answerId')]).toEqual(['Halb', 'a']);
    expect([form('verdict').value('comment', 'Alt'), form('verdict').isChosen('content', 'yes')]).toEqual([
      'Alt',
      false,
    ]);
    expect(typedAt).toEqual(now);
  });

  test('show everything again when one of them was refused', async ({ db }) => {
    const { form } = await openForms(
      { db, now, owner: me, page, sent: sent(typed) },
      forms({ error: { message: 'too-late' } }),
    );
    expect([form('answer').value('answer'), form('answer').wasRefused]).toEqual(['Halb', false]);
    expect([form('verdict').value('comment'), form('verdict').wasRefused]).toEqual(['Gut.', true]);
  });

  test('keep nothing when nothing was typed, and for nobody', async ({ db }) => {
    const blank = { ...typed, answer: ' ', channel: 'email', on: 'today' };
    await openForms({ db, now, owner: me, page, sent: sent(blank) }, forms({ data: {} }));
    await openForms({ db, now, owner: null, page, sent: sent(typed) }, forms({ data: {} }));
    expect(await db.select().from(unfinished)).toEqual([]);
  });
});
