import { limited } from '#src/lib/limits.ts';
import type { AskedPage } from '#src/lib/page.ts';
import type { CardOrder } from './order.ts';
import { cardOf, isKept } from './queue.ts';

/** The picture of a card; `asker`: the IP number of who asks, counted where it has to be drawn. 503 when that is too often. */
export async function cardAnswer({ locals }: AskedPage, asker: string, order: CardOrder): Promise<Response> {
  const isTooOften = !isKept(order) && (await limited(locals.visit.db, 'draw', asker));
  const drawn = isTooOften ? null : await cardOf(order);
  if (!drawn?.ok) {
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '60', 'cache-control': 'no-store' };
    return new Response(locals.t(isTooOften ? 'errors.too-often' : 'errors.press-busy'), { status: 503, headers });
  }
  const headers = {
    'content-type': 'image/png',
    'cache-control': 'public, no-cache',
    'x-content-type-options': 'nosniff',
  };
  return new Response(Uint8Array.from(drawn.value), { headers });
}
