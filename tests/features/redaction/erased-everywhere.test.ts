import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { closings, outbox, reopenings, unfinished } from '#db/schema/index.ts';
import { caseJson, casesPage, openCase } from '#src/features/api/cases.ts';
import { companyDocument } from '#src/features/api/companies.ts';
import { logPage } from '#src/features/api/log.ts';
import { operations } from '#src/features/api/operations.ts';
import { promisesPage } from '#src/features/api/promises.ts';
import { searchPage } from '#src/features/api/search.ts';
import { caseHistory } from '#src/features/case-file/history/queries.ts';
import { changeWords, subject } from '#src/features/case-file/history/sentences.ts';
import { closeCase, reopenCase } from '#src/features/cases/commands/closing.ts';
import { correctHead, recordEntry } from '#src/features/cases/commands/entries.ts';
import { eraseVersion } from '#src/features/cases/commands/erasing.ts';
import { markPromise } from '#src/features/cases/commands/promises.ts';
import { answerInThread, judgeReply } from '#src/features/cases/commands/replies.ts';
import { correctWords } from '#src/features/cases/commands/words.ts';
import { follow } from '#src/features/following/commands.ts';
import { tellFollowers } from '#src/features/following/news.ts';
import { sendDigests } from '#src/features/notifications/digest.ts';
import { notify } from '#src/features/notifications/notify.ts';
import { chooseMails } from '#src/features/notifications/preferences/commands.ts';
import { caseFeed, companyFeed, registerFeed } from '#src/features/open-data/feeds.ts';
import { contentOf } from '#src/features/paper/dossier/content.ts';
import { ownExport } from '#src/features/paper/export.ts';
import { wordsOf } from '#src/features/redaction/erased.ts';
import { translator } from '#src/i18n/index.ts';
import { newId, seal, unseal } from '#src/lib/crypto.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import {
  anAnsweredCase,
  anAuthor,
  freshDatabase,
  momentOn,
  type Person,
  situationOf,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aClosing, anEntryForm, aToldPromise } from '../cases/forms.ts';
import { must } from '../drafts/writing.ts';
import { readable } from '../paper/dossier/readable.ts';

const now = () => momentOn(today);

/** Every row of every table as words, what is sealed opened. */
async function everything(db: Database): Promise<string> {
  const tables = await db.all<{ name: string }>(sql`select name from sqlite_master where type = 'table'`);
  const all: string[] = [];
  for (const { name } of tables) {
    const rows = await db.all<Record<string, unknown>>(sql.raw(`select * from "${name}"`));
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        if (value === null) continue;
        const isSealed = ['sealed', 'fields'].includes(column) && value !== '';
        all.push(`${name}.${column}: ${isSealed ? unseal(String(value)) : String(value)}`);
      }
    }
  }
  return all.join('\n');
}

/** What anybody can read of a case, and its author's own export. */
async function readByAll(db: Database, number: string, author: Person, slug: string): Promise<string> {
  const file = await readable(db, number);
  const history = await caseHistory(db, number);
  const said = history?.corrections.flatMap((one) =>
    (['de', 'en'] as const).flatMap((locale) => {
      const saying = { t: translator(locale), locale, stepName: (key: string) => key };
      return [subject(one, saying), ...one.changes.map((change) => JSON.stringify(changeWords(change, saying)))];
    }),
  );
  const feeds = (['de', 'en'] as const).flatMap((locale) => [
    caseFeed(db, { number, locale, today }),
    companyFeed(db, { slug, locale, today }),
    registerFeed(db, { industry: null, locale, today }),
  ]);
  return [
    JSON.stringify(file),
    ...(said ?? []),
    contentOf(file).json,
    await ownExport(situationOf(author), file),
    ...(await Promise.all(feeds)).map((feed) => JSON.stringify(feed)),
    ...(await readByPrograms(db, number, slug)),
    paths.case('de', file),
  ].join('\n');
}

