import type { APIRoute } from 'astro';
import { logSigner, verifierKey } from '#src/features/log/note.ts';

/** The public key of the log, as C2SP signed-note writes it. A witness keeps the first one it sees. */
export const GET: APIRoute = () =>
  new Response(`${verifierKey(logSigner())}\n`, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'public, max-age=300',
      'access-control-allow-origin': '*',
    },
  });
