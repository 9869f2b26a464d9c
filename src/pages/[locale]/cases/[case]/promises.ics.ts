import type { APIRoute } from 'astro';
import { promiseCalendar } from '#src/features/paper/dossier/calendar.ts';
import { openPublicFile } from '#src/features/paper/dossier/open.ts';
import { revisionOf } from '#src/features/paper/dossier/queries.ts';
import { fileHeaders } from '#src/lib/files.ts';
import { paths } from '#src/lib/paths.ts';
import { gone } from './_gone.ts';

/** The promises of a case with a due date, for the reader's own calendar. */
export const GET: APIRoute = async (context) => {
  const opened = await openPublicFile(context, paths.promiseCalendar);
  if ('missing' in opened) return gone(context, opened.missing);
  if ('go' in opened) return context.redirect(opened.go, 302);
  const { locale, t } = context.locals;
  const headers = fileHeaders('text/calendar; charset=utf-8', `aktenkundig-${opened.file.number}.ics`);
  const revision = await revisionOf(context.locals.visit.db, opened.file);
  return new Response(promiseCalendar(opened.file, revision, t, locale, opened.today), {
    headers: { ...headers, 'cache-control': 'public, no-cache' },
  });
};