/** The same through the interface for programs. */
async function readByPrograms(db: Database, number: string, slug: string): Promise<string[]> {
  const opened = await openCase(db, number, today);
  const asked = { company: slug, limit: 100, cursor: undefined };
  const documents = [
    await casesPage(db, operations.cases.query.parse({ company: slug }), today),
    await companyDocument(db, slug, { months: 'all' }, today),
    await promisesPage(db, { ...asked, state: undefined }, today),
    await logPage(db, operations.log.query.parse({})),
    await searchPage(db, operations.search.query.parse({ q: 'Regal Kundin' }), today),
  ];
  return ['file' in opened ? caseJson(opened, today) : '', ...documents.map((one) => JSON.stringify(one))];
}

/** A case in which every text has been written once, and how each of them is written anew. */
async function aWrittenCase(db: Database, words: string) {
  const author = await anAuthor(db);
  const theCase = await anAnsweredCase(db, { author, title: `Regal ${words}`, summary: `Fall ${words}` });
  const { id, number, replyId } = theCase;
  const situation = situationOf(author);
  const form = anEntryForm({ promises: [aToldPromise(words, { dueOn: '2026-03-29' })] });
  const answerId = newId();
  const entry = (text: string) => ({
    ...form,
    text,
    people: [text],
    thirdParty: text,
    promises: form.promises.map((promise) => ({ ...promise, text })),
  });
  must(await recordEntry(situation, number, entry(words)));
  must(await judgeReply(situation, { number, replyId, content: 'no', boilerplate: false, text: words }));
  must(await answerInThread(situation, { id: answerId, number, text: words }));
  must(await closeCase(situation, { ...aClosing(number), words }));
  must(await reopenCase(situation, { id: newId(), number, reason: words }));
  const [closing] = await db.select().from(closings).where(eq(closings.caseId, id));
  const [reopening] = await db.select().from(reopenings).where(eq(reopenings.caseId, id));
  const anew: Record<string, (text: string, erase: boolean) => Promise<unknown>> = {
    head: async (text, erase) =>
      must(
        await correctHead(situation, {
          number,
          title: `Regal ${text}`,
          summary: text,
          desiredOutcome: 'refund',
          desiredText: text,
          penName: text.slice(0, 40),
          place: text.slice(0, 40),
          erase,
        }),
      ),
    entry: async (text, erase) => must(await recordEntry(situation, number, entry(text), erase)),
    verdict: async (text, erase) =>
      must(await judgeReply(situation, { number, replyId, content: 'no', boilerplate: false, text, erase })),
    answer: async (text, erase) => must(await correctWords(situation, { number, id: answerId, text, erase })),
    closing: async (text, erase) => must(await correctWords(situation, { number, id: closing?.id ?? '', text, erase })),
    reopening: async (text, erase) =>
      must(await correctWords(situation, { number, id: reopening?.id ?? '', text, erase })),
  };
  const promiseId = `${form.id}-p`;
  return { ...theCase, author, situation, anew, promiseId };
}

/** What the author has in a form and has not sent. */
async function typesInAForm(db: Database, { userId }: Person, fields: [string, string][]) {
  const row = {
    owner: `user:${userId}`,
    form: 'case/2026-000001',
    fields: seal(JSON.stringify(fields)),
    savedAt: now(),
  };
  await exclusively(db, () => db.insert(unfinished).values(row));
}

/** Mails about the case wait for everybody: at once, for the digest, and in a digest that was made already. */
async function waitForMails(
  db: Database,
  { id, number, title, company, author }: Awaited<ReturnType<typeof aWrittenCase>>,
) {
  const followers = [await anAuthor(db), await anAuthor(db), await anAuthor(db)] as const;
  for (const person of followers) must(await follow(situationOf(person, '2026-03-29'), { kind: 'case', of: number }));
  must(await chooseMails(situationOf(followers[1]), [['follows', 'digest']]));
  must(await chooseMails(situationOf(followers[2]), [['follows', 'digest']]));
  const mail = {
    kind: 'followed-reopened' as const,
    url: absolute(paths.case('de', { number, title })),
    number,
    title,
    companyName: company.name,
  };
  const { userId, email: to } = followers[2];
  const waiting = { userId, to, locale: 'de' as const, mail, caseId: id, dedupeKey: 'early', now: now() };
  await write(db, async (tx) => done(await notify(tx, waiting)));
  await sendDigests({ db, now, isStopping: () => false });
  await tellFollowers({ db, now, isStopping: () => false });
  const due = { ...mail, promise: title.replace('Regal ', ''), dueOn: today };
  const asked = { userId: author.userId, to: author.email, locale: 'de' as const, caseId: id, now: now() };
  await write(db, async (tx) =>
    done(await notify(tx, { ...asked, mail: { ...due, kind: 'promise-due' }, dedupeKey: 'due' })),
  );
}

