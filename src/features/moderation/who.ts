import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { cases, namedCompanies, representatives } from '#db/schema/index.ts';
import { operators } from '#src/features/accounts/index.ts';
import { type Actor, representsCompany } from '#src/lib/situation.ts';

/** What a decision is about, as far as it says who may have no part in it. */
interface About {
  caseId: string | null;
  companyId: string | null;
}

interface Parties {
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
  return { authorId: row?.authorId ?? null, companies: [companyId, row?.companyId ?? null, row?.namedId ?? null] };
}

/** Whether it is somebody's own case, or of a company they speak for. */
export const hasPart = (actor: Actor, { authorId, companies }: Parties): boolean =>
  (authorId !== null && actor.userId === authorId) || companies.some((id) => representsCompany(actor, id));

/** Whether a moderator may decide this, and read what was said in private about it: nobody does who has a part in it. */
export async function mayDecideHere(db: Database | Transaction, actor: Actor, about: About): Promise<boolean> {
  return actor.userId !== null && actor.isModerator && !hasPart(actor, await partiesOf(db, about));
}

/** Somebody who decides, and the companies they speak for. */
interface Decider {
  id: string;
  speaksFor: ReadonlySet<string>;
}

/** Everybody who decides; asked once for a whole queue. */
export async function deciders(db: Database | Transaction): Promise<Decider[]> {
  const all = await operators(db);
  const rows = await db
    .select({ userId: representatives.userId, companyId: representatives.companyId })
    .from(representatives)
    .where(and(inArray(representatives.userId, all), isNull(representatives.endedAt)));
  const byUser = Map.groupBy(rows, ({ userId }) => userId);
  return all.map((id) => ({ id, speaksFor: new Set((byUser.get(id) ?? []).map(({ companyId }) => companyId)) }));
}

/** Those of them who have no part in a case. */
export function withoutPart(all: readonly Decider[], { authorId, companies }: Parties): string[] {
  const speaks = ({ speaksFor }: Decider) => companies.some((id) => speaksFor.has(id ?? ''));
  return all.filter((one) => one.id !== authorId && !speaks(one)).map(({ id }) => id);
}

/** Everybody who may decide this. */
export async function operatorsFor(db: Database | Transaction, about: About): Promise<string[]> {
  return withoutPart(await deciders(db), await partiesOf(db, about));
}
