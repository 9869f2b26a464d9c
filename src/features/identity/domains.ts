import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { companyDomains } from '#db/schema/index.ts';
import { beginChecks, companyBySlug, provedBy } from '#src/features/companies/index.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { visitor } from '#src/lib/situation.ts';
import { refreshRepliedTo } from './commands.ts';
import { holdReports } from './held-reports.ts';

/**
 * The administrator gives a domain to the company whose it is, whoever had it. Those who spoke for the other company because
 * of it are checked from now on. Refuses not-found.
 */
export function moveDomain(
  db: Database,
  { domain, to, now }: { domain: string; to: string; now: Date },
): Promise<Outcome<{ checked: number }>> {
  return write(db, async (tx) => {
    const company = await companyBySlug(tx, to);
    const [known] = await tx.select().from(companyDomains).where(eq(companyDomains.domain, domain));
    if (!company || !known) return refused('not-found');
    const row = { companyId: company.id, source: 'administrator' as const, addedAt: now };
    await tx.update(companyDomains).set(row).where(eq(companyDomains.domain, domain));
    const checked = known.companyId === company.id ? 0 : await doubtThoseProvedBy(tx, known.companyId, domain, now);
    const event = { action: 'companies.move-domain' as const, subjectId: company.id, companyId: company.id };
    await tell(tx, { now, actor: visitor }, event);
    return done({ checked });
  });
}

/** The administrator takes a domain away from a company; who spoke for it because of it is checked. Refuses not-found. */
export function removeDomain(
  db: Database,
  { domain, now }: { domain: string; now: Date },
): Promise<Outcome<{ checked: number }>> {
  return write(db, async (tx) => {
    const [known] = await tx.delete(companyDomains).where(eq(companyDomains.domain, domain)).returning();
    if (!known) return refused('not-found');
    const { companyId } = known;
    const checked = await doubtThoseProvedBy(tx, companyId, domain, now);
    await tell(tx, { now, actor: visitor }, { action: 'companies.remove-domain', subjectId: companyId, companyId });
    return done({ checked });
  });
}

async function doubtThoseProvedBy(tx: Transaction, companyId: string, domain: string, now: Date): Promise<number> {
  const because = 'domain-moved' as const;
  const checked = await beginChecks(tx, await provedBy(tx, companyId, domain), { because, now });
  for (const id of checked) {
    await holdReports(tx, id);
    await refreshRepliedTo(tx, id, now);
  }
  return checked.length;
}
