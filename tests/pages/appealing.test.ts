import { afterAll, describe, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { appeals } from '#db/schema/index.ts';
import { decisionToken } from '#src/features/moderation/address.ts';
import { decide } from '#src/features/moderation/decisions/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { paths } from '#src/lib/paths.ts';
import { aModerator, anAnsweredCase, situationOf } from '#tests/factories.ts';
import { must } from '../features/drafts/writing.ts';
import { aDecision } from '../features/moderation/noticing.ts';

const site = inject('writtenSite');
const db = openDatabase({ url: `file:${site.database}` });
afterAll(() => db.$client.close());

const ask = (path: string, sent?: Record<string, string>) =>
  fetch(site.url + path, {
    redirect: 'manual',
    headers: { origin: site.url },
    ...(sent && { method: 'POST', body: new URLSearchParams(sent) }),
  });

/** A reply that was hidden, and what opens the decision for who wrote it: this process has another key than the site. */
async function aHiddenReply() {
  const today = dayOf(new Date());
  const theCase = await anAnsweredCase(db, { publishedOn: addDays(today, -10), repliedOn: addDays(today, -5) });
  const hide = aDecision({ kind: 'reply', id: theCase.replyId }, 'hide');
  must(await decide(situationOf(await aModerator(db), today), hide));
  return { token: decisionToken(hide.id, null), number: theCase.number };
}

describe('the page behind the link of a letter', () => {
  test.for(['de', 'en'] as const)(
    'takes an appeal without an account, once, and says where it stands (%s)',
    async (locale) => {
      const { token, number } = await aHiddenReply();
      const address = paths.decision(locale, token);
      const first = await ask(address);
      expect(first.status).toBe(200);
      expect(first.headers.get('cache-control')).toContain('no-store');
      const shown = await first.text();
      expect(shown).toContain('§ 186 StGB');
      expect(shown).toContain('https://www.dsc.bund.de');
      const form = { id: newId(), token, text: '' };
      const empty = await ask(`${address}?_action=moderation.appeal`, form);
      expect(empty.status).toBe(400);
      const given = await ask(`${address}?_action=moderation.appeal`, { ...form, text: 'Der Bericht <b>fehlt</b>.' });
      expect([given.status, given.headers.get('location')]).toEqual([303, address]);
      const [row] = (await db.select().from(appeals)).slice(-1);
      const after = await (await ask(address)).text();
      expect(after).toContain(row?.number);
      expect(after).toContain('Der Bericht &lt;b&gt;fehlt&lt;/b&gt;.');
      expect(after).not.toContain('name="text"');
      const again = await ask(`${address}?_action=moderation.appeal`, { ...form, id: newId(), text: 'Noch einmal.' });
      expect(again.status).toBeGreaterThanOrEqual(400);
      expect(again.status).toBeLessThan(500);
      expect(await (await ask(paths.case(locale, { number, title: '' }))).text()).not.toContain('Der Bericht');
      expect((await ask(paths.decision(locale, 'x'.repeat(64)))).status).toBe(404);
    },
  );
});

test('the transparency page counts it, and the statements are a table for everybody', async () => {
  await aHiddenReply();
  const page = await (await ask(paths.transparency('de'))).text();
  expect(page).toContain(paths.statements());
  expect(page).toMatch(/Ausgeblendet<\/th>\s*<td[^>]*>[1-9]/);
  const file = await ask(paths.statements());
  expect(file.headers.get('content-type')).toContain('text/csv');
  expect(await file.text()).toContain('DECISION_VISIBILITY_CONTENT_DISABLED');
  expect((await ask(paths.statements(), {})).status).toBe(405);
});
