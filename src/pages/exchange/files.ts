import type { APIRoute } from 'astro';
import { depositFile } from '#src/features/exchange/deposit.ts';
import { depositReportFile } from '#src/features/exchange/promised.ts';
import { depositDocument } from '#src/features/proofs/documents.ts';
import { isLocale } from '#src/i18n/index.ts';
import { limited } from '#src/lib/limits.ts';
import { CutOff, partsOf } from '#src/lib/multipart.ts';
import { paths } from '#src/lib/paths.ts';
import type { Locale, Situation } from '#src/lib/situation.ts';
import { chunksOf } from '../evidence/_body.ts';

type Deposit = (
  situation: Situation,
  file: { name: string; body: AsyncIterable<Uint8Array> },
) => ReturnType<typeof depositFile>;

/** One file for somebody else, taken as it arrives; then back, saying that it came or why not. */
export const POST: APIRoute = async (context) => {
  const { request, url, locals } = context;
  const situation = await locals.situation();
  const asked = url.searchParams.get('lang') ?? undefined;
  const { came, refused, deposit } = destination(isLocale(asked) ? asked : locals.locale, url.searchParams);
  const refusal = await taken().catch((error: unknown) => {
    if (error instanceof CutOff) return 'file-cut-off';
    throw error;
  });
  return context.redirect(refusal === null ? `${came}?came` : `${refused}?refused=${refusal}`, 303);

  async function taken(): Promise<string | null> {
    if (await limited(situation.db, 'deposit', situation.actor.userId ?? context.clientAddress)) return 'too-often';
    for await (const part of partsOf(chunksOf(request), request.headers.get('content-type') ?? '')) {
      if (part.filename === null || part.filename === '') continue;
      const outcome = await deposit(situation, { name: part.filename, body: part.body });
      return outcome.ok ? null : (outcome.reason ?? outcome.refusal);
    }
    return 'no-file';
  }
};

/** To whom the address says that a file goes, and which page goes on when it came and when it was refused. */
function destination(locale: Locale, query: URLSearchParams): { came: string; refused: string; deposit: Deposit } {
  const id = (name: string) => /^[\w-]{1,60}$/.exec(query.get(name) ?? '')?.[0] ?? null;
  const number = /^\d{4}-\d{6}$/.exec(query.get('number') ?? '')?.[0] ?? '';
  const proofId = id('proof');
  if (proofId !== null) {
    const page = paths.proof(locale, proofId);
    return {
      ...{ came: page, refused: page },
      deposit: (situation, { name, body }) => depositDocument(situation, { proofId, name }, body),
    };
  }
  const promiseId = id('promise');
  if (promiseId !== null) {
    const page = paths.deskProof(locale, number, promiseId);
    return {
      ...{ came: page, refused: page },
      deposit: (situation, { name, body }) => depositReportFile(situation, { number, promiseId, name }, body),
    };
  }
  const side = query.get('side') === 'company' ? 'company' : 'author';
  const back = (side === 'company' ? paths.deskExchange : paths.ownExchange)(locale, number);
  return {
    ...{ came: back, refused: `${back}/file` },
    deposit: (situation, { name, body }) => depositFile(situation, { number, side, name }, body),
  };
}
