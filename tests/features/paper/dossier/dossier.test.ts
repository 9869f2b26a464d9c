import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { dossiers, events, tombstones } from '#db/schema/index.ts';
import { judgeReply } from '#src/features/cases/commands/replies.ts';
import { refreshCase } from '#src/features/cases/state/refresh.ts';
import { issueDossier } from '#src/features/paper/dossier/commands.ts';
import { contentOf } from '#src/features/paper/dossier/content.ts';
import { dossierDocument } from '#src/features/paper/dossier/document.ts';
import { inGroups } from '#src/features/paper/dossier/order.ts';
import { checkDossier, readHash } from '#src/features/paper/dossier/queries.ts';
import { dossierOrder, publicDossier } from '#src/features/paper/issue.ts';
import { print } from '#src/features/paper/printing/queue.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { done, type Outcome } from '#src/lib/outcome.ts';
import type { Locale } from '#src/lib/situation.ts';
import { cpuOf, ownCpuOf } from '#tests/cpu.ts';
import { anAnsweredCase, anOpenCase, momentOn, situationOf, situationOfVisitor, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { readPdf } from './pdf.ts';
import { readable } from './readable.ts';

type Db = Parameters<typeof readable>[0];

async function dossier(db: Db, number: string, locale: Locale = 'de') {
  const order = dossierOrder(await readable(db, number), locale, today);
  const printed = await print({ kind: 'dossier', order }, null);
  if (!printed.ok) throw new Error(printed.refusal);
  return { bytes: printed.value, order, ...(await readPdf(printed.value)) };
}

async function withdraw(db: Db, caseId: string) {
  await write(db, async (tx) => {
    await tx.insert(tombstones).values({ caseId, kind: 'withdrawn', reason: '', endedAt: momentOn(today) });
    await refreshCase(tx, caseId, today);
    return done();
  });
}

describe('the dossier on paper', () => {
  test('says on its cover whose case it is, its state and its checksum, on A4', async ({ db, company }) => {
    const { number, title } = await anAnsweredCase(db, { company });
    const { pages, title: name, language, size, links, order } = await dossier(db, number);
    const [front = ''] = pages;
    for (const words of [
      `Az. ${number}`,
      title,
      company.name,
      'BEANTWORTET',
      '30.03.2026',
      'von Regalfrau aus Kassel',
    ]) {
      expect(front).toContain(words);
    }
    expect(front).toContain(inGroups(order.hash.slice(0, 32)));
    expect(front).toContain(inGroups(order.hash.slice(32)));
    expect(links).toContain(order.addresses.verify);
    expect([name, language]).toEqual([`Dossier ${number}: ${title}`, 'de']);
    expect(size.map(Math.round)).toEqual([595, 842]);
  });

  test('tells everything public: story, entries, promises, effort, replies, verdicts', async ({ db }) => {
    const made = await anAnsweredCase(db, { text: 'Wir erstatten **sofort**.' });
    const verdict = { number: made.number, replyId: made.replyId, content: 'no' as const, boilerplate: true };
    await judgeReply(situationOf(made.author), { ...verdict, text: 'Das Geld fehlt weiter.' });
    const { text } = await dossier(db, made.number);
    for (const words of [
      'Das Regal wurde storniert, das Geld ist nach vier Wochen nicht da.',
      'Bitte überweisen Sie 129 Euro.',
      'Ich habe die Erstattung verlangt.',
      'Zusage nicht bestätigt: Erstattung von 129 Euro, bis 17.03.2026',
      '25 Min. gewartet',
      '1. Miriam Okafor',
      'Leiterin Kundendienst',
      'Wir erstatten sofort.',
      'Zufrieden mit dieser Antwort? Nein',
      'Das Geld fehlt weiter.',
    ]) {
      expect(text.replace(/\s+/g, ' ')).toContain(words);
    }
    // None can be added, so there is nothing to say of them.
    expect(text).not.toContain('Beleg');
  });

  test('prints an address as it was typed, once', async ({ db }) => {
    const { number } = await anOpenCase(db, {
      summary: 'Geschrieben an k@post.example und https://post.example/a?b=1.',
    });
    const { text } = await dossier(db, number);
    expect(text).toContain('Geschrieben an k@post.example und https://post.example/a?b=1.');
    expect(text).not.toContain('mailto:');
  });

  test('numbers its pages and names the case on each', async ({ db }) => {
    const { number } = await anOpenCase(db);
    const { pages } = await dossier(db, number);
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, index) => {
      expect(page).toContain(`Seite ${index + 1} von ${pages.length}`);
      expect(page).toContain(`Az. ${number}`);
    });
  });

  test('speaks English to English readers and leaves the texts as they are', async ({ db }) => {
    const { number } = await anOpenCase(db);
    const { text, language } = await dossier(db, number, 'en');
    expect(language).toBe('en');
    expect(text).toContain(`Page 1 of `);
    expect(text).toContain('What happened');
    expect(text).toContain('Ich habe die Erstattung verlangt.');
  });

  test('prints umlauts, the letters of our neighbours and emoji, and boxes for what no font has', async ({ db }) => {
    const title = 'Größe & Łódź, Şişli, Ærø, ĦŸ, Київ, Αθήνα';
    const text = 'Danke 😀👩‍👩‍👧 \u202eund\u202c العربية 漢字 → fertig';
    const { number } = await anOpenCase(db, { title, entries: [{ text, people: ['Frau Ğ'] }] });
    const printed = await dossier(db, number);
    expect(printed.pages[0]).toContain(title);
    expect(printed.text).toMatch(
      /Danke 😀👩👩👧 und ?العربية □□ → fertig □ steht für ein Zeichen, das sich hier nicht drucken lässt/,
    );
    expect(printed.text).toContain('Einige Schriften lassen sich nicht drucken');
  });

  test('withstands what was written to break it', async ({ db }) => {
    const nasty = [
      `${'> '.repeat(4000)}tief`,
      `${'Donaudampfschifffahrt'.repeat(300)} https://a.example/${'x'.repeat(2000)}`,
      `${'- '.repeat(300)}a\n${'*_'.repeat(500)}`,
      '<script>alert(1)</script> ![x](https://evil.example/p.png) [a](file:///etc/passwd)\n\n| a |\n|---|\n| b |',
      '1. eins\n2. zwei\n   - drei\n\n```\ncode\n```\n\n&amp; &lt;b&gt;',
    ];
    const { number } = await anOpenCase(db, { title: '{text: "x"} <b>', entries: nasty.map((text) => ({ text })) });
    const { text, links } = await dossier(db, number);
    expect(text).toContain('<script>alert(1)</script>');
    expect(links.filter((link) => !link.includes(number) && !link.includes('verify'))).toEqual([]);
  });

  test('is the same byte for byte on the same day', async ({ db }) => {
    const { number } = await anOpenCase(db);
    const digest = async () =>
      createHash('sha256')
        .update((await dossier(db, number)).bytes)
        .digest('hex');
    expect(await digest()).toBe(await digest());
  });

  test('leads by its QR code to the case', async ({ db }) => {
    const { number } = await anOpenCase(db);
    const order = dossierOrder(await readable(db, number), 'de', today);
    const codes = JSON.stringify(dossierDocument(order).content).match(/"qr":"([^"]*)"/g);
    expect(codes).toEqual([`"qr":"${order.addresses.case}"`]);
    expect(new URL(order.addresses.case).pathname).toBe(`/de/cases/${number}`);
  });

  test('of 200 long entries leaves the process free for others while it is printed', async ({ db }) => {
    const paragraph = 'Ich habe angerufen und nach der **Erstattung** gefragt; man sagte mir nichts. '.repeat(5);
    const entries = Array.from({ length: 200 }, (_, index) => ({
      occurredOn: addDays('2025-06-01', index),
      text: paragraph,
      promise: { text: 'Rückruf', dueOn: addDays('2025-06-03', index) },
    }));
    const { number } = await anOpenCase(db, { entries });
    const order = dossierOrder(await readable(db, number), 'de', today);
    let own = 0;
    const all = await cpuOf(async () => {
      own = await ownCpuOf(async () =>
        expect(await print({ kind: 'dossier', order }, null)).toMatchObject({ ok: true }),
      );
    });
    expect(all).toBeLessThan(15_000);
    expect(own).toBeLessThan(250);
  });
});

