import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { outbox, receivedMails, receivedParts } from '#db/schema/index.ts';
import { forgetOldLetters } from '#src/features/inbox/expiry.ts';
import { bytesOf } from '#src/features/inbox/letters/bytes.ts';
import { cardsOf } from '#src/features/inbox/tray/cards.ts';
import { dropLetter, putBackLetter } from '#src/features/inbox/tray/commands.ts';
import { trayOf } from '#src/features/inbox/tray/queries.ts';
import { addDays } from '#src/lib/dates.ts';
import { aRepresentative, momentOn, situationOf, today } from '#tests/factories.ts';
import { must } from '../drafts/writing.ts';
import { addressOf, now, read, takesMail, test } from './inboxed.ts';
import { post } from './posting.ts';
import { aMail } from './signed.ts';

takesMail();

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

  test('waits with its sender while the tray is full', async ({ db, listener, theCase }) => {
    const address = await addressOf(db, theCase);
    expect(await post(listener.port, address, aMail({ subject: 'Eins' }))).toBe(250);
    await db.update(receivedMails).set({ bytes: 200 * 1024 * 1024 });
    expect(await post(listener.port, address, aMail({ subject: 'Zwei' }))).toBe(452);
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

  test('that could never be read is there all the same', async ({ db, listener, theCase, author }) => {
    await post(listener.port, await addressOf(db, theCase), aMail());
    expect(await trayOf(db, theCase.id, author.email)).toMatchObject({ letters: [], unread: 1 });
    await db.update(receivedMails).set({ readAt: now });
    expect((await trayOf(db, theCase.id, author.email)).letters).toMatchObject([{ notes: ['unreadable'], proofs: [] }]);
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
