import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, namedCompanies, representatives } from '#db/schema/index.ts';
import { operators } from '#src/features/accounts/index.ts';
import { caseCan } from '#src/features/cases/index.ts';
import { type Actor, representsCompany } from '#src/lib/situation.ts';

/** What a decision is about, as far as it says who may have no part in it. */
interface About {
  caseId: string | null;
  companyId: string | null;
}

async function partiesOf(tx: Transaction, { caseId, companyId }: About) {
  const [row] = await tx
    .select({ authorId: cases.authorId, companyId: cases.companyId, namedId: namedCompanies.companyId })
    .from(cases)
    .leftJoin(namedCompanies, eq(namedCompanies.caseId, cases.id))
    .where(eq(cases.id, caseId ?? ''));
  return row ?? { authorId: null, companyId, namedId: null };
}

/** Whether a moderator may decide this: nobody does about a case of their own, or of a company they speak for. */
export async function mayDecideHere(tx: Transaction, actor: Actor, about: About): Promise<boolean> {
  return caseCan.remove(actor, await partiesOf(tx, about)) && !representsCompany(actor, about.companyId);
}

/** Everybody who may decide this. */
export async function operatorsFor(tx: Transaction, about: About): Promise<string[]> {
  const { authorId, companyId, namedId } = await partiesOf(tx, about);
  const concerned = [companyId, namedId].flatMap((id) => id ?? []);
  const all = await operators(tx);
  const rows = await tx
    .select({ userId: representatives.userId })
    .from(representatives)
    .where(
      and(
        inArray(representatives.userId, all),
        inArray(representatives.companyId, concerned),
        isNull(representatives.endedAt),
      ),
    );
  const speaking = new Set(rows.map(({ userId }) => userId));
  return all.filter((id) => id !== authorId && !speaking.has(id));
}