describe('what is taken out of a case as personal data', () => {
  test('stands in no row of any table and on nothing that anybody can read, whatever was corrected before', {
    timeout: 120_000,
  }, async () => {
    const secret = fc.stringMatching(/^[bcdfgj]{12}$/);
    const earlier = fc.array(fc.constantFrom('verschrieben', 'noch einmal', 'und wieder'), { maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(secret, earlier, fc.boolean(), async (word, versions, byButtons) => {
        const { db, dispose } = await freshDatabase();
        try {
          const words = `Kundin ${word}`;
          const written = await aWrittenCase(db, words);
          const { number, author, anew, promiseId, situation } = written;
          for (const version of versions)
            for (const each of Object.values(anew)) await each(`${words} ${version}`, false);
          must(await markPromise(situation, { number, promiseId, mark: 'kept' }));
          const title = (await readable(db, number)).title;
          await waitForMails(db, { ...written, title });
          expect((await everything(db)).includes(word)).toBe(true);
          const told = await readByPrograms(db, number, written.company.slug);
          expect(told.map((one) => one.toLowerCase().includes(word))).toEqual([true, true, false, true, true, true]);

          await typesInAForm(db, author, [['text', words]]);
          for (const each of Object.values(anew)) await each('ohne Angaben', !byButtons);
          if (byButtons) await eraseAll(db, number, author, word);
          const left = [await everything(db), await readByAll(db, number, author, written.company.slug)].join('\n');
          expect(left.split('\n').filter((line) => line.toLowerCase().includes(word))).toEqual([]);
        } finally {
          dispose();
        }
      }),
      { numRuns: 8 },
    );
  });

  test('leaves the mails that wait as they were, but for its words', async ({ db }) => {
    const written = await aWrittenCase(db, 'Kundennummer 4711');
    await waitForMails(db, written);
    const mails = async () =>
      (await db.select().from(outbox)).map(({ kind, sealed }) => ({ kind, ...JSON.parse(unseal(sealed)) }));
    const before = await mails();
    await written.anew['head']?.('ohne Nummer', true);
    const after = await mails();
    expect(after.map(({ kind, to }) => [kind, to])).toEqual(before.map(({ kind, to }) => [kind, to]));
    const reopened = after.find(({ kind }) => kind === 'followed-reopened');
    expect(reopened.text).toContain('„Regal ohne Nummer“');
    expect(reopened.text).toContain(absolute(paths.case('de', { number: written.number, title: 'Regal ohne Nummer' })));
    expect(after.find(({ kind }) => kind === 'digest').text).toContain('„Regal ohne Nummer“');
    // It asks about a promise: those words are still there.
    expect(after.some(({ kind }) => kind === 'promise-due')).toBe(true);
    await written.anew['entry']?.('ohne Nummer', true);
    expect((await mails()).some(({ kind }) => kind === 'promise-due')).toBe(false);
  });
});

/** Presses the button at every earlier version that holds the word. */
async function eraseAll(db: Database, number: string, author: Person, word: string): Promise<void> {
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const history = await caseHistory(db, number, page);
    pages = history?.pages ?? 1;
    for (const { id, changes } of history?.corrections ?? []) {
      for (const [change, one] of changes.entries())
        if (wordsOf(one, 'before').includes(word))
          must(await eraseVersion(situationOf(author), { number, eventId: id, change }));
    }
  }
}
