import PostalMime from 'postal-mime';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { answerInThread, publishReply } from '#src/features/cases/commands/replies.ts';
import { deliverDue } from '#src/features/notifications/deliver.ts';
import { notify } from '#src/features/notifications/notify.ts';
import { queueMail } from '#src/features/notifications/outbox.ts';
import { ServerPatience } from '#src/features/notifications/patience.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { aCompany, anAuthor, anOpenCase, aRepresentative, momentOn, situationOf, today } from '#tests/factories.ts';
import { test as base } from '#tests/test.ts';
import { aMailServer } from './mail-server.ts';

const test = base.extend('mailServer', async ({ task: _task }, { onCleanup }) => {
  const server = await aMailServer();
  onCleanup(() => server.stop());
  return server;
});

const now = momentOn(today);

type TestCase = Awaited<ReturnType<typeof anOpenCase>>;

/** What the publication of a case mails to its author and to the company. */
async function tellOfPublication(db: Database, theCase: TestCase, company: { userId: string; email: string }) {
  const { id: caseId, number, title, author } = theCase;
  const about = { url: absolute(paths.case('de', theCase)), number, title, companyName: theCase.company.name };
  await write(db, async (tx) => {
    const common = { locale: 'de' as const, caseId, now };
    const live = { kind: 'case-live' as const, ...about };
    await queueMail(tx, { ...common, mail: live, to: author.email, dedupeKey: `live:${caseId}` });
    const mail = { kind: 'case-published' as const, ...about, dueOn: today };
    const { userId, email: to } = company;
    await notify(tx, { ...common, userId, to, mail, dedupeKey: `published:${caseId}` });
    return done();
  });
}

test('the mails of a case form one thread for each recipient, and begin their subjects alike', async ({
  db,
  mailServer,
}) => {
  const company = await aCompany(db);
  const representative = await aRepresentative(db, { company });
  const author = await anAuthor(db);
  const cases = [await anOpenCase(db, { company, author }), await anOpenCase(db, { company, author })];
  for (const theCase of cases) {
    const { number } = theCase;
    await tellOfPublication(db, theCase, representative);
    const reply = { id: newId(), number, text: 'Gern.', intent: 'information' as const, promises: [] };
    await publishReply(situationOf(representative), reply);
    await answerInThread(situationOf(author), { id: newId(), number, text: 'Danke.' });
  }
  const from = 'Aktenkundig <post@aktenkundig.example>';
  await deliverDue({
    db,
    smtpUrl: mailServer.url,
    from,
    now: () => now,
    patience: new ServerPatience(),
    isStopping: () => false,
  });
  const mails = await Promise.all(
    mailServer.messages.map(async (message) => {
      const { messageId, inReplyTo, references, subject = '', to } = await PostalMime.parse(message);
      const number = /^Az\. (\S+): /.exec(subject)?.[1];
      return { messageId, inReplyTo, references, number, to: to?.[0]?.address };
    }),
  );
  expect(mails).toHaveLength(8);
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(8);
  const roots = new Set<string>();
  for (const { number } of cases) {
    for (const to of [author.email, representative.email]) {
      const own = mails.filter((mail) => mail.number === number && mail.to === to);
      const first = own.find(({ inReplyTo }) => inReplyTo === undefined);
      const others = own.filter((mail) => mail !== first);
      expect(others).toHaveLength(1);
      for (const { inReplyTo, references } of others) {
        expect([inReplyTo, references]).toEqual([first?.messageId, first?.messageId]);
      }
      roots.add(first?.messageId ?? '');
    }
  }
  expect(roots.size).toBe(4);
  // Neither the address nor the case can be read from it.
  for (const root of roots) expect(root).toMatch(/^<[0-9a-f]{40}@aktenkundig\.example>$/);
});

test('a mail that is about no case is in no thread', async ({ db, mailServer }) => {
  await write(db, async (tx) => {
    const mail = { kind: 'sign-in' as const, url: absolute('/de') };
    await queueMail(tx, { mail, to: 'someone@example.org', locale: 'de', dedupeKey: 'one', now });
    return done();
  });
  const from = 'post@aktenkundig.example';
  await deliverDue({
    db,
    smtpUrl: mailServer.url,
    from,
    now: () => now,
    patience: new ServerPatience(),
    isStopping: () => false,
  });
  expect(mailServer.last()).not.toMatch(/^(?:References|In-Reply-To):/im);
});
