import type { APIRoute } from 'astro';
import { answering, notHere } from '#src/features/api/answer.ts';
import { operations } from '#src/features/api/operations.ts';
import { embedOf } from '#src/features/integrations/badge/embed.ts';
import { openData } from '#src/lib/open-data.ts';
import { problem, readOnly } from '#src/lib/problem.ts';

/** The largest room that is used, in CSS pixels. */
const mostPixels = 4096;

/** oEmbed 1.0: what another site shows in place of the address of a profile or of a case. `format`: only json. */
export const GET: APIRoute = answering(operations.oembed, async (query, { request, locals: { today, visit } }) => {
  const { url, maxwidth = mostPixels, maxheight = mostPixels, format } = query;
  if (format !== 'json') return problem({ status: 501, code: 'no-such-format', detail: 'format: json' });
  const most = { width: Math.min(maxwidth, mostPixels), height: Math.min(maxheight, mostPixels) };
  const embed = await embedOf(visit.db, url, { today, most });
  if (!embed) return notHere('url: not the address of a profile or of a case that can be read');
  // A case may be withdrawn at any time: then nobody goes on showing it from a cache.
  return openData(request, JSON.stringify(embed), {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'public, no-cache',
  });
});

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = readOnly;
