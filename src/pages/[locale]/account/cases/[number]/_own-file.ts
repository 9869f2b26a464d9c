import type { APIContext } from 'astro';
import { openOwnCase } from '#src/features/author-desk/open.ts';
import { isReadable, type ReadableFile } from '#src/features/paper/dossier/content.ts';
import type { Situation } from '#src/lib/situation.ts';

/** The case of the address for its author, or the answer for anybody else. */
export async function ownFile(
  context: APIContext,
): Promise<{ answer: Response } | { file: ReadableFile; situation: Situation; today: string }> {
  const opened = await openOwnCase(context);
  if ('go' in opened) return { answer: context.redirect(opened.go, 303) };
  if (opened.own === null) return { answer: await refused(context, opened.refusal.why === 'not-yours' ? 403 : 404) };
  const { file, situation, today } = opened.own;
  return isReadable(file) ? { file, situation, today } : { answer: await refused(context, 410) };
}

export async function refused(context: APIContext, status: number): Promise<Response> {
  const page = await context.rewrite('/404');
  return new Response(page.body, { status, headers: page.headers });
}
