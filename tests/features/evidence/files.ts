import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** Files as people have them, and as those who mean harm make them. */

/** A picture of one colour, with the place and the device it was taken with in it. */
export const aPhoto = ({ width = 120, height = 80, colour = '#c02020' } = {}) =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .withExif({ IFD0: { Make: 'Geheimkamera', ImageDescription: 'Lindenweg 7' } })
    .jpeg()
    .toBuffer();

export const aPng = (width = 40, height = 30) =>
  sharp({ create: { width, height, channels: 4, background: { r: 0, g: 128, b: 0, alpha: 0.5 } } })
    .png()
    .toBuffer();

/** A PDF with these pages, each a line of words; `streams`: packed parts that nobody asks for. */
export function aPdf(pages: readonly string[], streams: readonly Uint8Array[] = [], trailer = ''): Buffer {
  const objects: Buffer[] = [];
  const add = (text: string, bytes?: Uint8Array) => {
    objects.push(
      bytes ? Buffer.concat([Buffer.from(`${text}\nstream\n`), bytes, Buffer.from('\nendstream')]) : Buffer.from(text),
    );
  };
  const first = 4;
  const kids = pages.map((_, at) => `${first + 2 * at} 0 R`).join(' ');
  add('<</Type/Catalog/Pages 2 0 R>>');
  add(`<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`);
  add('<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>');
  for (const [at, words] of pages.entries()) {
    const content = Buffer.from(`BT /F1 24 Tf 50 700 Td (${words}) Tj ET 0 0 1 rg 60 500 200 100 re f`);
    add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${first + 2 * at + 1} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
    );
    add(`<</Length ${content.length}>>`, content);
  }
  for (const bytes of streams) add(`<</Length ${bytes.length}/Filter/FlateDecode>>`, bytes);
  const parts = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [at, object] of objects.entries()) {
    offsets.push(length);
    const whole = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    parts.push(whole);
    length += whole.length;
  }
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** So many bytes of nothing, packed once or in each other. */
export function aBomb(bytes: number, times = 1): Buffer {
  let packed = deflateSync(Buffer.alloc(bytes), { level: 9 });
  for (let more = 1; more < times; more += 1) packed = deflateSync(packed, { level: 9 });
  return packed;
}

/** An archive with one file in it, as its last record says it. */
export function anArchive(): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(60, 1), end]);
}

/** The head of a picture of an iPhone. */
export const aHeic = () =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0heicmif1'), Buffer.alloc(400)]);

/** A PNG of a few bytes that says how large it is. */
export function aHugePng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const data = chunk('IDAT', deflateSync(Buffer.alloc(1000)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    data,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Frames of an MP3 in which nothing is heard. */
export const anMp3 = () =>
  Buffer.concat(
    Array.from({ length: 20 }, () => Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)])),
  );

export const aMail = () =>
  Buffer.from(
    [
      'From: Kundenservice <service@firma.example>',
      'To: jana@mail.example',
      'Subject: =?utf-8?B?SWhyZSBSw7xja2ZyYWdl?=',
      'Date: Tue, 3 Mar 2026 10:00:00 +0100',
      'Message-ID: <1@firma.example>',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Wir erstatten auf DE89 3704 0044 0532 0130 00. Ihre Rabattnummer lautet Mondschein.',
    ].join('\r\n'),
  );
