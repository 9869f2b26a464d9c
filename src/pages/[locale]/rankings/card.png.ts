import type { APIRoute } from 'astro';
import { isIndustry } from '#src/features/companies/industries.ts';
import { cardAnswer } from '#src/features/paper/cards/answer.ts';
import { readTallies } from '#src/features/rankings/order/queries.ts';
import { ranking } from '#src/features/rankings/order/rules.ts';
import { usualWindow } from '#src/features/rankings/windows.ts';
import { choice } from '#src/lib/query.ts';
import { rankingCard } from '../_cards.ts';

/** Who stands first in a ranking, as the picture that stands beside a link to it. */
export const GET: APIRoute = async (context) => {
  const industry = choice(context.url.searchParams, 'industry', isIndustry, null);
  const { companies, all, asOf } = await readTallies(context.locals.visit.db, { industry, months: usualWindow });
  const board = ranking(companies, all, 'index');
  return cardAnswer(context, context.clientAddress, rankingCard(context.locals, { industry, board, asOf }));
};
