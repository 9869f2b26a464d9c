import type { Database } from '#db/client.ts';
import { companyBySlug } from '#src/features/companies/index.ts';
import type { Situation } from '#src/lib/situation.ts';
import { factsAtDesk, waitingFacts } from './queries.ts';
import { mayDecide } from './stating.ts';

/** What waits for a moderator: what they may not decide they do not see. */
export async function factsDue(situation: Situation) {
  const may = new Map<string, boolean>();
  const waiting = await waitingFacts(situation.db);
  for (const { companyId } of waiting)
    if (!may.has(companyId)) may.set(companyId, await mayDecide(situation.db, situation, companyId));
  return waiting.filter(({ companyId }) => may.get(companyId) === true);
}

/** The same in numbers, for whoever runs the site. */
export const factsDueCount = async (db: Database) => (await waitingFacts(db)).length;

/** A company whose facts a moderator wants to put right; null where there is none that they may decide about. */
export async function factsToPutRight(situation: Situation, slug: string) {
  const company = slug === '' ? null : await companyBySlug(situation.db, slug);
  if (!company || !(await mayDecide(situation.db, situation, company.id))) return null;
  return { slug: company.slug, name: company.name, own: await factsAtDesk(situation.db, company.id) };
}
