import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { evidence, evidenceUploads, exchangeFiles, promises } from '#db/schema/index.ts';
import { content } from '#src/features/api/content.ts';
import { caseFile, reportInWords } from '#src/features/case-file/index.ts';
import { markPromise } from '#src/features/cases/commands/promises.ts';
import { reportPromise } from '#src/features/cases/commands/reports.ts';
import { type Blobs, blobsAt } from '#src/features/evidence/store/blobs.ts';
import { blobName } from '#src/features/evidence/store/sealed.ts';
import { workOnExchangeFiles } from '#src/features/exchange/checking.ts';
import { endExchange, muteExchange, openGiven, withdraw } from '#src/features/exchange/commands.ts';
import { depositFile } from '#src/features/exchange/deposit.ts';
import { forgetExchange, forgetOldExchanges, takenBackIn } from '#src/features/exchange/forgetting.ts';
import {
  depositReportFile,
  reportFile,
  reportFiles,
  takeReportBack,
  withdrawReportFile,
} from '#src/features/exchange/promised.ts';
import { exchangeFile } from '#src/features/exchange/queries.ts';
import { mostFileBytes } from '#src/features/exchange/rules.ts';
import { holdReports, restoreReports } from '#src/features/identity/held-reports.ts';
import { contentOf, isReadable } from '#src/features/paper/index.ts';
import { replayErasures } from '#src/features/rights/erasures.ts';
import { promiseState } from '#src/features/timeline/promises/rules.ts';
import { translator } from '#src/i18n/index.ts';
import { exclusively } from '#src/lib/database.ts';
import type { Situation } from '#src/lib/situation.ts';
import { aCompany, anAnsweredCase, aRepresentative, situationOf, today } from '#tests/factories.ts';
import { aPromiseIn } from '../cases/forms.ts';
import { mailsOf, must } from '../drafts/writing.ts';
import { inChunks, test, worked } from '../evidence/depositing.ts';
import { anExchange, doubts, later, minutes, noon, reasonOf, seenBy } from './exchanging.ts';

const text = Buffer.from('Überweisungsbeleg vom 3. März');

async function given(
  situation: Situation,
  number: string,
  side: 'author' | 'company',
  { db, blobs, bytes = text }: { db: Database; blobs: Blobs; bytes?: Uint8Array },
): Promise<string> {
  const file = { number, side, name: '../Beleg Quarkstrudel.txt' };
  const { id } = must(await depositFile(situation, file, inChunks(bytes), blobs));
  while (await workOnExchangeFiles({ db, blobs, now: () => noon }));
  return id;
}