describe('an issued dossier', () => {
  const address = '192.0.2.1';
  const issued = async (db: Db, number: string, on = today) =>
    publicDossier({ ...situationOfVisitor(db, on) }, await readable(db, number, on), on, address);

  test('is on record once, with the first day it went out', async ({ db, day }) => {
    const { number, id } = await anOpenCase(db);
    expect(await issued(db, number)).toMatchObject({ ok: true });
    expect(await issued(db, number, addDays(day, 3))).toMatchObject({ ok: true });
    const rows = await db.select().from(dossiers);
    expect(rows).toEqual([
      { hash: contentOf(await readable(db, number)).hash, caseId: id, firstIssuedAt: momentOn(day) },
    ]);
    expect(await db.select().from(events).where(eq(events.action, 'cases.issueDossier'))).toHaveLength(1);
  });

  test('is found by its checksum and compared with the file of today', async ({ db, day }) => {
    const { number, author, replyId } = await anAnsweredCase(db);
    await issued(db, number);
    const { hash } = contentOf(await readable(db, number));
    expect(await checkDossier(db, hash, addDays(day, 60))).toMatchObject({ number, result: 'same' });
    await judgeReply(situationOf(author), { number, replyId, content: 'yes', boilerplate: false, text: '' });
    expect(await checkDossier(db, hash, day)).toMatchObject({ result: 'changed', firstIssuedAt: momentOn(day) });
    expect(await checkDossier(db, hash.replace(/^./, 'x'), day)).toBeNull();
    const now = contentOf(await readable(db, number)).hash;
    expect(await checkDossier(db, now, day)).toBeNull();
  });

  test('of a case withdrawn since says that it ended, and nothing of its texts', async ({ db, day }) => {
    const { number, id, title } = await anOpenCase(db);
    await issued(db, number);
    const { hash } = contentOf(await readable(db, number));
    await withdraw(db, id);
    const checked = await checkDossier(db, hash, day);
    expect(checked).toMatchObject({ number, result: 'ended', title: '' });
    expect(JSON.stringify(checked)).not.toContain(title);
  });

  test('cannot be had of a withdrawn case', async ({ db }) => {
    const { number, id } = await anOpenCase(db);
    await withdraw(db, id);
    expect(await issueDossier(situationOfVisitor(db), number, 'a'.repeat(64))).toMatchObject({ refusal: 'not-found' });
    expect(await db.select().from(dossiers)).toEqual([]);
  });

  test('costs one print, however many ask at once', async ({ db }) => {
    const { number } = await anOpenCase(db);
    const all: Outcome<Uint8Array>[] = await Promise.all(Array.from({ length: 30 }, () => issued(db, number)));
    expect(new Set(all.map((one) => one.ok && one.value)).size).toBe(1);
  });

  test('makes others wait their turn: the queue is short and says so', async ({ db }) => {
    const { number } = await anOpenCase(db);
    const order = dossierOrder(await readable(db, number), 'de', today);
    const all = await Promise.all(Array.from({ length: 12 }, () => print({ kind: 'dossier', order }, null)));
    expect(all.filter((one) => one.ok)).toHaveLength(8);
    expect(all.find((one) => !one.ok)).toMatchObject({ refusal: 'too-often', reason: 'press-busy' });
    await exclusively(db, async () => undefined);
  });
});

describe('a checksum', () => {
  test('may be typed with spaces, in capitals and with its name', () => {
    const hash = '0123456789abcdef'.repeat(4);
    for (const typed of [hash, hash.toUpperCase(), ` SHA-256: ${inGroups(hash)}\n`, hash.replace(/(.{16})/g, '$1-')]) {
      expect(readHash(typed)).toEqual({ hash });
    }
  });

  test.for(['', 'abc', 'g'.repeat(64), 'a'.repeat(63), 'a'.repeat(65), `${'a'.repeat(63)}ü`])('%s is none', (typed) => {
    expect(readHash(typed)).toEqual({ fault: 'not-a-hash' });
  });
});
