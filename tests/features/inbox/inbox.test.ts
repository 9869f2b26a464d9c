import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import {
  caseAddresses,
  cases,
  companyDomains,
  contactAddresses,
  entries,
  entryProofs,
  outbox,
  receivedMails,
  receivedParts,
} from '#db/schema/index.ts';
import { promiseProof } from '#src/features/case-file/proofs.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { recordEntry } from '#src/features/cases/commands/entries.ts';
import { publishReply } from '#src/features/cases/commands/replies.ts';
import { writtenOf } from '#src/features/drafts/told/fields.ts';
import { addressFor, renewAddress } from '#src/features/inbox/address/commands.ts';
import { forgetOldLetters } from '#src/features/inbox/expiry.ts';
import { bytesOf } from '#src/features/inbox/letters/bytes.ts';
import { noteProofs } from '#src/features/inbox/letters/proofs.ts';
import { readLetters } from '#src/features/inbox/letters/work.ts';
import { type Listener, listen } from '#src/features/inbox/listener/server.ts';
import { noteReplied, offeredReply } from '#src/features/inbox/reply/offer.ts';
import { answersTo } from '#src/features/inbox/reply-address.ts';
import { cardsOf } from '#src/features/inbox/tray/cards.ts';
import { dropLetter, putBackLetter, takeLetters } from '#src/features/inbox/tray/commands.ts';
import { trayInput } from '#src/features/inbox/tray/input.ts';
import { trayOf } from '#src/features/inbox/tray/queries.ts';
import { resolverOf } from '#src/features/inbox/verdict/resolver.ts';
import { composed } from '#src/features/notifications/compose.ts';
import { contentOf, isReadable } from '#src/features/paper/dossier/content.ts';
import { enterContact } from '#src/features/reminders/contact/commands.ts';
import { translator } from '#src/i18n/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { aCompany, anOpenCase, aRepresentative, momentOn, type Person, situationOf, today } from '#tests/factories.ts';
import { test as base } from '#tests/test.ts';
import { anEntryForm } from '../cases/forms.ts';
import { must } from '../drafts/writing.ts';
import { aNameServer, type NameServer } from './name-server.ts';
import { post } from './posting.ts';
import { aMail, aSigner, signed } from './signed.ts';

const domain = 'akten.example';
let names: NameServer;
beforeAll(async () => {
  names = await aNameServer();
});
afterAll(() => names.stop());
beforeEach(() => Object.assign(process.env, { INBOX_SMTP: '127.0.0.1:0', MAIL_DOMAIN: domain }));
afterEach(() => {
  delete process.env.INBOX_SMTP;
  delete process.env.MAIL_DOMAIN;
});

const now = momentOn(today);
const test = base
  .extend('listener', async ({ db }, { onCleanup }) => {
    const inbox = { host: '127.0.0.1', port: 0, domain };
    const listener: Listener = await listen({ db, inbox, ownDomain: 'aktenkundig.example', now: () => now });
    onCleanup(() => listener.stop());
    return listener;
  })
  .extend('fernwort', ({ db }) => aCompany(db, { name: 'Fernwort GmbH', domain: 'fernwort.example' }))
  .extend('theCase', ({ db, fernwort, author }) => anOpenCase(db, { company: fernwort, author, entries: [] }));

const addressOf = async (db: Database, theCase: { id: string; number: string }) =>
  (await addressFor(db, theCase, now)) ?? '';
const read = (db: Database, at = now) =>
  readLetters({ db, now: () => at, resolve: resolverOf(names.address), isStopping: () => false });

const reader = { locale: 'de' as const, t: translator('de'), today };

/** The tray of a case, and the form in which everything of it is taken as it is proposed, but for `typed`. */
async function trayForm(
  db: Database,
  theCase: { id: string; number: string },
  author: Person,
  typed: Record<string, string> = {},
) {
  const tray = await trayOf(db, theCase.id, author.email);
  const file = await caseFile(db, { caseId: theCase.id }, today, 'draft-holder');
  const cards = await cardsOf(tray.letters, { caseId: theCase.id, entries: file?.entries ?? [] });
  const form = new FormData();
  form.set('number', theCase.number);
  for (const { id } of tray.letters) form.append('letter', `${id}:${(cards.numbers.get(id) ?? []).join('.')}`);
  for (const card of cards.cards) {
    const { values } = writtenOf(card, cards.sources[card.source]?.text ?? '', reader);
    for (const [name, value] of Object.entries({ ...values, take: 'on', ...typed }))
      form.set(`e${card.n}-${name}`, value);
  }
  return { tray, cards, taking: await trayInput.parseAsync(form) };
}

