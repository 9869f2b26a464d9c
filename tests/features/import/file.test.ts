import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostFileBytes, readFile } from '#src/features/import/file.ts';
import { readInThread, storyOf } from '#src/features/import/reading/queue.ts';
import { readStory } from '#src/features/import/rules.ts';
import { quickest } from '#tests/cpu.ts';

const read = (words: string, name = 'x', encoding: BufferEncoding = 'utf8') =>
  readFile(Buffer.from(words, encoding), name);

/** A PDF of one page. */
function pdf(content: Uint8Array): Buffer {
  const objects = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    ['<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>'],
    [`<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n`, content, '\nendstream'],
    ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
  ];
  const parts = objects.flatMap((parts, at) => [`${at + 1} 0 obj\n`, ...parts, '\nendobj\n']);
  const all = ['%PDF-1.4\n', ...parts, 'trailer << /Root 1 0 R >>\n'];
  return Buffer.concat(all.map((part) => Buffer.from(part)));
}

describe('a file', () => {
  test('is what its first bytes say, whatever it is called', async () => {
    const mail =
      'Received: from x\r\nFrom: a@b.example\r\nDate: Mon, 12 Oct 2026 16:00:00 +0200\r\n\r\nWir melden uns.';
    expect((await read(mail, 'brief.txt')).text).toContain('Wir melden uns.');
    expect((await read('From: a@b.example\r\nSubject: x\r\n\r\nKurz.', 'a.EML')).text).toContain('Kurz.');
    for (const [bytes, note] of [
      ['\xff\xd8\xff\xe0', 'picture'],
      ['\x89PNG\r\n', 'picture'],
      ['\0\0\0\x18ftypheic', 'picture'],
      ['PK\x03\x04', 'archive'],
      ['\xd0\xcf\x11\xe0', 'outlook'],
      ['PK\x03\x04\x14\x00\x06\x00[Content_Types].xml', 'document'],
      ['PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text', 'document'],
      ['{\\rtf1\\ansi Am 3.3. habe ich angerufen.}', 'document'],
      ['', 'empty'],
      [' \r\n\t\n', 'empty'],
      ['%PDF-1.7 broken', 'unreadable'],
      ['a\0b', 'unreadable'],
    ] as const)
      expect((await read(bytes, 'mail.eml', 'latin1')).notes, bytes).toEqual([note]);
    expect((await readFile(new Uint8Array(mostFileBytes + 1), 'x')).notes).toEqual(['too-large']);
  });

  test('of a few kilobytes that comes to gigabytes is not unpacked, however often it is packed', async () => {
    const page = 'BT /F1 12 Tf (Am 3. Maerz rief ich an.) Tj ET\n';
    expect((await readFile(pdf(deflateSync(page)), 'x.pdf')).text).toContain('rief ich an');
    const bomb = deflateSync(Buffer.alloc(80_000_000, page), { level: 9 });
    for (const packed of [bomb, deflateSync(bomb), bomb.subarray(0, -10)]) {
      expect(packed.length).toBeLessThan(1_000_000);
      expect((await readFile(pdf(packed), 'x.pdf')).notes).toEqual(['unreadable']);
    }
  });

  test('of text is read in the letters in which it was saved', async () => {
    expect((await read('Grüße aus Köln')).text).toBe('Grüße aus Köln');
    expect((await read('Grüße aus Köln', 'x', 'latin1')).text).toBe('Grüße aus Köln');
    expect((await read('\ufeffGrüße', 'x', 'utf16le')).text).toBe('Grüße');
  });

  test('of whatever bytes never throws', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', '%PDF-', 'MIME-Version: 1.0\r\n\r\n'),
        async (bytes, head) => {
          const { text } = await readFile(Buffer.concat([Buffer.from(head), bytes]), 'x.eml');
          expect(typeof text).toBe('string');
        },
      ),
    ));
});

test('files and long texts are read in the thread as they are here', async () => {
  const mail = `Received: x\r\nFrom: Service <service@regal.example>\r\nDate: Mon, 12 Oct 2026 16:00:00 +0200\r\nSubject: Regal\r\n\r\n${'> alt\r\n'.repeat(200_000)}`;
  const inThread = await readInThread({ bytes: Buffer.from(mail), name: 'x.eml' });
  expect(inThread).toEqual({ ok: true, value: await read(mail, 'x.eml') });
  const story = await storyOf('Am 3. März 2026 rief ich an.\n'.repeat(900), '2026-11-25');
  expect(story.proposals.length).toBeGreaterThan(100);
});

test('a text of nothing but days does not keep the site from answering others', async () => {
  const text = 'heute '.repeat(2500);
  const today = '2026-11-25';
  await storyOf(text, today);
  const here = await quickest(() => readStory(text, { today }), 3);
  expect(await quickest(() => storyOf(text, today), 5, here / 3)).toBeLessThan(here / 3);
});
