import type { APIRoute } from 'astro';
import { siteFigures } from '#src/features/cases/figures.ts';
import { cardAnswer } from '#src/features/paper/cards/answer.ts';
import { siteCard } from './_cards.ts';

/** The site as the picture that stands beside a link to it. */
export const GET: APIRoute = async (context) => {
  const { shows, today, visit } = context.locals;
  const figures = await siteFigures(visit.db, today);
  if (!figures.isKept) shows(null);
  return cardAnswer(context, context.clientAddress, siteCard(context.locals, figures));
};
