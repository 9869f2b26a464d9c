import { setTimeout as pause } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, closings, entries, replies } from '#db/schema/index.ts';
import { startSession } from '#src/features/accounts/sessions.ts';
import { exclusively } from '#src/lib/database.ts';
import { paths } from '#src/lib/paths.ts';
import { Unwritable } from '#src/lib/storage.ts';
import { aCompany, aRepresentative } from '#tests/factories.ts';
import { aFormFiller, Over, type Pressed } from './form-filler.ts';
import type { TestMailServer } from './mail-server.ts';

/** What the site has answered with yes, each with the question whether it is there, once and whole. */
export interface Promised {
  what: string;
  /** In a database: that of the site, or a copy of what a kill would have left of it. */
  isKept: (db: Database) => Promise<boolean>;
  /** It is a mail: until the worker has sent it, it is in the outbox. */
  isMail: boolean;
}

interface Work {
  db: Database;
  site: string;
  mailServer: TestMailServer;
  /** Numbers of the cases that were published. */
  published: string[];
  promised: Promised[];
  /** Answers that nobody should get. */
  refused: string[];
  isOver: () => boolean;
}

/** A word of letters for a number: digits would look like personal data. */
const wordOf = (number: number) => [...String(number)].map((digit) => 'bdfghklmnr'[Number(digit)] ?? '').join('a');

/** The site and its worker write as well, and on a busy machine one of three may wait for longer than SQLite does. */
async function storedAtLast<T>(task: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await task();
    } catch (error) {
      if (!(error instanceof Unwritable)) throw error;
    }
  }
}

/** So many at once tell their cases, publish them, are answered and close them, and somebody else signs up, until it is over. */
export async function peopleAtWork(work: Work, many: number): Promise<void> {
  const links = mailedLinks(work.mailServer);
  let people = 0;
  const oneAfterTheOther = async () => {
    while (!work.isOver()) {
      people += 1;
      try {
        await aWholeCase(work, people, links);
      } catch (error) {
        if (!(error instanceof Over)) throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: many }, oneAfterTheOther));
}

/** The newest link in the mails to an address, as it was delivered. */
function mailedLinks({ messages }: TestMailServer) {
  const known = new Map<string, string>();
  let read = 0;
  return (to: string) => {
    for (; read < messages.length; read += 1) {
      const message = (messages[read] ?? '').replace(/=\r?\n/g, '').replaceAll('=3D', '=');
      const [, recipient = ''] = /^To: (\S+)/m.exec(message) ?? [];
      const [, token] = /confirm-case\?token=([\w-]+)/.exec(message) ?? [];
      if (token) known.set(recipient, token);
    }
    return known.get(to);
  };
}

async function aWholeCase(work: Work, person: number, linkTo: (to: string) => string | undefined): Promise<void> {
  const { db, site, isOver, promised, refused, published, mailServer } = work;
  const [name, email] = [wordOf(person), `author-${person}@example.org`];
  const network = (kind: number) => `127.${kind}.${person >> 8}.${person & 255}`;
  const company = await storedAtLast(() => aCompany(db, { name: `Firma ${name} GmbH` }));
  const representative = await storedAtLast(() => aRepresentative(db, { company }));
  const author = aFormFiller(site, network(10), isOver);

  /** Whether it was done. What was pressed a second time may be refused because it was done the first time. */
  const isDone = (what: string, { answer, isSecond }: Pressed, isKept?: Promised['isKept'], isMail = false) => {
    if (answer.status === 303) {
      if (isKept) promised.push({ what: `${what} of ${name}`, isKept, isMail });
      return true;
    }
    if (!isSecond) refused.push(`${what} of ${name}: ${answer.status}`);
    return false;
  };
  const steps = [
    ['company', 'company', { choice: company.slug, name: company.name }],
    ['story', 'story', { title: `Das Regal ${name} kam nie an`, summary: 'Bestellt, bezahlt, nicht geliefert.' }],
    [
      'timeline',
      'entry',
      { occurredOn: '10.03.2026', channel: 'phone', direction: 'to-company', text: `Angerufen wegen ${name}.` },
    ],
    ['wish', 'wish', { desiredOutcome: 'refund', penName: 'Regalfreund', place: '' }],
  ] as const;
  const title = `Das Regal ${name} kam nie an`;
  const kept: Record<string, Promised['isKept'] | undefined> = {
    story: async (at) => (await at.$count(cases, eq(cases.title, title))) === 1,
    entry: async (at) => (await at.$count(entries, eq(entries.text, `Angerufen wegen ${name}.`))) === 1,
  };
  for (const [page, action, typed] of steps) {
    const pressed = await author.press(paths.write('de', page), `drafts.${action}`, typed);
    if (!isDone(action, pressed, kept[action])) return;
  }
  const wasMailed = (to: string) => async () => mailServer.recipients.has(to);
  const submitted = await author.press(paths.write('de', 'email'), 'drafts.submit', { email });
  if (!isDone('link', submitted, wasMailed(email), true)) return;

  const newcomer = aFormFiller(site, network(11), isOver);
  const to = `newcomer-${person}@example.org`;
  isDone('sign-up', await newcomer.press(paths.signUp('de'), 'accounts.signUp', { email: to }), wasMailed(to), true);

  while (linkTo(email) === undefined) {
    if (isOver()) return;
    await pause(50);
  }
  const token = linkTo(email) ?? '';
  const confirmed = await author.press(paths.link('de', 'confirm-case', token), 'drafts.confirm', { token });
  if (!isDone('case', confirmed)) return;
  const number = /\/cases\/(\d{4}-\d{6})/.exec(String(confirmed.answer.headers.location))?.[1] ?? '';
  published.push(number);

  const desk = aFormFiller(site, network(12), isOver);
  const now = new Date();
  const { userId } = representative;
  const session = await storedAtLast(() =>
    exclusively(db, () => db.transaction((tx) => startSession(tx, { userId, userAgent: 'test', now }))),
  );
  desk.cookies.set(session.name, session.value);
  const text = `Das Geld für ${name} ist unterwegs.`;
  const reply = { text, intent: 'solution' };
  let replied = await desk.press(paths.deskCase('de', number), 'cases.reply', reply);
  // Told once what to look at before it is sent, they send it all the same.
  if (replied.answer.status === 422 && replied.answer.text.includes('id="before"'))
    replied = await desk.press(paths.deskCase('de', number), 'cases.reply', { ...reply, asks: '' });
  isDone('reply', replied, async (at) => (await at.$count(replies, eq(replies.text, text))) === 1);

  const words = `Das Geld für ${name} kam.`;
  const closed = await author.press(`${paths.ownCase('de', number)}/close`, 'cases.close', {
    outcome: 'solved',
    words,
  });
  isDone('end', closed, async (at) => (await at.$count(closings, eq(closings.words, words))) === 1);
}
