import { type Representative, speakersAt } from '#src/features/companies/representatives/queries.ts';
import { speakingFor } from '#src/features/integrations/speaking.ts';
import type { AskedPage } from '#src/lib/page.ts';
import { paths } from '#src/lib/paths.ts';
import type { Situation } from '#src/lib/situation.ts';

/** Who asks, and for which of their companies (`company` of the address, else the first); or where to go first. */
export async function speakingAs(
  page: AskedPage,
): Promise<{ go: string } | { situation: Situation; speakers: Representative[]; speaker: Representative }> {
  const situation = await page.locals.situation();
  const { actor, locale, db } = situation;
  if (actor.userId === null) return { go: paths.signIn(locale, page.url.pathname + page.url.search) };
  const speakers = await speakersAt(db, actor);
  const asked = page.url.searchParams.get('company');
  const speaker = asked === null ? speakers[0] : speakers.find(({ companySlug }) => companySlug === asked);
  return speaker ? { situation, speakers, speaker } : { go: paths.desk(locale) };
}

/** Whether who asked still speaks for the company, asked between the pieces of a long answer. */
export function stillSpeaking({ db, actor }: Situation, companyId: string): () => Promise<boolean> {
  return async () => (await speakingFor(db, actor, companyId)) !== null;
}
