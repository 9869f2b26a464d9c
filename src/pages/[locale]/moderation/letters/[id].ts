import type { APIRoute } from 'astro';
import { openModeration } from '#src/features/moderation-desk/open.ts';
import { printAsOperator } from '#src/features/proofs/operators.ts';
import { fileHeaders } from '#src/lib/files.ts';
import { paths } from '#src/lib/paths.ts';

/** A letter with a new code as PDF: asked for by a form, since the one that was printed before is good for nothing then. */
export const POST: APIRoute = async (context) => {
  const { locale } = context.locals;
  const opened = await openModeration(context);
  if ('go' in opened) return context.redirect(opened.go, 303);
  const printed = await printAsOperator(opened.situation, { proofId: (context.params['id'] ?? '').slice(0, 60) });
  if (!printed.ok) {
    const unprinted = printed.refusal === 'too-often' || printed.refusal === 'unavailable' ? 'busy' : 'gone';
    return context.redirect(paths.claims(locale, { unprinted }), 303);
  }
  const { letter, pdf } = printed.value;
  const headers = fileHeaders('application/pdf', `brief-${letter.companySlug}-${letter.kind}.pdf`);
  return new Response(new Uint8Array(pdf), { headers: { ...headers, 'Cache-Control': 'private, no-store' } });
};
