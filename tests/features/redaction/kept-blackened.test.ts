import { readFileSync } from 'node:fs';
import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { blackenedWords, matterMarks } from '#db/schema/index.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { recordEntry } from '#src/features/cases/commands/entries.ts';
import { eraseBlackened } from '#src/features/cases/commands/erasing.ts';
import { judgeReply, publishReply } from '#src/features/cases/commands/replies.ts';
import { correctReply } from '#src/features/cases/commands/reply-corrections.ts';
import { saveStory } from '#src/features/drafts/commands.ts';
import { forgetOldDrafts } from '#src/features/drafts/expiry.ts';
import { confirmCase } from '#src/features/drafts/publish.ts';
import { submitDraft } from '#src/features/drafts/submit.ts';
import { caseFeed, companyFeed, registerFeed } from '#src/features/open-data/feeds.ts';
import { contentOf } from '#src/features/paper/dossier/content.ts';
import { ownExport } from '#src/features/paper/export.ts';
import { blackenedOf } from '#src/features/redaction/blackened.ts';
import { eraseAccount } from '#src/features/rights/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import { personalData } from '#src/lib/personal/find.ts';
import { codeOf, takenOut } from '#src/lib/personal/guard.ts';
import {
  anAnsweredCase,
  anAuthor,
  freshDatabase,
  momentOn,
  situationOf,
  situationOfVisitor,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aSession } from '../accounts/changing.ts';
import { anEntryForm } from '../cases/forms.ts';
import { aWholeDraft, linkInMail, must } from '../drafts/writing.ts';
import { readable } from '../paper/dossier/readable.ts';

const order = 'BX-4471123';
const phone = '0221 9876543';
const summary = `Meine Bestellnummer ${order} kam nie an, Tel. ${phone}.`;
const everythingGoes = (words: string) => ({
  asked: new Set(personalData(words).map(codeOf)),
  left: new Set<string>(),
});

/** A case of which order and telephone number were blackened before it was published. */
async function aBlackenedCase(db: Database, email = 'hanna@mail.example', companyId?: string, words = summary) {
  const situation = situationOfVisitor(db);
  const key = await aWholeDraft(situation, companyId === undefined ? {} : { companyId });
  // At first so long that the database puts it on pages of its own, which it frees when the text is shortened.
  const more = 'Es hat lange gedauert. '.repeat(2000);
  const long = { title: 'Das Regal', summary: `${more}${words} ${more}` };
  const begun = { ...key, ...must(await saveStory(situation, key, long)) };
  const { version } = must(await saveStory(situation, begun, { title: 'Das Regal', summary: words }));
  must(await submitDraft(situation, { ...key, version }, { email }, everythingGoes(words)));
  return confirmCase(situation, { token: await linkInMail(db, 'confirm-case'), userAgent: 'test' });
}

const kept = (db: Database) => db.$count(blackenedWords);

/** Every byte of the database, of its log and of what it has freed. */
async function bytesOf(db: Database): Promise<string> {
  const [row] = await db.all<{ file: string }>(sql`select file from pragma_database_list where name = 'main'`);
  await db.run(sql`pragma wal_checkpoint(truncate)`);
  return readFileSync(row?.file ?? '', 'latin1');
}

