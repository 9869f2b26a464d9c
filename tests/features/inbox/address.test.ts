import { describe, expect } from 'vitest';
import { caseAddresses, receivedMails } from '#db/schema/index.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { addressFor, renewAddress } from '#src/features/inbox/address/commands.ts';
import { answersTo } from '#src/features/inbox/reply-address.ts';
import { trayOf } from '#src/features/inbox/tray/queries.ts';
import { situationOf } from '#tests/factories.ts';
import { must } from '../drafts/writing.ts';
import { addressOf, domain, now, publicFile, read, takesMail, test } from './inboxed.ts';
import { post } from './posting.ts';
import { aMail } from './signed.ts';

takesMail();

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
