import type { APIRoute } from 'astro';
import { deposit } from '#src/features/evidence/deposit.ts';
import { isLocale } from '#src/i18n/index.ts';
import { now } from '#src/lib/clock.ts';
import { CutOff, type Part, partsOf } from '#src/lib/multipart.ts';
import { refused } from '#src/lib/outcome.ts';
import { paths } from '#src/lib/paths.ts';
import { beginFile, targetOf } from './_author.ts';
import { chunksOf } from './_body.ts';

/**
 * Files as a plain form sends them, each taken as it arrives; then back to their page, which says how many were taken and why
 * others were not.
 */
export const POST: APIRoute = async (context) => {
  const { request, url } = context;
  let target = targetOf(context);
  const asked = url.searchParams.get('lang') ?? undefined;
  const locale = isLocale(asked) ? asked : context.locals.locale;
  const taken = { files: 0, reasons: new Set<string>() };
  try {
    for await (const part of partsOf(chunksOf(request), request.headers.get('content-type') ?? '')) {
      if (part.name === 'entry') target = { ...target, entryId: await shortText(part.body) };
      if (part.filename === null || part.filename === '') continue;
      const reason = await depositPart(part, part.filename);
      if (reason === null) taken.files += 1;
      else taken.reasons.add(reason);
    }
  } catch (error) {
    if (!(error instanceof CutOff)) throw error;
    taken.reasons.add('file-cut-off');
  }
  if (taken.files === 0 && taken.reasons.size === 0) taken.reasons.add('no-file');
  const back = {
    entry: (target.check === null && target.entryId) || undefined,
    deposited: taken.files > 0 ? String(taken.files) : undefined,
    refused: [...taken.reasons].join(',') || undefined,
  };
  return context.redirect(backTo(), 303);

  function backTo(): string {
    const { number, check } = target;
    if (check?.kind === 'pressure')
      return paths.shownFor(paths.ownPressure(locale, number ?? ''), check.id, { ...back, files: check.id });
    if (check !== null) {
      const page = { challenge: paths.challenge, question: paths.moderatorQuestion, appeal: paths.ownAppeal }[
        check.kind
      ];
      return paths.shownFor(page(locale, check.id), check.id, back);
    }
    return number === null ? paths.draftEvidence(locale, back) : paths.ownEvidence(locale, number, back);
  }

  async function depositPart({ body }: Part, name: string): Promise<string | null> {
    const begun = await beginFile(context, target, { name, bytes: null });
    if (!begun.ok) return begun.reason ?? begun.refusal;
    const { db } = context.locals.visit;
    const file = { ...begun.value, name };
    const outcome = await deposit({ db, now, inTransaction: async () => begun }, file, body).catch((error: unknown) => {
      if (error instanceof CutOff) return refused('invalid', { reason: 'file-cut-off' });
      throw error;
    });
    return outcome.ok ? null : (outcome.reason ?? outcome.refusal);
  }
};

/** A field of a few characters; a longer one is none. */
async function shortText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes <= 100) parts.push(part);
  }
  return bytes <= 100 ? Buffer.concat(parts).toString('utf8') : '';
}
