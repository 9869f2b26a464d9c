import { eq } from 'drizzle-orm';
import { expect, inject, test } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { promises } from '#db/schema/index.ts';
import { createLink } from '#src/features/accounts/links.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { aCompany, anAuthor, anOpenCase } from '#tests/factories.ts';

// Other files compare figures that an answer changes.
const site = inject('writtenSite');

/** A link to the question whether a promise was kept, as the mail to the author holds it. */
async function aQuestion(db: Database) {
  const today = dayOf(new Date());
  const author = await anAuthor(db, { email: 'gefragt@mail.example' });
  const company = await aCompany(db, { name: 'Gefragte Werke' });
  const theCase = await anOpenCase(db, { author, company, publishedOn: addDays(today, -10), seenOn: today });
  const id = newId();
  const promise = { id, caseId: theCase.id, text: 'Rückruf', madeOn: addDays(today, -2), dueOn: today };
  await exclusively(db, () => db.insert(promises).values(promise));
  const link = { purpose: 'answer-promise', subjectId: id, now: new Date(), validMinutes: 60 } as const;
  const made = await write(db, async (tx) => done(await createLink(tx, { ...link, email: author.email })));
  if (!made.ok) throw new Error('no link');
  return { id, path: `/de/account/link/answer-promise`, token: made.value };
}

test('a question in a mail changes nothing when it is opened, is answered once, and says so afterwards', async () => {
  const db = openDatabase({ url: `file:${site.database}` });
  const { id, path, token } = await aQuestion(db);
  const promise = async () => (await db.select().from(promises).where(eq(promises.id, id)))[0];
  const open = (asked: string) => fetch(`${site.url}${path}?token=${asked}`);

  const opened = await open(token);
  expect([opened.status, (await promise())?.keptOn]).toEqual([200, null]);
  const action = /action="([^"]*answers\.promise[^"]*)"/.exec(await opened.text())?.[1] ?? '';

  const sent = await fetch(`${site.url}${path}${action}`, {
    method: 'POST',
    headers: { origin: site.url },
    body: new URLSearchParams({ token, answer: 'kept' }),
  });
  expect(sent.status).toBe(200);
  expect(await sent.text()).toContain('Danke');
  expect((await promise())?.keptOn).toBe(dayOf(new Date()));

  expect((await open(token)).status).toBe(410);
  expect((await open('unbekannt')).status).toBe(404);
  db.$client.close();
});
