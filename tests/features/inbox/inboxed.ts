import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Database } from '#db/client.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { writtenOf } from '#src/features/drafts/told/fields.ts';
import { addressFor } from '#src/features/inbox/address/commands.ts';
import { type Listener, listen } from '#src/features/inbox/listener/server.ts';
import { cardsOf } from '#src/features/inbox/tray/cards.ts';
import { takeLetters } from '#src/features/inbox/tray/commands.ts';
import { trayInput } from '#src/features/inbox/tray/input.ts';
import { trayOf } from '#src/features/inbox/tray/queries.ts';
import { resolverOf } from '#src/features/inbox/verdict/resolver.ts';
import { readLetters } from '#src/features/inbox/work.ts';
import { isReadable } from '#src/features/paper/dossier/content.ts';
import type { Entry } from '#src/features/timeline/story/rules.ts';
import { translator } from '#src/i18n/index.ts';
import { aCompany, anOpenCase, momentOn, type Person, situationOf, today } from '#tests/factories.ts';
import { test as base } from '#tests/test.ts';
import { aNameServer, type NameServer } from './name-server.ts';

export const domain = 'akten.example';
/** The name server of a file of tests. */
export let names: NameServer;

/** Said once in each file of tests: a name server, and this site takes mail. */
export function takesMail(): void {
  beforeAll(async () => {
    names = await aNameServer();
  });
  afterAll(() => names.stop());
  beforeEach(() => Object.assign(process.env, { INBOX_SMTP: '127.0.0.1:0', MAIL_DOMAIN: domain }));
  afterEach(() => {
    delete process.env.INBOX_SMTP;
    delete process.env.MAIL_DOMAIN;
  });
}

export const now = momentOn(today);

/** A listener, and a case against a company with a domain that its register knows. */
export const test = base
  .extend('listener', async ({ db }, { onCleanup }) => {
    const inbox = { host: '127.0.0.1', port: 0, domain, tls: null };
    const listener: Listener = await listen({ db, inbox, ownDomain: 'aktenkundig.example', now: () => now });
    onCleanup(() => listener.stop());
    return listener;
  })
  .extend('fernwort', ({ db }) => aCompany(db, { name: 'Fernwort GmbH', domain: 'fernwort.example' }))
  .extend('theCase', ({ db, fernwort, author }) => anOpenCase(db, { company: fernwort, author, entries: [] }));

/** Of a case. */
export const addressOf = async (db: Database, theCase: { id: string; number: string }) =>
  (await addressFor(db, theCase, now)) ?? '';
/** Reads what came in, as the worker does. */
export const read = (db: Database, at = now) =>
  readLetters({ db, now: () => at, resolve: resolverOf(names.address), isStopping: () => false });

const reader = { locale: 'de' as const, t: translator('de'), today };

/** The form of a tray in which everything is taken as it is proposed, but for `typed`. */
export async function formOfTray(
  db: Database,
  theCase: { id: string; number: string | null },
  author: string,
  entries: Entry[],
  typed: Record<string, string> = {},
) {
  const tray = await trayOf(db, theCase.id, author);
  const cards = await cardsOf(tray.letters, { caseId: theCase.id, entries });
  const form = new FormData();
  if (theCase.number !== null) form.set('number', theCase.number);
  for (const { id } of tray.letters) form.append('letter', `${id}:${(cards.numbers.get(id) ?? []).join('.')}`);
  for (const card of cards.cards) {
    const { values } = writtenOf(card, cards.sources[card.source]?.text ?? '', reader);
    for (const [name, value] of Object.entries({ ...values, take: 'on', ...typed }))
      form.set(`e${card.n}-${name}`, value);
  }
  // As the page offers it.
  form.set('deposit', 'on');
  return { cards, taking: await trayInput.parseAsync(form) };
}

/** Takes everything over as it is proposed, but for `typed`. */
export async function takeAll(
  db: Database,
  theCase: { id: string; number: string },
  author: Person,
  typed: Record<string, string> = {},
) {
  const file = await caseFile(db, { caseId: theCase.id }, today, 'draft-holder');
  const { taking } = await formOfTray(db, theCase, author.email, file?.entries ?? [], typed);
  return takeLetters(situationOf(author), theCase.number, taking);
}

export const publicFile = async (db: Database, number: string) => {
  const file = await caseFile(db, { number }, today);
  if (!file || !isReadable(file)) throw new Error('not readable');
  return file;
};
