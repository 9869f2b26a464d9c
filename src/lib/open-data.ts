import { createHash } from 'node:crypto';

const open = { 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' };

/**
 * An answer of the public interface: readable by every site, kept for five minutes, and not sent again to whoever has
 * it already (`If-None-Match`).
 */
export function openData(request: Request, body: string, headers: Record<string, string>): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const all = { ...open, 'cache-control': 'public, max-age=300', etag, ...headers };
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return known.includes(etag) || known.includes('*')
    ? new Response(null, { status: 304, headers: all })
    : new Response(body, { headers: all });
}
