import type { APIRoute } from 'astro';
import { csvOf, streamed } from '#src/features/integrations/export/files.ts';
import { exportedCases } from '#src/features/integrations/export/rows.ts';
import { fileHeaders } from '#src/lib/files.ts';
import { speakingAs, stillSpeaking } from './_speaking.ts';

/** The cases of one's company for a spreadsheet. `waiting`: only those that wait for it. `notes`: with internal notes. */
export const GET: APIRoute = async (context) => {
  const opened = await speakingAs(context);
  if ('go' in opened) return context.redirect(opened.go, 303);
  const { db, locale } = opened.situation;
  const { companyId, companySlug } = opened.speaker;
  const { searchParams } = context.url;
  const [isWaiting, withNotes] = [searchParams.get('waiting') === 'yes', searchParams.get('notes') === 'yes'];
  const isAllowed = stillSpeaking(opened.situation, companyId);
  const { t, today } = context.locals;
  const pieces = exportedCases(db, { companyId, isWaiting, withNotes }, { today, locale, isAllowed });
  return new Response(streamed(csvOf(pieces, { t, locale, withNotes })), {
    headers: fileHeaders('text/csv; charset=utf-8; header=present', `${companySlug}-${today}.csv`),
  });
};