async function takeAll(
  db: Database,
  theCase: { id: string; number: string },
  author: Person,
  typed: Record<string, string> = {},
) {
  const { taking } = await trayForm(db, theCase, author, typed);
  return takeLetters(situationOf(author), theCase.number, taking);
}

const publicFile = async (db: Database, number: string) => {
  const file = await caseFile(db, { number }, today);
  if (!file || !isReadable(file)) throw new Error('not readable');
  return file;
};

describe('the address of a case', () => {
  test('takes mail however it is written, and lays it in the tray of its author', async ({
    db,
    listener,
    theCase,
    author,
  }) => {
    const address = await addressOf(db, theCase);
    expect(address).toMatch(new RegExp(`^akte-${theCase.number}-[a-z2-9]{16}@${domain}$`));
    expect(await addressOf(db, theCase)).toBe(address);
    expect(await post(listener.port, address.toUpperCase(), aMail({ subject: 'Eins' }))).toBe(250);
    expect(await post(listener.port, address.replace('@', '+kopie@'), aMail({ subject: 'Zwei' }))).toBe(250);
    const draftLike = address.replace(theCase.number, theCase.id.slice(0, 8));
    expect(await post(listener.port, draftLike, aMail({ subject: 'Drei' }))).toBe(250);
    await read(db);
    const tray = await trayOf(db, theCase.id, author.email);
    expect(tray.letters.map(({ subject }) => subject)).toEqual(['Eins', 'Zwei', 'Drei']);
    expect((await publicFile(db, theCase.number)).entries).toEqual([]);
  });

  test('is sealed and hashed, and another one after it was renewed', async ({ db, listener, theCase, author }) => {
    const address = await addressOf(db, theCase);
    const secret = address.slice(address.lastIndexOf('-') + 1, address.indexOf('@'));
    const [row] = await db.select().from(caseAddresses);
    expect(JSON.stringify(row)).not.toContain(secret);
    must(await renewAddress(situationOf(author), theCase.number));
    expect(await post(listener.port, address, aMail())).toBe(550);
    expect(await post(listener.port, await addressOf(db, theCase), aMail())).toBe(250);
  });

  test('that does not exist is refused before anything is sent, with one answer whatever is wrong', async ({
    db,
    listener,
    theCase,
    author,
  }) => {
    const address = await addressOf(db, theCase);
    const wrong = address.replace(/-[a-z2-9]{16}@/, '-aaaaaaaaaaaaaaaa@');
    const other = address.replace(theCase.number, '2026-999999');
    for (const to of [
      wrong,
      other,
      `info@${domain}`,
      'jemand@anderswo.example',
      address.replace(domain, 'anderswo.example'),
    ])
      expect(await post(listener.port, to, aMail()), to).toBe(550);
    must(await withdrawCase(situationOf(author), { number: theCase.number, reason: '' }));
    expect(await post(listener.port, address, aMail())).toBe(550);
    expect(await db.$count(receivedMails)).toBe(0);
  });

  test('is where companies answer to, and none where no mail is taken', async ({ db, theCase }) => {
    const address = await addressOf(db, theCase);
    const going = { kind: 'contact-published', caseId: theCase.id, contactId: 'c' };
    expect(await answersTo(db, going, now)).toEqual({ address, bounces: true });
    expect(await answersTo(db, { ...going, kind: 'case-published', contactId: null }, now)).toEqual({
      address,
      bounces: false,
    });
    expect(await answersTo(db, { ...going, kind: 'followed-reply', contactId: null }, now)).toBeNull();
    delete process.env.INBOX_SMTP;
    expect(await answersTo(db, going, now)).toBeNull();
    expect(await addressFor(db, theCase, now)).toBeNull();
  });
});