describe('a file in an exchange', () => {
  test('is read by the other side once it was looked at and opened, and by nobody once it is withdrawn', async ({
    db,
    blobs,
  }) => {
    const { number, author, one, other } = await anExchange(db);
    const elsewhere = await aRepresentative(db);
    const id = await given(situationOf(author), number, 'author', { db, blobs });
    const reads = async (person: typeof one | typeof author, at: number) =>
      (await exchangeFile(db, id, { userId: person.userId, now: minutes(at) })) !== null;
    expect([await reads(author, 1), await reads(one, 1), await reads(elsewhere, 1)]).toEqual([true, false, false]);
    const shown = (await seenBy(situationOf(one), number, 'company'))?.running?.files[0];
    expect(shown).toMatchObject({ name: '', kind: 'text', sees: false });
    must(await openGiven(later(one, 2), { number, open: id }));
    expect([await reads(one, 3), await reads(other, 3), await reads(one, 33)]).toEqual([true, false, false]);
    must(await withdraw(later(author, 4), { number, side: 'author', withdraw: id }));
    expect([await reads(author, 5), await reads(one, 5)]).toEqual([false, false]);
    expect((await seenBy(later(one, 5), number, 'company'))?.running?.files).toEqual([]);
    expect(await db.select().from(exchangeFiles)).toMatchObject([{ name: '', dataKey: '', state: 'withdrawn' }]);
    await worked({ db, blobs });
    expect(await blobs.get(blobName.piece(id, 0))).toBeNull();
    // It was never evidence.
    expect(await db.$count(evidence)).toBe(0);
    expect(await db.$count(evidenceUploads)).toBe(0);
  });

  test('that is taken back while it comes stays taken back, and keeps no other from being looked at', async ({
    db,
    blobs,
  }) => {
    const { number, author } = await anExchange(db);
    const situation = situationOf(author);
    async function* slowly() {
      yield text;
      const [row] = await db.select().from(exchangeFiles);
      must(await withdraw(situation, { number, side: 'author', withdraw: row?.id ?? '' }));
      yield text;
    }
    const file = { number, side: 'author' as const, name: 'Beleg.txt' };
    expect(reasonOf(await depositFile(situation, file, slowly(), blobs))).toBe('no-exchange');
    const next = await given(later(author, 1), number, 'author', { db, blobs });
    const states = await db.select({ id: exchangeFiles.id, state: exchangeFiles.state }).from(exchangeFiles);
    expect(states.find(({ id }) => id === next)?.state).toBe('ready');
    expect(states.find(({ id }) => id !== next)?.state).toBe('withdrawn');
  });

  test('of the company is read by the author without a trace, and taken back by whoever speaks for it', async ({
    db,
    blobs,
  }) => {
    const { number, author, one, other } = await anExchange(db);
    const id = await given(situationOf(one), number, 'company', { db, blobs });
    expect(await exchangeFile(db, id, { userId: author.userId, now: noon })).not.toBeNull();
    expect(reasonOf(await withdraw(situationOf(author), { number, side: 'author', withdraw: id }))).toBe('not-found');
    must(await withdraw(situationOf(other), { number, side: 'company', withdraw: id }));
    expect(await exchangeFile(db, id, { userId: author.userId, now: noon })).toBeNull();
  });

  test('that is none of the kinds, too long, empty or cut off is not taken, and nothing of it is left', async ({
    db,
    blobs,
  }) => {
    const { number, author } = await anExchange(db);
    const situation = situationOf(author);
    const id = await given(situation, number, 'author', { db, blobs, bytes: Buffer.from('MZ\u0000\u0001\u0000') });
    expect(await db.select().from(exchangeFiles).where(eq(exchangeFiles.id, id))).toMatchObject([
      { state: 'refused', reason: 'kind', dataKey: '' },
    ]);
    const file = { number, side: 'author' as const, name: 'x.txt' };
    const tooLong = (async function* () {
      for (let sent = 0; sent <= mostFileBytes; sent += 1_000_000) yield Buffer.alloc(1_000_000, 'x');
    })();
    expect(reasonOf(await depositFile(situation, file, tooLong, blobs))).toBe('file-too-large');
    expect(reasonOf(await depositFile(situation, file, inChunks(Buffer.alloc(0)), blobs))).toBe('file-empty');
    const gone = blobsAt('file:/dev/null/blobs');
    expect(reasonOf(await depositFile(situation, file, inChunks(text), gone))).toBe('no-room-for-files');
    const cut = (async function* () {
      yield text;
      throw new Error('the line was lost');
    })();
    await expect(depositFile(situation, file, cut, blobs)).rejects.toThrow('the line was lost');
    expect(await db.$count(exchangeFiles)).toBe(1);
  });

  test('is not taken from a company whose author wants none, and goes with the exchange', async ({ db, blobs }) => {
    const { number, author, one } = await anExchange(db);
    const id = await given(situationOf(author), number, 'author', { db, blobs });
    must(await muteExchange(situationOf(author), { number }));
    const file = { number, side: 'company' as const, name: 'x.txt' };
    expect(reasonOf(await depositFile(situationOf(one), file, inChunks(text), blobs))).toBe('exchange-muted');
    must(await endExchange(situationOf(author), { number }));
    expect(reasonOf(await depositFile(situationOf(author), { ...file, side: 'author' }, inChunks(text), blobs))).toBe(
      'no-exchange',
    );
    expect(await db.$count(exchangeFiles)).toBe(0);
    await worked({ db, blobs });
    expect(await blobs.get(blobName.piece(id, 0))).toBeNull();
  });
});

