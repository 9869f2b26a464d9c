import type { APIRoute } from 'astro';
import { mailboxFolder, readMailbox } from '#src/features/notifications/mailbox.ts';

/**
 * The HTML of a mail as it was sent, for looking at. Sandboxed by its own policy: nothing in it runs, nothing is loaded,
 * and it has no origin, whatever somebody may have got into a mail.
 */
export const GET: APIRoute = async ({ params }) => {
  const folder = mailboxFolder();
  const mail = folder === null ? null : await readMailbox(folder, params.id ?? '');
  if (!mail?.html) return new Response(null, { status: 404 });
  return new Response(mail.html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    },
  });
};
