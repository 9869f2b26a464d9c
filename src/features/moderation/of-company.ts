import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { causes, companies, complaintContacts, decisions, examinations, representatives } from '#db/schema/index.ts';
import { wordsOfCompany } from '#src/features/redaction/lists.ts';
import { blackenedAt } from './blackened.ts';
import { earlier, isAppealed, type ListedPiece, type Trace, traceOf } from './queries.ts';

/** As a reader sees it: nothing of somebody who, as an administrator found, never spoke for the company. */
const bySpeaker = isNull(representatives.refusedAt);

/** What a company says of itself where no case is: its name, causes and measures, where complaints go, and who speaks for it. */
export async function piecesOfCompany(
  db: Database,
  slug: string,
): Promise<{ title: string; summary: string; companyName: string; pieces: ListedPiece[] } | null> {
  const ofCompany = sql`(select ${companies.id} from ${companies} where ${companies.slug} = ${slug})`;
  const [[company], stated, contacts, speakers] = await db.batch([
    db.select({ id: companies.id, name: companies.name }).from(companies).where(eq(companies.slug, slug)),
    db
      .select({ id: causes.id, cause: causes.cause, measure: causes.measure, at: causes.statedAt })
      .from(causes)
      .innerJoin(representatives, eq(representatives.id, causes.representativeId))
      .where(and(eq(causes.companyId, ofCompany), bySpeaker))
      .orderBy(desc(causes.statedAt)),
    db
      .select({ address: complaintContacts.address, phone: complaintContacts.phone, at: complaintContacts.setAt })
      .from(complaintContacts)
      .innerJoin(representatives, eq(representatives.id, complaintContacts.setBy))
      .where(and(eq(complaintContacts.companyId, ofCompany), bySpeaker)),
    db
      .select()
      .from(representatives)
      .where(and(eq(representatives.companyId, ofCompany), isNull(representatives.endedAt), bySpeaker))
      .orderBy(asc(representatives.verifiedAt)),
  ]);
  if (!company) return null;
  const { id, name } = company;
  return {
    // It tells no story.
    ...{ title: '', summary: '' },
    companyName: name,
    pieces: [
      { kind: 'company-name', id, day: null, at: null, text: name },
      ...stated.map(({ cause, measure, ...one }) => ({
        ...{ kind: 'cause' as const, ...one, day: null, text: `${cause}\n${measure}` },
      })),
      ...contacts.map(({ address, phone, at }) => ({
        ...{ kind: 'complaint-contact' as const, id, day: null, at },
        text: [address, phone].filter(Boolean).join('\n'),
      })),
      ...speakers.map((one) => ({
        ...{ kind: 'representative' as const, id: one.id, day: null, at: one.verifiedAt },
        text: [`${one.firstName} ${one.lastName}`.trim(), one.jobTitle, one.firm].filter(Boolean).join('\n'),
      })),
    ],
  };
}

/** Decisions about words of a company outside of its cases, and whether some are being examined. Part of the batch of a page. */
export function tracesOfCompany(db: Database, companyId: string) {
  return companyTraces(db, { companyId });
}

const kinds = ['company-name', ...wordsOfCompany] as const;

const companyTraces = prepared((db) =>
  db
    .select({
      isExamined: sql<boolean>`exists (
        select 1 from ${examinations} x where x.company_id = ${companies.id} and x.case_id is null and x.closed_at is null
          and x.piece_kind in ${kinds}
      )`.mapWith(Boolean),
      ...{ number: decisions.number, pieceKind: decisions.pieceKind, pieceId: decisions.pieceId },
      ...{ measure: decisions.measure, reason: decisions.reason, effectiveAt: decisions.effectiveAt },
      ...{ blackenedAt: blackenedAt('reason'), appealOf: earlier.number, isAppealed },
      byAnother: sql<boolean>`${earlier.decidedBy} is not ${decisions.decidedBy}`.mapWith(Boolean),
    })
    .from(companies)
    .leftJoin(
      decisions,
      and(
        eq(decisions.companyId, companies.id),
        inArray(decisions.pieceKind, [...kinds]),
        isNotNull(decisions.effectiveAt),
        ne(decisions.measure, 'end-writing'),
      ),
    )
    .leftJoin(earlier, eq(earlier.id, decisions.appealOf))
    .where(eq(companies.id, sql.placeholder('companyId')))
    .orderBy(asc(decisions.effectiveAt), asc(decisions.number)),
);

export interface CompanyTraces {
  traces: Trace[];
  isExamined: boolean;
}

export const companyTracesOf = (rows: Awaited<ReturnType<typeof tracesOfCompany>>): CompanyTraces => ({
  traces: rows.flatMap(traceOf),
  isExamined: rows[0]?.isExamined ?? false,
});
