import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, events, outbox, promises, replies, representatives, verdicts } from '#db/schema/index.ts';
import { caseHistory } from '#src/features/case-file/history/queries.ts';
import { caseFile } from '#src/features/case-file/index.ts';
import { eraseVersion } from '#src/features/cases/commands/erasing.ts';
import { nameCompany, replyAsNamed } from '#src/features/cases/commands/named.ts';
import { answerInThread, judgeReply, publishReply } from '#src/features/cases/commands/replies.ts';
import { correctReply } from '#src/features/cases/commands/reply-corrections.ts';
import { correctWords } from '#src/features/cases/commands/words.ts';
import { deskCase } from '#src/features/company-desk/queries.ts';
import { newId, unseal } from '#src/lib/crypto.ts';
import { addDays } from '#src/lib/dates.ts';
import {
  aCompany,
  anAnsweredCase,
  anOpenCase,
  aRepresentative,
  momentOn,
  situationOf,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';

async function mailedTo(db: Database, kind: string): Promise<string[]> {
  const mails = await db.select().from(outbox).where(eq(outbox.kind, kind));
  return mails.map(({ sealed }) => JSON.parse(unseal(sealed)).to);
}

const words = { text: 'Wir erstatten den Betrag.', promises: [] };

describe('a reply that is corrected', () => {
  test('keeps its day, its case its state; the old words are in the history, and the author gets one mail a day', async ({
    db,
    author,
  }) => {
    const company = await aCompany(db);
    const representative = await aRepresentative(db, { company });
    const { id, number, replyId } = await anAnsweredCase(db, { author, company, representative });
    must(
      await judgeReply(situationOf(author), { number, replyId, content: 'no', boilerplate: false, text: 'Zu wenig.' }),
    );
    const [before] = await db.select().from(cases).where(eq(cases.id, id));
    const [was] = await db.select().from(replies).where(eq(replies.id, replyId));
    const tomorrow = situationOf(representative, addDays(today, 1));
    must(await correctReply(tomorrow, { number, replyId, ...words }));
    must(await correctReply(tomorrow, { number, replyId, ...words, text: 'Wir erstatten den ganzen Betrag.' }));

    const [after] = await db.select().from(cases).where(eq(cases.id, id));
    const [is] = await db.select().from(replies).where(eq(replies.id, replyId));
    expect(after).toEqual(before);
    expect(is).toEqual({ ...was, text: 'Wir erstatten den ganzen Betrag.', correctedAt: momentOn(addDays(today, 1)) });
    expect(await db.select().from(verdicts)).toMatchObject([{ content: 'no', text: 'Zu wenig.' }]);
    const history = await caseHistory(db, number);
    expect(history?.corrections[1]).toMatchObject({
      about: { replyOn: expect.any(String) },
      by: { who: 'company' },
      changes: [{ field: 'wording', before: was?.text, after: words.text }],
    });
    expect(await mailedTo(db, 'reply-corrected')).toEqual([author.email]);
    const file = await caseFile(db, { number }, addDays(today, 1));
    expect(file?.thread[0]?.correctedAt).toEqual(momentOn(addDays(today, 1)));
  });

  test('is corrected by who wrote it; by a colleague only when they have left, never by one whose identity is in doubt', async ({
    db,
  }) => {
    const company = await aCompany(db);
    const writer = await aRepresentative(db, { company });
    const colleague = await aRepresentative(db, { company });
    const { number, replyId } = await anAnsweredCase(db, { company, representative: writer });
    const correction = { number, replyId, ...words };
    expect(await correctReply(situationOf(colleague), correction)).toEqual({ ok: false, refusal: 'not-allowed' });
    expect((await deskCase(db, number, colleague.actor, today))?.correctable).toEqual(new Set());
    expect((await deskCase(db, number, writer.actor, today))?.correctable).toEqual(new Set([replyId]));

    const [representation] = writer.actor.represents;
    const left = eq(representatives.id, representation?.representativeId ?? '');
    await db
      .update(representatives)
      .set({ endedAt: momentOn(today) })
      .where(left);
    expect((await deskCase(db, number, colleague.actor, today))?.correctable).toEqual(new Set([replyId]));
    must(await correctReply(situationOf(colleague), correction));
    expect(await db.select().from(replies).where(eq(replies.id, replyId))).toMatchObject([{ text: words.text }]);
  });

  test('words its promises anew, with their days as they are; none is added or taken back', async ({ db }) => {
    const company = await aCompany(db);
    const representative = await aRepresentative(db, { company });
    const { id: caseId, number } = await anOpenCase(db, { company });
    const replyId = newId();
    const speaking = situationOf(representative);
    const promised = [{ text: 'Auf DE89 3704 0044 0532 0130 00', dueOn: addDays(today, 3) }];
    must(await publishReply(speaking, { id: replyId, number, text: 'Gern.', intent: 'solution', promises: promised }));
    const [made] = await db.select().from(promises).where(eq(promises.replyId, replyId));
    const worded = [
      { id: made?.id ?? '', text: 'Auf Ihr Konto' },
      { id: 'foreign', text: 'Mehr' },
    ];
    must(await correctReply(speaking, { number, replyId, text: 'Gern.', promises: worded, erase: true }));
    const now = await db.select().from(promises).where(eq(promises.replyId, replyId));
    expect(now).toEqual([{ ...made, text: 'Auf Ihr Konto' }]);
    const stored = JSON.stringify(await db.select().from(events).where(eq(events.caseId, caseId)));
    expect(stored).toContain('"company"');
    expect(stored).not.toContain('DE89');
  });

  test('is not the author’s to take out of the history', async ({ db, author }) => {
    const company = await aCompany(db);
    const representative = await aRepresentative(db, { company });
    const { number, replyId } = await anAnsweredCase(db, { author, company, representative });
    must(await correctReply(situationOf(representative), { number, replyId, ...words }));
    const [corrected] = await db.select().from(events).where(eq(events.action, 'cases.correctReply'));
    const version = { number, eventId: corrected?.id ?? 0, change: 0 };
    expect(await eraseVersion(situationOf(author), version)).toEqual({ ok: false, refusal: 'not-found' });
    expect(await correctWords(situationOf(author), { number, id: replyId, text: 'Nie gesagt.' })).toEqual({
      ok: false,
      refusal: 'not-found',
    });
  });

  test('of a company that is only named stands in the history under its own name', async ({ db, author }) => {
    const speaker = await aRepresentative(db);
    const { number } = await anOpenCase(db, { author });
    must(await nameCompany(situationOf(author), { number, company: { id: speaker.companyId } }));
    const replyId = newId();
    must(await replyAsNamed(situationOf(speaker), { id: replyId, number, text: 'So war es.' }));
    must(await correctReply(situationOf(speaker), { number, replyId, ...words }));
    const [reply] = await db.select().from(replies).where(eq(replies.id, replyId));
    expect((await caseHistory(db, number))?.corrections[0]?.by).toEqual({
      who: 'company',
      name: reply?.signedName,
      company: reply?.signedCompany,
    });
  });
});

test('the company hears of an answer that is corrected, once a day', async ({ db, author }) => {
  const company = await aCompany(db);
  const representative = await aRepresentative(db, { company });
  const { number } = await anAnsweredCase(db, { author, company, representative });
  const id = newId();
  must(await answerInThread(situationOf(author), { id, number, text: 'Und nun?' }));
  for (const text of ['Und jetzt?', 'Was nun?']) must(await correctWords(situationOf(author), { number, id, text }));
  expect(await mailedTo(db, 'answer-corrected')).toEqual([representative.email]);
});
