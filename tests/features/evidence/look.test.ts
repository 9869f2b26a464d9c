import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { lookAt } from '#src/features/evidence/check/look.ts';
import { mostPages } from '#src/features/evidence/rules.ts';
import { aBomb, aHeic, aHugePng, aMail, anArchive, anMp3, aPdf, aPhoto, aPng } from './files.ts';

const seen = async (bytes: Uint8Array, name = 'Beleg') => {
  const answer = await lookAt(bytes, name);
  return 'seen' in answer ? { ...answer.seen, pages: answer.seen.pages.length } : answer;
};

describe('what a file is, its content says', () => {
  test('a photo is made anew, upright and without where, when and with what it was taken', async () => {
    const turned = await sharp(await aPhoto({ width: 120, height: 80 }))
      .keepExif()
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect(turned.includes('Geheimkamera')).toBe(true);
    const answer = await lookAt(turned, 'IMG_4711.HEIC');
    const page = 'seen' in answer ? answer.seen.pages[0] : undefined;
    const made = await sharp(page).metadata();
    expect(made).toMatchObject({ format: 'webp', width: 80, height: 120 });
    expect([made.exif, made.icc, made.xmp]).toEqual([undefined, undefined, undefined]);
    expect(Buffer.from(page ?? []).includes('Lindenweg')).toBe(false);
  });

  test('pages of a PDF become pictures; whatever it is called', async () => {
    expect(await seen(aPdf(['Seite eins', 'Seite zwei']), 'foto.jpg')).toMatchObject({
      kind: 'pdf',
      type: 'application/pdf',
      pages: 2,
    });
  });

  test('a mail and a text become words, a recording stays as it is', async () => {
    const mail = await seen(aMail(), 'Antwort.eml');
    expect(mail).toMatchObject({ kind: 'mail', type: 'message/rfc822', pages: 0 });
    expect('words' in mail && mail.words).toMatch(/Subject: Ihre Rückfrage[\s\S]*Wir erstatten/);
    const words = '[12.03.26, 10:02] Jana: Hallo\u202e<script>alert(1)</script>';
    expect(await seen(Buffer.from(words), 'chat.html')).toMatchObject({
      kind: 'text',
      words: '[12.03.26, 10:02] Jana: Hallo<script>alert(1)</script>',
    });
    expect(await seen(anMp3(), 'anruf.wav')).toMatchObject({
      kind: 'audio',
      type: 'audio/mpeg',
      pages: 0,
      words: null,
    });
    expect(await seen(await aPng(), 'x')).toMatchObject({ kind: 'image', pages: 1 });
  });
});

describe('what is not taken, and why', () => {
  const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const refusals: [what: string, bytes: () => Uint8Array | Promise<Uint8Array>, refusal: string][] = [
    ['a picture of an iPhone that no browser shows', aHeic, 'heic'],
    ['an archive, also one that is called a PDF', anArchive, 'kind'],
    ['a program', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600, 3)]), 'kind'],
    ['a drawing with a script in it', () => Buffer.from(svg), 'kind'],
    ['a moving picture', () => Buffer.concat([Buffer.from('GIF89a<script>'), Buffer.alloc(50)]), 'kind'],
    ['a photo with an archive behind it', async () => Buffer.concat([await aPhoto(), anArchive()]), 'two-kinds'],
    ['a PDF with an archive behind it', () => Buffer.concat([aPdf(['a']), anArchive()]), 'two-kinds'],
    [
      'a photo that was cut off',
      async () => (await aPhoto({ width: 900, height: 900 })).subarray(0, 2000),
      'unreadable',
    ],
    ['a PDF that is none', () => Buffer.from('%PDF-1.7\nnichts'), 'unreadable'],
    ['a picture of a hundred million pixels', () => aHugePng(10_000, 10_000), 'too-many-pixels'],
    ['a PDF with too many pages', () => aPdf(Array.from({ length: mostPages + 1 }, () => 'x')), 'too-many-pages'],
    ['a PDF that becomes huge when it is unpacked', () => aPdf(['x'], [aBomb(70_000_000)]), 'too-large'],
    ['one that does so in itself', () => aPdf(['x'], [aBomb(70_000_000, 2)]), 'too-large'],
    ['a text of nothing', () => Buffer.from(' \n '), 'unreadable'],
  ];

  test.for(refusals)('%s', async ([, bytes, refusal]) => {
    expect(await seen(await bytes(), 'Rechnung.pdf')).toEqual({ refusal });
  });
});

test('what is behind the pixels of a photo is gone with it', async () => {
  const answer = await lookAt(
    Buffer.concat([await aPhoto(), Buffer.from('<html><script>alert(1)</script>')]),
    'a.html',
  );
  expect('seen' in answer && Buffer.from(answer.seen.pages[0] ?? []).includes('script')).toBe(false);
});
