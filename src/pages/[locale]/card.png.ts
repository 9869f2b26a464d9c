import type { APIRoute } from 'astro';
import { cardAnswer } from '#src/features/paper/cards/answer.ts';
import { siteCard } from './_cards.ts';

/** The site as the picture that stands beside a link to it. */
export const GET: APIRoute = (context) => cardAnswer(context, context.clientAddress, siteCard(context.locals));
