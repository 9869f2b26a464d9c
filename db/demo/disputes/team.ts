import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, companies, outbox, representatives, users } from '#db/schema/index.ts';
import { assignCase } from '#src/features/team/assigning.ts';
import { invite, join } from '#src/features/team/invitations.ts';
import { teamIn } from '#src/features/team/queries.ts';
import { unseal } from '#src/lib/crypto.ts';
import { type Situation, visitor } from '#src/lib/situation.ts';
import { type Act, day, hour, must, wasPublic } from './acts.ts';

const mira = { firstName: 'Mira', lastName: 'Tönnies', jobTitle: 'Sachbearbeiterin Vertragswechsel' };
const ip = '203.0.113.40';

/** The company whose desk can be signed in to: three people, one of whom was invited, some cases each, an invitation under way. */
export async function teamActs(db: Database): Promise<Act[]> {
  const [speaker] = await db
    .select({ id: representatives.id, userId: representatives.userId, company: companies, email: users.email })
    .from(representatives)
    .innerJoin(users, eq(users.id, representatives.userId))
    .innerJoin(companies, eq(companies.id, representatives.companyId))
    .where(and(isNotNull(users.passwordHash), isNull(representatives.endedAt)));
  if (!speaker) return [];
  const { company } = speaker;
  const at = speaker.email.replace(/^.*@/, '');
  const by = (now: Date): Situation => ({
    ...{ db, now, locale: 'de' },
    actor: {
      userId: speaker.userId,
      represents: [{ representativeId: speaker.id, companyId: company.id }],
      isModerator: false,
    },
  });
  const asks = (name: string) => ({ slug: company.slug, email: `${name}@${at}`, role: 'agent' as const, ip });
  return [
    { ago: 12 * day, does: async (now) => void must(await invite(by(now), asks('mira.toennies'))) },
    {
      ago: 11 * day,
      does: async (now) => {
        const mails = await db.select().from(outbox).where(eq(outbox.kind, 'team-invited'));
        const token = /token=([\w-]+)/.exec(unseal(mails.at(-1)?.sealed ?? ''))?.[1] ?? '';
        must(await join({ db, now, locale: 'de', actor: visitor }, { ...mira, token, userAgent: '' }));
      },
    },
    {
      ago: 30 * hour,
      does: async (now) => {
        const open = await db
          .select({ number: cases.number })
          .from(cases)
          .where(and(eq(cases.companyId, company.id), eq(cases.status, 'open'), wasPublic(now, 0)))
          .orderBy(asc(cases.number));
        const team = await teamIn(db, company.id);
        for (const [index, { number }] of open.entries()) {
          // Every fourth is still nobody's.
          const assignee = team[index % 4]?.id;
          if (number !== null && assignee) must(await assignCase(by(now), { number, assignee }));
        }
      },
    },
    { ago: 26 * hour, does: async (now) => void must(await invite(by(now), asks('lars.behrens'))) },
  ];
}
