import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { cases, events, namedCompanies, representatives } from '#db/schema/index.ts';
import { operators } from '#src/features/accounts/index.ts';
import { type Actor, belongsTo } from '#src/lib/situation.ts';

/** What a decision is about, as far as it says who may have no part in it. */
interface About {
  caseId: string | null;
  companyId: string | null;
}

interface Parties extends Pick<About, 'caseId'> {
  authorId: string | null;
  /** The one it is about, the one the case is against by now (it may have moved), and the one that is named besides. */
  companies: readonly (string | null)[];
}

async function partiesOf(db: Database | Transaction, { caseId, companyId }: About): Promise<Parties> {
  const [row] = await db
    .select({ authorId: cases.authorId, companyId: cases.companyId, namedId: namedCompanies.companyId })
    .from(cases)
    .leftJoin(namedCompanies, eq(namedCompanies.caseId, cases.id))
    .where(eq(cases.id, caseId ?? ''));
  return {
    caseId,
    authorId: row?.authorId ?? null,
    companies: [companyId, row?.companyId ?? null, row?.namedId ?? null],
  };
}

/** Whether it is somebody's own case, or of a company they speak for. */
export const hasPart = (actor: Actor, { authorId, companies }: Omit<Parties, 'caseId'>): boolean =>
  (authorId !== null && actor.userId === authorId) || companies.some((id) => belongsTo(actor, id));

/** What each of these people reported, signed in: an address that is typed into a notice proves nobody. */
export async function reportedBy(db: Database | Transaction, ids: readonly string[]) {
  const rows = await db
    .select({ by: events.actor, caseId: events.caseId, companyId: events.companyId })
    .from(events)
    .where(and(inArray(events.actor, [...ids]), eq(events.action, 'moderation.giveNotice')));
  const byUser = Map.groupBy(rows, ({ by }) => by);
  return (id: string | null, { caseId, companies }: Pick<Parties, 'caseId' | 'companies'>): boolean =>
    (byUser.get(id) ?? []).some((one) =>
      caseId === null ? one.caseId === null && companies.includes(one.companyId) : one.caseId === caseId,
    );
}

/** Whether a moderator may decide this, and read what was said in private about it: nobody does who has a part in it. */
export async function mayDecideHere(db: Database | Transaction, actor: Actor, about: About): Promise<boolean> {
  if (actor.userId === null || !actor.isModerator) return false;
  const parties = await partiesOf(db, about);
  if (hasPart(actor, parties)) return false;
  return !(await reportedBy(db, [actor.userId]))(actor.userId, parties);
}

/** Somebody who decides, and the companies they speak for. */
interface Decider {
  id: string;
  speaksFor: ReadonlySet<string>;
  hasReported: (parties: Parties) => boolean;
}

/** Everybody who decides; asked once for a whole queue. */
export async function deciders(db: Database | Transaction): Promise<Decider[]> {
  const all = await operators(db);
  const rows = await db
    .select({ userId: representatives.userId, companyId: representatives.companyId })
    .from(representatives)
    .where(and(inArray(representatives.userId, all), isNull(representatives.endedAt)));
  const byUser = Map.groupBy(rows, ({ userId }) => userId);
  const reported = await reportedBy(db, all);
  const hasReported = (id: string) => (parties: Parties) => reported(id, parties);
  return all.map((id) => ({
    id,
    hasReported: hasReported(id),
    speaksFor: new Set((byUser.get(id) ?? []).map(({ companyId }) => companyId)),
  }));
}

/** Those of them who have no part in a case. */
export function withoutPart(all: readonly Decider[], parties: Parties): string[] {
  const speaks = ({ speaksFor }: Decider) => parties.companies.some((id) => speaksFor.has(id ?? ''));
  return all
    .filter((one) => one.id !== parties.authorId && !speaks(one) && !one.hasReported(parties))
    .map(({ id }) => id);
}

/** Everybody who may decide this. */
export async function operatorsFor(db: Database | Transaction, about: About): Promise<string[]> {
  return withoutPart(await deciders(db), await partiesOf(db, about));
}
