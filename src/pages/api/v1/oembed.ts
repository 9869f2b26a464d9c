import type { APIRoute } from 'astro';
import { embedOf } from '#src/features/integrations/badge/embed.ts';
import { openData, refusal } from '#src/lib/open-data.ts';

/** The largest room that a site can say it has, in CSS pixels. */
const mostPixels = 4096;

/**
 * oEmbed 1.0: what another site shows in place of the address of a profile or of a case. `url`: that address. `maxwidth`,
 * `maxheight`: the room there is, in pixels. `format`: only json.
 */
export const GET: APIRoute = async ({ url, request, locals: { today, visit } }) => {
  const asked = url.searchParams.get('url') ?? '';
  if ((url.searchParams.get('format') ?? 'json') !== 'json') return refusal('format: json', 501);
  const [width, height] = [url.searchParams.get('maxwidth'), url.searchParams.get('maxheight')].map(pixels);
  if (!width || !height) return refusal('maxwidth, maxheight: whole numbers of pixels above zero');
  const embed = await embedOf(visit.db, asked.slice(0, 1000), { today, most: { width, height } });
  if (!embed) return refusal('url: not the address of a profile or of a case that can be read', 404);
  // A case may be withdrawn at any time: then nobody goes on showing it from a cache.
  return openData(request, JSON.stringify(embed), {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'public, no-cache',
  });
};

function pixels(typed: string | null): number | null {
  if (typed === null) return mostPixels;
  return /^[1-9]\d{0,5}$/.test(typed) ? Math.min(Number(typed), mostPixels) : null;
}

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = () => refusal('GET or HEAD only', 405, { allow: 'GET, HEAD' });
