import type { Database } from '#db/client.ts';
import { signCases, signs } from '#db/schema/index.ts';
import { removeCase } from '#src/features/moderation/decisions/commands.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { aCompany, aModerator, anAnsweredCase, anOpenCase, aRepresentative, situationOf } from '#tests/factories.ts';

/** Companies whose figures are at an end of what can be: their slugs. */
export interface Portraits {
  none: string;
  one: string;
  waiting: string;
  sameDay: string;
  removed: string;
  notGenuine: string;
}

export async function fillPortraits(db: Database, today: Day): Promise<Portraits> {
  const company = (name: string) => aCompany(db, { name, industry: 'other' });
  const moderator = await aModerator(db);
  const [none, one, waiting] = [await company('Noch Nichts'), await company('Ein Fall'), await company('Alle Warten')];
  const [sameDay, removed] = [await company('Sofort Beantwortet'), await company('Alles Entfernt')];
  const notGenuine = await company('Alles Unecht');
  const looked = await anOpenCase(db, { company: one, publishedOn: addDays(today, -40), seenOn: today });
  await examine(db, looked, today);
  const representative = await aRepresentative(db, { company: sameDay });
  for (let index = 0; index < 12; index += 1) {
    const publishedOn = addDays(today, -20 - index * 25);
    await anOpenCase(db, { company: waiting, publishedOn, seenOn: today });
    await anAnsweredCase(db, { company: sameDay, representative, publishedOn, repliedOn: publishedOn, seenOn: today });
    const gone = await anOpenCase(db, { company: removed, publishedOn, seenOn: today, title: 'Entfernter Titel' });
    await removeCase(situationOf(moderator, today), { number: gone.number, reason: 'Enthielt Namen.', genuine: true });
    if (index > 1) continue;
    const fake = await anOpenCase(db, { company: notGenuine, publishedOn, seenOn: today, title: 'Unechter Titel' });
    await removeCase(situationOf(moderator, today), { number: fake.number, reason: 'Kein Fall.', genuine: false });
  }
  return {
    none: none.slug,
    one: one.slug,
    waiting: waiting.slug,
    sameDay: sameDay.slug,
    removed: removed.slug,
    notGenuine: notGenuine.slug,
  };
}

/** Two signs wait for a decision: of the case, and of its votes. */
async function examine(db: Database, { id: caseId, companyId }: { id: string; companyId: string }, day: Day) {
  const figures = { count: 10, mailboxes: 10, usual: 0, likeness: null };
  for (const kind of ['many-cases', 'many-votes'] as const) {
    await db.insert(signs).values({ id: kind, kind, companyId, day, raisedAt: new Date(), figures });
    await db.insert(signCases).values({ signId: kind, caseId });
  }
}
