import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { draftKeys, drafts, links } from '#db/schema/index.ts';
import { leaveDraft, saveStory, startDraft } from '#src/features/drafts/commands.ts';
import { endOpeners, openersOf } from '#src/features/drafts/openers.ts';
import { draftByToken } from '#src/features/drafts/queries.ts';
import { renewLink, resumeDraft, sendResumeLink } from '#src/features/drafts/submit.ts';
import { newId } from '#src/lib/crypto.ts';
import type { Situation } from '#src/lib/situation.ts';
import { freshDatabase, situationOfVisitor } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { linkInMail, must } from './writing.ts';

const author = 'hanna@mail.example';
const stranger = 'hanna@mial.example';

/** Sends "go on later" from a browser to an address; the token of the link. */
async function sends(situation: Situation, token: string, email: string): Promise<string> {
  must(await sendResumeLink(situation, token, { email, occasion: newId() }));
  return linkInMail(situation.db, 'resume-draft');
}

/** The key of another browser that opens such a link. */
async function opened(situation: Situation, token: string, email: string): Promise<string> {
  const link = await sends(situation, token, email);
  return must(await resumeDraft(situation, { token: link, userAgent: 'Firefox/140.0' })).token;
}

async function listed(db: Database, token: string) {
  const draft = await draftByToken(db, token);
  return openersOf(db, { caseId: draft?.caseId ?? '', token, now: situationOfVisitor(db).now });
}

describe('each browser has its own key to a draft', () => {
  test('which the database cannot give away, and which is never the same twice', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation, 'Safari/605'));
    const other = await opened(situation, token, author);
    expect(other).not.toBe(token);
    const stored = JSON.stringify([await db.select().from(drafts), await db.select().from(draftKeys)]);
    for (const secret of [token, other]) expect(stored).not.toContain(secret);
  });

  test('shown with what it is and the address through which it came', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation, 'Safari/605'));
    await opened(situation, token, stranger);
    await sends(situation, token, author);
    const { browsers, links: sent } = await listed(db, token);
    expect(browsers).toMatchObject([
      { userAgent: 'Safari/605', email: null, isHere: true, mayEnd: false },
      { userAgent: 'Firefox/140.0', email: stranger, isHere: false, mayEnd: true },
    ]);
    expect(sent).toMatchObject([{ email: author, mayEnd: true }]);
  });

  test('one that opens its own link keeps the key it has', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation));
    const link = await sends(situation, token, author);
    expect(must(await resumeDraft(situation, { token: link, held: token })).token).toBe(token);
    expect(await db.$count(draftKeys)).toBe(1);
  });

  test('and gives it up when it begins another case', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation));
    const other = await opened(situation, token, author);
    must(await leaveDraft(situation, token));
    expect(await draftByToken(db, token)).toBeNull();
    expect(await draftByToken(db, other)).not.toBeNull();
  });
});

describe('a browser that the author ended', () => {
  test('reads nothing of what is written afterwards, and gets no new link', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token, version } = must(await startDraft(situation));
    const link = await sends(situation, token, stranger);
    const theirs = must(await resumeDraft(situation, { token: link })).token;
    const [, browser] = (await listed(db, token)).browsers;
    must(await endOpeners(situation, token, `key:${browser?.id}`));
    must(await saveStory(situation, { token, version }, { title: 'Geheim', summary: 'Nur für mich.' }));
    expect(await draftByToken(db, theirs)).toBeNull();
    expect(await resumeDraft(situation, { token: link })).toMatchObject({ refusal: 'not-found' });
    expect(await renewLink(situation, { purpose: 'resume-draft', token: link })).toMatchObject({
      refusal: 'not-found',
    });
  });

  test('is out with every link to its address, the unopened ones too', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation));
    await opened(situation, token, stranger);
    const second = await sends(situation, token, stranger);
    const own = await sends(situation, token, author);
    const [, browser] = (await listed(db, token)).browsers;
    must(await endOpeners(situation, token, `key:${browser?.id}`));
    expect(await resumeDraft(situation, { token: second })).toMatchObject({ reason: 'link-unknown' });
    expect((await resumeDraft(situation, { token: own })).ok).toBe(true);
  });

  test('cannot be ended twice, and ending all leaves the one that asks', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation));
    await opened(situation, token, stranger);
    const [, browser] = (await listed(db, token)).browsers;
    must(await endOpeners(situation, token, 'all'));
    expect(await endOpeners(situation, token, `key:${browser?.id}`)).toMatchObject({ reason: 'opener-gone' });
    expect(must(await endOpeners(situation, token, 'all'))).toBeNull();
    expect(await draftByToken(db, token)).not.toBeNull();
  });

  test('a mailed link that nobody opened is ended by itself', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation));
    const link = await sends(situation, token, stranger);
    const [sent] = (await listed(db, token)).links;
    must(await endOpeners(situation, token, `link:${sent?.hash}`));
    expect(await resumeDraft(situation, { token: link })).toMatchObject({ reason: 'link-unknown' });
    expect(await db.$count(links)).toBe(0);
  });
});

test('nobody who was let in ever locks out who came before', async () => {
  const asked = fc.record({
    by: fc.nat(3),
    opener: fc.oneof(
      fc.constant('all'),
      fc.nat(5).map((id) => `key:${id}`),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(asked, { maxLength: 8 }), async (attempts) => {
      const { db, dispose } = await freshDatabase();
      const situation = situationOfVisitor(db);
      const { token } = must(await startDraft(situation));
      const tokens = [token];
      for (let n = 0; n < 3; n += 1) tokens.push(await opened(situation, tokens[n] ?? '', `leser-${n}@mail.example`));
      const isOpen = async (index: number) => (await draftByToken(db, tokens[index])) !== null;
      for (const { by, opener } of attempts) {
        const before = await Promise.all(tokens.map((_, index) => isOpen(index)));
        await endOpeners(situation, tokens[by] ?? '', opener);
        for (let earlier = 0; earlier <= by; earlier += 1) expect(await isOpen(earlier)).toBe(before[earlier]);
      }
      expect(await isOpen(0)).toBe(true);
      dispose();
    }),
    { numRuns: 12 },
  );
});
