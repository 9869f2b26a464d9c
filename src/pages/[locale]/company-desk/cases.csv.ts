import type { APIRoute } from 'astro';
import { csvOf, streamed } from '#src/features/integrations/export/files.ts';
import { exportedCases } from '#src/features/integrations/export/rows.ts';
import { speakingFor } from '#src/features/integrations/speaking.ts';
import { fileHeaders } from '#src/lib/files.ts';
import { speakingAs } from './_speaking.ts';

/** The cases of one's company for a spreadsheet. `waiting`: only those that wait for it. `notes`: with internal notes. */
export const GET: APIRoute = async (context) => {
  const opened = await speakingAs(context);
  if ('go' in opened) return context.redirect(opened.go, 303);
  const { db, actor, locale } = opened.situation;
  const { companyId, companySlug } = opened.speaker;
  const asked = (name: string) => context.url.searchParams.get(name) === 'yes';
  const filter = { companyId, isWaiting: asked('waiting'), withNotes: asked('notes') };
  const isAllowed = async () => (await speakingFor(db, actor, companyId)) !== null;
  const { t, today } = context.locals;
  const pieces = exportedCases(db, filter, { today, locale, isAllowed });
  return new Response(streamed(csvOf(pieces, { t, locale, withNotes: filter.withNotes })), {
    headers: fileHeaders('text/csv; charset=utf-8; header=present', `${companySlug}-${today}.csv`),
  });
};