describe('a mail', () => {
  test('that comes twice is one, also by another way; another one under the same Message-ID is not lost', async ({
    db,
    listener,
    theCase,
  }) => {
    const address = await addressOf(db, theCase);
    const mail = aMail();
    for (const again of [mail, mail, `Received: from elsewhere.example\r\n${mail}`])
      expect(await post(listener.port, address, again)).toBe(250);
    expect(await db.$count(receivedMails)).toBe(1);
    expect(await post(listener.port, address, mail.replace('89 Euro', '88 Euro'))).toBe(250);
    expect(await db.$count(receivedMails)).toBe(2);
  });

  test('is kept byte by byte, sealed', async ({ db, listener, theCase }) => {
    const mail = aMail({ body: `${'Zeile mit Umläuten äöü.\n'.repeat(2000)}.allein\n` });
    expect(await post(listener.port, await addressOf(db, theCase), mail)).toBe(250);
    const [row] = await db.select().from(receivedMails);
    expect(
      Buffer.from((await bytesOf(db, row?.id ?? '')) ?? [])
        .toString('utf8')
        .trimEnd(),
    ).toBe(mail.trimEnd());
    const [part] = await db.select().from(receivedParts);
    expect(part?.sealed).not.toContain('Zeile');
  });

  test('that goes in circles, is too large or goes to too many is refused', async ({ db, listener, theCase }) => {
    const address = await addressOf(db, theCase);
    const received = 'Received: from a.example by b.example; Tue, 10 Mar 2026 09:30:00 +0100\r\n';
    expect(await post(listener.port, address, received.repeat(40) + aMail())).toBe(554);
    const ours = `Message-ID: <abc@aktenkundig.example>\r\nX-Auto-Response-Suppress: All\r\n${aMail().replace(/Message-ID[^\r]*\r\n/, '')}`;
    expect(await post(listener.port, address, ours)).toBe(554);
    expect(await post(listener.port, address, aMail({ body: 'x'.repeat(26 * 1024 * 1024) }))).toBe(552);
    expect(await db.$count(receivedMails)).toBe(0);
  });

  test('of any kind is kept and shown, and none takes its reader down', { timeout: 60_000 }, async ({
    db,
    listener,
    theCase,
    author,
  }) => {
    const address = await addressOf(db, theCase);
    const parts = Array.from({ length: 200 }, (_, n) => `--p\nContent-Type: text/plain\n\nTeil ${n}\n`).join('');
    const nested = (depth: number): string =>
      depth === 0 ? aMail() : aMail({ head: 'Content-Type: message/rfc822', body: nested(depth - 1) });
    const mails: Record<string, string> = {
      quoted: aMail({ subject: 'quoted', body: `Antwort.\n${'> und so weiter und so fort\n'.repeat(380_000)}` }),
      parts: aMail({ subject: 'parts', head: 'Content-Type: multipart/mixed; boundary=p', body: `${parts}--p--\n` }),
      charset: aMail({
        subject: 'charset',
        head: 'Content-Type: text/plain; charset=x-klingon',
        body: '\u00ff\u00fe kaputt\n',
      }),
      nested: nested(12).replace('Ihre Erstattung', 'nested'),
      calendar: aMail({
        subject: 'calendar',
        head: 'Content-Type: text/calendar',
        body: 'BEGIN:VCALENDAR\nEND:VCALENDAR\n',
      }),
      winmail: aMail({
        subject: 'winmail',
        head: 'Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64',
        body: 'eJ8+Ig==\n',
      }),
      encrypted: aMail({
        subject: 'encrypted',
        body: '-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n',
      }),
      turkish: aMail({
        subject: 'turkish',
        body: 'Merhaba, paranızı yirmi gün içinde geri ödeyeceğiz. Anlayışınız için teşekkür ederiz.\n',
      }),
      empty: aMail({ subject: 'empty', body: '' }),
      headless: 'no head at all\r\n',
    };
    for (const [name, mail] of Object.entries(mails)) expect(await post(listener.port, address, mail), name).toBe(250);
    expect(await read(db)).toBe(Object.keys(mails).length);
    const tray = await trayOf(db, theCase.id, author.email);
    expect(tray.letters).toHaveLength(10);
    const notes = Object.fromEntries(tray.letters.map((letter) => [letter.subject, letter.notes]));
    expect(notes).toMatchObject({ quoted: ['cut'], encrypted: ['encrypted'] });
    expect(notes.winmail).toContain('winmail');
    expect((await cardsOf(tray.letters, { caseId: theCase.id, entries: [] })).cards.length).toBeGreaterThan(3);
  });

  test('by a program tells nobody, the others tell their author once a day', async ({ db, listener, theCase }) => {
    const address = await addressOf(db, theCase);
    await post(listener.port, address, `Auto-Submitted: auto-replied\r\n${aMail({ subject: 'Automatisch' })}`);
    await read(db);
    const told = () => db.$count(outbox, eq(outbox.kind, 'letters-arrived'));
    expect(await told()).toBe(0);
    await post(listener.port, address, aMail({ subject: 'Eins' }));
    await read(db);
    await post(listener.port, address, aMail({ subject: 'Zwei' }));
    await read(db);
    expect(await told()).toBe(1);
    await read(db, momentOn(addDays(today, 1)));
    expect(await told()).toBe(2);
  });

  test('that is left out can be put back, and is deleted after its time', async ({ db, listener, theCase, author }) => {
    await post(listener.port, await addressOf(db, theCase), aMail());
    await read(db);
    const [mail] = await db.select().from(receivedMails);
    const where = { number: theCase.number };
    must(await dropLetter(situationOf(author), where, mail?.id ?? ''));
    expect((await trayOf(db, theCase.id, author.email)).letters).toEqual([]);
    must(await putBackLetter(situationOf(author), where, mail?.id ?? ''));
    must(await dropLetter(situationOf(author), where, mail?.id ?? ''));
    const someone = await aRepresentative(db, {});
    expect(await putBackLetter(situationOf(someone), where, mail?.id ?? '')).toMatchObject({
      ok: false,
      refusal: 'not-allowed',
    });
    await forgetOldLetters(db, momentOn(addDays(today, 29)));
    expect(await db.$count(receivedMails)).toBe(1);
    await forgetOldLetters(db, momentOn(addDays(today, 32)));
    expect([await db.$count(receivedMails), await db.$count(receivedParts)]).toEqual([0, 0]);
  });
});