describe('a file that is to prove a promise', () => {
  /** The company reports a promise as kept, and gives a receipt. */
  async function proved(db: Database, blobs: Blobs) {
    const company = await aCompany(db);
    const one = await aRepresentative(db, { company, firstName: 'Miriam', lastName: 'Okafor' });
    const { id: caseId, number, author } = await anAnsweredCase(db, { company, entries: [] });
    const promiseId = await aPromiseIn(db, caseId, { dueOn: today });
    const which = { number, promiseId };
    const give = (person = one) =>
      depositReportFile(situationOf(person), { ...which, name: 'Quittung.txt' }, inChunks(text), blobs);
    expect(reasonOf(await give())).toBe('not-found');
    must(await reportPromise(situationOf(one), { ...which, keptOn: today }));
    const { id } = must(await give());
    while (await workOnExchangeFiles({ db, blobs, now: () => noon }));
    const said = async () => {
      const file = await caseFile(db, { number }, today);
      const promise = file?.promises.find((known) => known.id === promiseId);
      return promise && reportInWords(translator('de'), 'de', promise, { company: 'Nordlicht', author: 'Ada' });
    };
    return { company, caseId, number, author, one, which, id, give, said };
  }

  test('is seen by the author and the company alone; public is that there is one, and it counts for nothing', async ({
    db,
    blobs,
  }) => {
    const { number, author, one, id, said, give, which, caseId } = await proved(db, blobs);
    const elsewhere = await aRepresentative(db);
    const published = async () => {
      const file = await caseFile(db, { number }, today);
      return file && isReadable(file) ? contentOf(file).json : '';
    };
    const reads = async ({ userId }: { userId: string }) => (await reportFile(db, id, userId)) !== null;
    expect([await reads(author), await reads(one), await reads(elsewhere)]).toEqual([true, true, false]);
    expect(await reportFiles(db, number, { userId: author.userId, side: 'author' })).toMatchObject([
      { name: 'Quittung.txt', by: { name: 'Miriam Okafor' }, sees: true },
    ]);
    expect(await reportFiles(db, number, { userId: elsewhere.userId, side: 'company' })).toEqual([]);
    expect(await said()).toContain('Beleg gegeben, den nur Ada sieht');
    const stored = await db.select().from(promises).where(eq(promises.id, which.promiseId));
    expect(stored.map((promise) => promiseState(promise, today))).toEqual(['reported']);
    expect(await mailsOf(db, 'promise-file')).toBe(1);
    must(await give());
    must(await give());
    expect(reasonOf(await give())).toBe('report-files');
    await doubts(db, one.representativeId, noon);
    expect([await reads(one), reasonOf(await give())]).toEqual([false, 'not-allowed']);
    // While the report is set aside, nothing says that there is a receipt for it.
    await exclusively(db, () => db.transaction((tx) => holdReports(tx, one.representativeId)));
    expect(await published()).not.toContain('reportedProofOn');
    await exclusively(db, () => db.transaction((tx) => restoreReports(tx, one.representativeId)));
    expect(content.parse(JSON.parse(await published())).promises).toMatchObject([{ reportedProofOn: today }]);
    // An author who disputes it can still be shown a receipt.
    await doubts(db, one.representativeId, null);
    must(await markPromise(situationOf(author), { ...which, mark: 'broken' }));
    expect(await reads(author)).toBe(true);
    await exclusively(db, () => db.transaction((tx) => forgetExchange(tx, caseId, noon)));
    expect([await reads(author), await db.$count(exchangeFiles)]).toEqual([false, 0]);
    expect(await said()).not.toContain('Beleg');
  });

  test('goes with the report, is taken back by whoever speaks, and stays gone in an older copy', async ({
    db,
    blobs,
  }) => {
    const { company, number, author, one, id, said, which, give } = await proved(db, blobs);
    const other = await aRepresentative(db, { company });
    const copied = await db.select().from(exchangeFiles);
    must(await withdrawReportFile(situationOf(other), { number, withdraw: id }));
    expect(await reportFile(db, id, author.userId)).toBeNull();
    expect(await said()).not.toContain('Beleg');
    const lines = await takenBackIn(db);
    await exclusively(db, () => db.delete(exchangeFiles));
    await exclusively(db, () => db.insert(exchangeFiles).values(copied));
    expect(await reportFile(db, id, author.userId)).not.toBeNull();
    await replayErasures(db, lines, noon);
    expect(await reportFile(db, id, author.userId)).toBeNull();

    const next = must(await give());
    while (await workOnExchangeFiles({ db, blobs, now: () => noon }));
    expect(await reportFile(db, next.id, author.userId)).not.toBeNull();
    must(await takeReportBack(situationOf(one), which));
    expect(await reportFile(db, next.id, author.userId)).toBeNull();
    must(await reportPromise(situationOf(one), { ...which, keptOn: today }));
    expect(await reportFile(db, next.id, author.userId)).toBeNull();
    expect(await said()).not.toContain('Beleg');
    await forgetOldExchanges(db, minutes(60));
    await worked({ db, blobs });
    expect(await blobs.get(blobName.piece(next.id, 0))).toBeNull();
  });
});
