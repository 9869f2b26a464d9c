import type { APIRoute } from 'astro';
import { openDangerous } from '#src/features/accounts/security/open.ts';
import { takeAll } from '#src/features/rights/export.ts';
import { fileHeaders } from '#src/lib/files.ts';
import { bodyOf } from '#src/lib/paced.ts';
import { paths } from '#src/lib/paths.ts';

/** Everything that is stored about the person who asks, once they showed again that it is them. */
export const GET: APIRoute = async (context) => {
  const { locale } = context.locals;
  const opened = await openDangerous(context, paths.ownData(locale));
  if ('go' in opened) return context.redirect(opened.go, 303);
  const archive = await takeAll(opened.situation);
  if (!archive.ok) return context.redirect(`${paths.ownData(locale)}?later`, 303);
  return new Response(bodyOf(archive.value), {
    headers: fileHeaders('application/zip', 'aktenkundig-eigene-daten.zip'),
  });
};