describe('an entry made of a mail', () => {
  const body =
    'Guten Tag Frau Meier,\n\nwir überweisen Ihnen die 89 Euro bis zum 20. April 2026.\n\nIhr Kundenservice\n';

  test('is marked with what the company signed: its words, its day and its promise', async ({
    db,
    listener,
    theCase,
    author,
  }) => {
    await post(listener.port, await addressOf(db, theCase), await signed(aMail({ body }), aSigner(names)));
    await read(db);
    expect(must(await takeAll(db, theCase, author))).toEqual({ taken: 1 });
    const file = await publicFile(db, theCase.number);
    expect(file.entries).toMatchObject([{ channel: 'email', direction: 'from-company', occurredOn: '2026-03-10' }]);
    expect(file.proofs).toMatchObject([
      { domain: 'fernwort.example', coversDay: true, hasGaps: false, subjectSigned: true },
    ]);
    expect(file.promises.map((promise) => promiseProof(promise, file)?.domain)).toEqual(['fernwort.example']);
    const { json } = contentOf(file);
    expect(json).toContain('"keyName":"post._domainkey.fernwort.example"');
    expect(json).toContain('"mailSha256":"');
    expect((await trayOf(db, theCase.id, author.email)).decided).toMatchObject([{ state: 'taken' }]);
  });

  test('keeps its mark with a gap that is shown, and loses it with any other change, of words or of day', async ({
    db,
    listener,
    theCase,
    author,
  }) => {
    await post(listener.port, await addressOf(db, theCase), await signed(aMail({ body }), aSigner(names)));
    await read(db);
    must(await takeAll(db, theCase, author));
    const [entry] = (await publicFile(db, theCase.number)).entries;
    if (!entry) throw new Error('no entry');
    const becomes = async (text: string, occurredOn = entry.occurredOn) => {
      must(
        await recordEntry(
          situationOf(author),
          theCase.number,
          anEntryForm({ id: entry.id, channel: 'email', direction: 'from-company', text, occurredOn }),
        ),
      );
      await write(db, async (tx) => {
        await noteProofs(tx, theCase.id);
        return done();
      });
      return (await publicFile(db, theCase.number)).proofs;
    };
    expect(await becomes(entry.text.replace('89 Euro', '98 Euro'))).toEqual([]);
    expect(await becomes(entry.text.replace('Frau Meier', '██████████'))).toMatchObject([{ hasGaps: true }]);
    expect(await becomes(entry.text.replace('Guten Tag Frau Meier,', '[…]'))).toMatchObject([{ hasGaps: true }]);
    expect(await becomes(entry.text.replace('Guten Tag Frau Meier,', ''))).toEqual([]);
    expect(await becomes(entry.text, '2026-03-09')).toMatchObject([{ coversDay: false }]);
  });

  test('has no mark by a domain that is not known as the company’s, or that an author named', async ({
    db,
    listener,
    theCase,
    author,
  }) => {
    const from = 'Fernwort <service@fernwort-hilfe.example>';
    await post(
      listener.port,
      await addressOf(db, theCase),
      await signed(aMail({ body, from }), aSigner(names, 'fernwort-hilfe.example')),
    );
    await read(db);
    must(await takeAll(db, theCase, author));
    expect((await publicFile(db, theCase.number)).proofs).toEqual([]);
    const { companyId } =
      (await db.select({ companyId: cases.companyId }).from(cases).where(eq(cases.id, theCase.id)))[0] ?? {};
    const hint = {
      domain: 'fernwort-hilfe.example',
      companyId: companyId ?? '',
      source: 'author' as const,
      addedAt: now,
    };
    await db.insert(companyDomains).values(hint);
    expect((await publicFile(db, theCase.number)).proofs).toEqual([]);
    await db.update(companyDomains).set({ source: 'administrator' }).where(eq(companyDomains.domain, hint.domain));
    expect((await publicFile(db, theCase.number)).proofs).toHaveLength(1);
  });

  test('is proved by a mail that was forwarded as it was, and not by one that was copied', async ({
    db,
    listener,
    theCase,
    author,
  }) => {
    const original = await signed(aMail({ body }), aSigner(names));
    const head = 'Content-Type: multipart/mixed; boundary=f';
    const attached = aMail({
      from: author.email,
      subject: 'Fwd',
      head,
      body: `--f\nContent-Type: text/plain\n\nSiehe unten.\n--f\nContent-Type: message/rfc822\n\n${original.replaceAll('\r\n', '\n')}\n--f--\n`,
    });
    await post(listener.port, await addressOf(db, theCase), attached);
    await read(db);
    must(await takeAll(db, theCase, author));
    const file = await publicFile(db, theCase.number);
    expect(file.proofs).toHaveLength(1);
    expect(file.entries.find(({ id }) => id === file.proofs[0]?.entryId)?.text).toContain('89 Euro');
  });

  test('that cannot be taken refuses all of them at its field, and nothing is written', async ({
    db,
    listener,
    theCase,
    author,
  }) => {
    const address = await addressOf(db, theCase);
    await post(listener.port, address, aMail({ subject: 'Eins', body }));
    await post(
      listener.port,
      address,
      aMail({
        subject: 'Zwei',
        body: 'Guten Tag,\n\nwir melden uns wieder.\n',
        date: 'Wed, 11 Mar 2026 10:00:00 +0100',
      }),
    );
    await read(db);
    const refused = await takeAll(db, theCase, author, { occurredOn: '2030-01-01' }).catch((error: unknown) => error);
    expect(JSON.stringify(refused)).toMatch(/e0-occurredOn|future/);
    expect(await db.$count(entries, eq(entries.caseId, theCase.id))).toBe(0);
    expect(await db.$count(receivedMails, eq(receivedMails.state, 'waiting'))).toBe(2);
  });
});

