import type { APIRoute } from 'astro';
import { cardAnswer } from '#src/features/paper/cards/answer.ts';
import { openPublicFile } from '#src/features/paper/dossier/open.ts';
import { paths } from '#src/lib/paths.ts';
import { caseCard } from '../../_cards.ts';
import { gone } from './_gone.ts';

/** A case as the picture that stands beside a link to it. */
export const GET: APIRoute = async (context) => {
  const opened = await openPublicFile(context, (locale, { number }) => paths.caseCard(locale, number));
  if ('missing' in opened) return gone(context, opened.missing);
  if ('go' in opened) return context.redirect(opened.go, 302);
  return cardAnswer(context, context.clientAddress, caseCard(context.locals, opened.file));
};
