import type { APIRoute } from 'astro';
import { jsonOf, streamed } from '#src/features/integrations/export/files.ts';
import { exportedCases } from '#src/features/integrations/export/rows.ts';
import { fileHeaders } from '#src/lib/files.ts';
import { speakingAs, stillSpeaking } from './_speaking.ts';

/** The cases of one's company for programs, without internal notes. */
export const GET: APIRoute = async (context) => {
  const opened = await speakingAs(context);
  if ('go' in opened) return context.redirect(opened.go, 303);
  const { db, locale, now } = opened.situation;
  const { companyId, companySlug } = opened.speaker;
  const isAllowed = stillSpeaking(opened.situation, companyId);
  const { today } = context.locals;
  const pieces = exportedCases(db, { companyId }, { today, locale, isAllowed });
  return new Response(streamed(jsonOf(pieces, { company: companySlug, asOf: now.toISOString() })), {
    headers: fileHeaders('application/json; charset=utf-8', `${companySlug}-${today}.json`),
  });
};