describe('what an author had blackened', () => {
  test('is there for them, in the order in which it stood', async ({ db }) => {
    const { number } = must(await aBlackenedCase(db));
    expect((await blackenedOf(db, number)).map(({ kind, found }) => [kind, found])).toEqual([
      ['number', order],
      ['phone', phone],
    ]);
    expect((await readable(db, number)).summary).toBe(
      `Meine Bestellnummer ${'█'.repeat(order.length)} kam nie an, Tel. ${'█'.repeat(phone.length)}.`,
    );
  });

  test('stands nowhere in the file of the database, and on nothing that anybody can read', async () => {
    const { db, dispose } = await freshDatabase();
    try {
      const { number, caseId } = must(await aBlackenedCase(db));
      const file = await readable(db, number);
      const feeds = (['de', 'en'] as const).flatMap((locale) => [
        caseFeed(db, { number, locale, today }),
        companyFeed(db, { slug: file.company.slug ?? '', locale, today }),
        registerFeed(db, { industry: null, locale, today }),
      ]);
      const stranger = situationOf(await anAuthor(db));
      const read = [
        JSON.stringify(file),
        contentOf(file).json,
        await ownExport(stranger, file),
        ...(await Promise.all(feeds)).map((feed) => JSON.stringify(feed)),
        JSON.stringify(await db.select().from(matterMarks).where(eq(matterMarks.caseId, caseId))),
      ].join('\n');
      const bytes = await bytesOf(db);
      // That the words could be found if they were there.
      expect(bytes).toContain('Das Regal');
      for (const words of [order, phone, 'bx4471123', '9876543']) {
        expect([words, read.includes(words), bytes.includes(words)]).toEqual([words, false, false]);
      }
    } finally {
      dispose();
    }
  });

  test('of a later entry is kept beside it, once, and goes with the words that are taken out for good', async ({
    db,
  }) => {
    const author = await anAuthor(db);
    const { number } = await anAnsweredCase(db, { author });
    const form = anEntryForm();
    const text = `Rückruf auf ${phone}`;
    const decisions = { asked: new Set(personalData(text).map(codeOf)), left: new Set<string>() };
    const acting = { ...situationOf(author), blackened: takenOut([text], decisions) };
    const black = `Rückruf auf ${'█'.repeat(phone.length)}`;
    must(await recordEntry(acting, number, { ...form, text: black }));
    must(await recordEntry(acting, number, { ...form, text: `${black}.` }));
    expect(await blackenedOf(db, number)).toEqual([{ kind: 'phone', found: phone, subjectId: form.id }]);
    must(await recordEntry(situationOf(author), number, { ...form, text: 'Rückruf.' }, true));
    expect(await kept(db)).toBe(0);
  });

  test('is no company’s: what its reply had blackened is not kept, and what it takes back takes nothing of theirs', async ({
    db,
    representative,
  }) => {
    const author = await anAuthor(db);
    const company = { id: representative.companyId, slug: '', name: '', domain: '' };
    const { number, replyId } = await anAnsweredCase(db, { author, company, representative });
    const blackened = { words: [{ kind: 'phone' as const, found: phone }], orders: [] };
    const speaking = { ...situationOf(representative), blackened };
    const reply = { id: newId(), number, text: 'Tel. █', intent: 'solution' as const, promises: [] };
    must(await publishReply(speaking, reply));
    expect(await kept(db)).toBe(0);
    const judging = { ...situationOf(author), blackened };
    must(await judgeReply(judging, { number, replyId, content: 'no', boilerplate: false, text: '█' }));
    must(await correctReply(speaking, { number, replyId, text: 'Anders.', promises: [], erase: true }));
    expect(await kept(db)).toBe(1);
  });

  test('goes with one button, with the case, with a draft that is forgotten, and with the account', async ({ db }) => {
    const first = must(await aBlackenedCase(db, 'eins@mail.example'));
    const [user] = await db.all<{ id: string }>(sql`select author_id as id from cases where id = ${first.caseId}`);
    const author = situationOf({ db, actor: { userId: user?.id ?? '', represents: [], isModerator: false } });
    must(await eraseBlackened(author, { number: first.number }));
    expect(await kept(db)).toBe(0);

    const second = must(await aBlackenedCase(db, 'eins@mail.example'));
    must(await withdrawCase(author, { number: second.number, reason: '' }));
    expect(await kept(db)).toBe(0);

    must(await aBlackenedCase(db, 'eins@mail.example'));
    must(await eraseAccount(author, { ...(await aSession(db, author)), cases: 'keep' }));
    expect(await kept(db)).toBe(0);

    const situation = situationOfVisitor(db);
    const key = await aWholeDraft(situation);
    const { version } = must(await saveStory(situation, key, { title: 'Das Regal', summary }));
    must(await submitDraft(situation, { ...key, version }, { email: 'zwei@mail.example' }, everythingGoes(summary)));
    expect(await kept(db)).toBe(2);
    await forgetOldDrafts(db, momentOn('2027-12-31'));
    expect(await kept(db)).toBe(0);
  });
});

describe('a blackened order number', () => {
  test('still says that it is the same matter, and a different one that it is not', async ({ db, company }) => {
    const email = 'hanna@mail.example';
    const { number } = must(await aBlackenedCase(db, email, company.id));
    const again = await aBlackenedCase(db, email, company.id, `Zu Bestellung Nr. ${order} fehlt alles.`);
    expect(again).toMatchObject({ refusal: 'conflict', reason: `same-case:${number}` });
    must(await aBlackenedCase(db, email, company.id, 'Zu Bestellnummer BX-4471124 fehlt alles.'.replace('24', '99')));
  });

  test('of two people is two matters', async ({ db, company }) => {
    must(await aBlackenedCase(db, 'hanna@mail.example', company.id));
    must(await aBlackenedCase(db, 'otto@mail.example', company.id));
  });

  test('added to a running case later is known as well', async ({ db, company }) => {
    const author = await anAuthor(db, { email: 'hanna@mail.example' });
    const { number } = await anAnsweredCase(db, { author, company });
    const text = `Bestellnummer ${order} genannt.`;
    const blackened = takenOut([text], { asked: new Set(personalData(text).map(codeOf)), left: new Set() });
    must(
      await recordEntry({ ...situationOf(author), blackened }, number, {
        ...anEntryForm(),
        text: 'Bestellnummer █ genannt.',
      }),
    );
    const again = await aBlackenedCase(db, 'hanna@mail.example', company.id, `Bestellnummer ${order} kam nie.`);
    expect(again).toMatchObject({ reason: `same-case:${number}` });
  });
});
