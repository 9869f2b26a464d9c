import sharp, { type Sharp } from 'sharp';
import type { EvidenceKind, EvidenceRefusal } from '../lists.ts';
import { type Box, mostPixels, pixelsOf } from '../rules.ts';

/** Longest side of a picture that is shown, in pixels: of a page one can read the small print. */
const longest = 2200;
const quality = 78;
const smallSize = { width: 368, height: 184 };

sharp.cache(false);
// One file at a time, beside the mails that go out.
sharp.concurrency(1);

/**
 * A picture made anew from its pixels, upright: nothing of where, when and with what it was taken is in it, and nothing that
 * stood behind it. Refuses what has too many pixels or cannot be read.
 */
export async function pictureOf(bytes: Uint8Array): Promise<{ picture: Uint8Array } | { refusal: EvidenceRefusal }> {
  const read = () => sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', animated: false });
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > mostPixels) return { refusal: 'too-many-pixels' };
    return { picture: await shown(read().rotate()) };
  } catch {
    return { refusal: 'unreadable' };
  }
}

/** A page that was drawn, from its raw pixels. */
export function drawnPicture(
  pixels: Uint8Array,
  { width, height }: { width: number; height: number },
): Promise<Uint8Array> {
  return shown(sharp(pixels, { raw: { width, height, channels: 4 } }));
}

async function shown(picture: Sharp): Promise<Uint8Array> {
  const small = picture.resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true });
  // What is transparent would show what is below it, in the dark another than in the light.
  return new Uint8Array(
    await small.flatten({ background: '#ffffff' }).toColourspace('srgb').webp({ quality }).toBuffer(),
  );
}

/** A picture in which these places are black: their pixels are gone before it is written. */
export async function blackened(picture: Uint8Array, boxes: readonly Omit<Box, 'page'>[]): Promise<Uint8Array> {
  const { data, info } = await sharp(picture, { limitInputPixels: mostPixels })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (const box of boxes) {
    const place = pixelsOf(box, info);
    if (place === null) continue;
    for (let row = place.top; row < place.top + place.height; row += 1) {
      const from = (row * info.width + place.left) * info.channels;
      data.fill(0, from, from + place.width * info.channels);
    }
  }
  const { width, height, channels } = info;
  return new Uint8Array(await sharp(data, { raw: { width, height, channels } }).webp({ quality }).toBuffer());
}

/** What stands at the entry of a case, twice as many pixels as it is shown with: of a letter its head, of a photo its middle. */
export async function smallPicture(picture: Uint8Array, kind: EvidenceKind): Promise<Uint8Array> {
  const { width, height } = smallSize;
  const read = sharp(picture, { limitInputPixels: mostPixels });
  const cut = read.resize({ width, height, fit: 'cover', position: kind === 'image' ? 'centre' : 'top' });
  return new Uint8Array(await cut.webp({ quality }).toBuffer());
}
