import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { contactAddresses, entryProofs, outbox, receivedMails } from '#db/schema/index.ts';
import { publishReply } from '#src/features/cases/commands/replies.ts';
import { noteReplied, offeredReply } from '#src/features/inbox/reply/offer.ts';
import { answersTo } from '#src/features/inbox/reply-address.ts';
import { trayOf } from '#src/features/inbox/tray/queries.ts';
import { composed } from '#src/features/notifications/compose.ts';
import { enterContact } from '#src/features/reminders/contact/commands.ts';
import { unseal } from '#src/lib/crypto.ts';
import { aRepresentative, situationOf } from '#tests/factories.ts';
import { must } from '../drafts/writing.ts';
import { addressOf, names, now, publicFile, read, takesMail, test } from './inboxed.ts';
import { post } from './posting.ts';
import { aMail, aSigner, signed } from './signed.ts';

takesMail();

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

  test('is read and offered in one, or is read again: ended in between, nothing of it is lost', async ({
    db,
    listener,
    theCase,
    fernwort,
  }) => {
    await aRepresentative(db, { company: fernwort });
    const address = await addressOf(db, theCase);
    await post(listener.port, address, await signed(reply(address), aSigner(names)));
    await db.$client.execute(`create trigger no_offer before insert on outbox when new.kind = 'mail-as-reply'
      begin select raise(abort, 'not now'); end`);
    await read(db);
    await db.$client.execute('drop trigger no_offer');
    const [unread] = await db.select().from(receivedMails);
    expect(unread).toMatchObject({ readAt: null, read: '' });
    await read(db, new Date(now.getTime() + 6 * 60_000));
    expect(await db.$count(outbox, eq(outbox.kind, 'mail-as-reply'))).toBe(1);
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
