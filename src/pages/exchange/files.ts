import type { APIRoute } from 'astro';
import { depositFile } from '#src/features/exchange/deposit.ts';
import { isLocale } from '#src/i18n/index.ts';
import { limited } from '#src/lib/limits.ts';
import { CutOff, partsOf } from '#src/lib/multipart.ts';
import { paths } from '#src/lib/paths.ts';
import { chunksOf } from '../evidence/_body.ts';

/** One file for the other side of an exchange, taken as it arrives; then back, saying that it came or why not. */
export const POST: APIRoute = async (context) => {
  const { request, url, locals } = context;
  const situation = await locals.situation();
  const asked = url.searchParams.get('lang') ?? undefined;
  const locale = isLocale(asked) ? asked : locals.locale;
  const number = /^\d{4}-\d{6}$/.exec(url.searchParams.get('number') ?? '')?.[0] ?? '';
  const side = url.searchParams.get('side') === 'company' ? 'company' : 'author';
  const back = (side === 'company' ? paths.deskExchange : paths.ownExchange)(locale, number);
  const refusal = await taken().catch((error: unknown) => {
    if (error instanceof CutOff) return 'file-cut-off';
    throw error;
  });
  return context.redirect(back + (refusal === null ? '?came' : `/file?refused=${refusal}`), 303);

  async function taken(): Promise<string | null> {
    if (await limited(situation.db, 'deposit', situation.actor.userId ?? context.clientAddress)) return 'too-often';
    for await (const part of partsOf(chunksOf(request), request.headers.get('content-type') ?? '')) {
      if (part.filename === null || part.filename === '') continue;
      const outcome = await depositFile(situation, { number, side, name: part.filename }, part.body);
      return outcome.ok ? null : (outcome.reason ?? outcome.refusal);
    }
    return 'no-file';
  }
};