describe('an answer of the company', () => {
  const reply = (to: string) =>
    aMail({ to, body: 'Guten Tag,\n\nwir haben den Betrag heute überwiesen.\n\nIhr Kundenservice\n' });

  test('is offered to whoever speaks for it, who alone can make it public', async ({
    db,
    listener,
    theCase,
    fernwort,
    author,
  }) => {
    const speaker = await aRepresentative(db, { company: fernwort });
    const address = await addressOf(db, theCase);
    await post(listener.port, address, await signed(reply(address), aSigner(names)));
    await read(db);
    const [mail] = await db.select().from(receivedMails);
    const [told] = await db.select().from(outbox).where(eq(outbox.kind, 'mail-as-reply'));
    expect(told?.caseId).toBe(theCase.id);
    expect(unseal(told?.sealed ?? '')).toContain(`company-desk/cases/${theCase.number}?mail=${mail?.id}`);
    expect(unseal(told?.sealed ?? '')).not.toContain('überwiesen');
    expect((await publicFile(db, theCase.number)).thread).toEqual([]);
    const speaking = situationOf(speaker);
    const offered = await offeredReply(db, theCase.number, mail?.id ?? '', speaking.actor);
    expect(offered).toMatchObject({ domain: 'fernwort.example', sender: 'service@fernwort.example' });
    expect(offered?.words).toContain('heute überwiesen');
    const stranger = await aRepresentative(db, {});
    expect(await offeredReply(db, theCase.number, mail?.id ?? '', situationOf(stranger).actor)).toBeNull();
    expect(await offeredReply(db, theCase.number, mail?.id ?? '', situationOf(author).actor)).toBeNull();
    must(
      await publishReply(speaking, {
        id: 'a'.repeat(30),
        number: theCase.number,
        text: offered?.words ?? '',
        intent: 'solution',
        promises: [],
      }),
    );
    must(await noteReplied(speaking, theCase.number, mail?.id ?? ''));
    expect((await trayOf(db, theCase.id, author.email)).decided).toMatchObject([{ isReplied: true }]);
    expect(await offeredReply(db, theCase.number, mail?.id ?? '', speaking.actor)).toBeNull();
  });

  test('stays with its author where nobody speaks for it, or where it proves too little', async ({
    db,
    listener,
    theCase,
    fernwort,
    author,
  }) => {
    const address = await addressOf(db, theCase);
    const offers = () => db.$count(outbox, eq(outbox.kind, 'mail-as-reply'));
    await post(listener.port, address, await signed(reply(address), aSigner(names)));
    await read(db);
    expect(await offers()).toBe(0);
    await aRepresentative(db, { company: fernwort });
    // Not signed, signed by somebody else, not sent to the case, its recipients not signed, written by a program.
    await post(listener.port, address, `X-Nr: 1\r\n${reply(address).replace('heute', 'gestern')}`);
    const from = 'Fernwort <service@fernwort-hilfe.example>';
    await post(
      listener.port,
      address,
      await signed(aMail({ to: address, from }), aSigner(names, 'fernwort-hilfe.example')),
    );
    await post(listener.port, address, await signed(reply('lena@post.example'), aSigner(names)));
    const some = { headerList: ['From', 'Date', 'Subject'] };
    await post(
      listener.port,
      address,
      await signed(reply(address).replace('heute', 'vorgestern'), aSigner(names), some),
    );
    await post(
      listener.port,
      address,
      await signed(`Auto-Submitted: auto-replied\r\n${reply(address).replace('heute', 'soeben')}`, aSigner(names)),
    );
    await read(db);
    expect(await offers()).toBe(0);
    expect((await trayOf(db, theCase.id, author.email)).letters).toHaveLength(6);
  });

  test('that says our mail could not be delivered ends the contact address, and nothing else does', async ({
    db,
    listener,
    theCase,
    author,
  }) => {
    must(await enterContact(situationOf(author), { number: theCase.number, email: 'beschwerde@fernwort.example' }));
    const [sent] = await db.select().from(outbox).where(eq(outbox.caseId, theCase.id));
    const [notice] = (await db.select().from(outbox)).filter(({ contactId }) => contactId !== null);
    if (!notice) throw new Error(`no notice beside ${sent?.kind}`);
    const { message, from } = await composed(
      notice,
      'Aktenkundig <post@aktenkundig.example>',
      await answersTo(db, notice, now),
    );
    const address = await addressOf(db, theCase);
    expect(from).toBe(address);
    expect(message.toString()).toContain(`Reply-To: ${address}`);
    const report = (id: string) =>
      aMail({
        from: 'Mailer-Daemon <mailer-daemon@fernwort.example>',
        head: 'Content-Type: multipart/report; report-type=delivery-status; boundary=d',
        body: `--d\nContent-Type: text/plain\n\nUnzustellbar.\n--d\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; fernwort.example\n\nFinal-Recipient: rfc822; beschwerde@fernwort.example\nAction: failed\nStatus: 5.1.1\n--d\nContent-Type: text/rfc822-headers\n\nMessage-ID: <${id}>\nSubject: x\n--d--\n`,
      });
    await post(listener.port, address, report('erfunden@aktenkundig.example'), '');
    await read(db);
    const ended = () => db.$count(contactAddresses, eq(contactAddresses.endedBecause, 'bounced'));
    expect(await ended()).toBe(0);
    const id = /^Message-ID: <([^>]+)>/im.exec(message.toString())?.[1] ?? '';
    await post(listener.port, address, report(id), '');
    await read(db);
    expect(await ended()).toBe(1);
    expect(await db.$count(entryProofs)).toBe(0);
  });
});
