import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { cases, companyDomains, entries, receivedMails } from '#db/schema/index.ts';
import { promiseProof } from '#src/features/case-file/proofs.ts';
import { recordEntry } from '#src/features/cases/commands/entries.ts';
import { noteProofs } from '#src/features/inbox/letters/proofs.ts';
import { trayOf } from '#src/features/inbox/tray/queries.ts';
import { contentOf } from '#src/features/paper/dossier/content.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { situationOf } from '#tests/factories.ts';
import { anEntryForm } from '../cases/forms.ts';
import { must } from '../drafts/writing.ts';
import { addressOf, names, now, publicFile, read, takeAll, takesMail, test } from './inboxed.ts';
import { post } from './posting.ts';
import { aMail, aSigner, signed } from './signed.ts';

takesMail();

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
