import { lastRestore } from '#src/features/operation/queries.ts';
import { paths } from '#src/lib/paths.ts';

type Page = Pick<import('astro').AstroGlobal, 'rewrite' | 'locals'>;

/**
 * The answer to a link of a letter that leads nowhere: that there is none, or where a copy was put back and the link looks like one
 * of ours, what happened to it. `of`: what it would have opened.
 */
export async function noSuchLink({ rewrite, locals }: Page, token: string, of: 'notice' | 'decision' | 'pressure') {
  const isOurs = /^[0-9a-f]{64}$/.test(token);
  const restored = isOurs ? await lastRestore(locals.visit.db) : null;
  return rewrite(restored ? paths.lostLink(locals.locale, of) : '/404');
}
