import type { APIRoute } from 'astro';
import { companyRecord } from '#src/features/companies/profile/queries.ts';
import { movedTo } from '#src/features/companies/queries.ts';
import { cardAnswer } from '#src/features/paper/cards/answer.ts';
import { companyProfile } from '#src/features/profiles/queries.ts';
import { usualWindow } from '#src/features/rankings/windows.ts';
import { paths } from '#src/lib/paths.ts';
import { companyCard } from '../../_cards.ts';

/** The figures of a company as the picture that stands beside a link to it. */
export const GET: APIRoute = async (context) => {
  const { locale, today, visit } = context.locals;
  const slug = context.params['slug'] ?? '';
  const company = await companyRecord(visit.db, slug);
  if (!company) {
    const moved = await movedTo(visit.db, slug);
    return moved ? context.redirect(paths.companyCard(locale, moved), 301) : context.rewrite('/404');
  }
  const profile = await companyProfile(visit.db, company, usualWindow, today);
  return cardAnswer(context, context.clientAddress, companyCard(context.locals, company, profile));
};
