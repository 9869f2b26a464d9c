import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import {
  cases,
  closings,
  companies,
  companyNames,
  entries,
  pressureReports,
  reopenings,
  replies,
  representatives,
  users,
} from '#db/schema/index.ts';
import { isReadable } from '#src/features/cases/rules.ts';
import { factsAbout } from '#src/features/public-facts/index.ts';
import { type Piece, saidForCompany, wordsOfPiece } from '#src/features/redaction/index.ts';
import { isOfCompany, type WordsOfCompany } from '#src/features/redaction/lists.ts';
import { isPressure, type PieceKind, type PressureKind, type Reportable } from './lists.ts';

/** A public piece that was found, and whom a decision about it concerns. */
export interface FoundPiece {
  kind: Reportable;
  id: string;
  /** Null for a company's name. */
  caseId: string | null;
  caseNumber: string | null;
  caseTitle: string;
  companyId: string;
  companyName: string;
  companySlug: string;
  /** Who wrote it; null where nobody did, or the account is closed. */
  writer: { id: string; email: string; locale: 'de' | 'en' } | null;
  /** What it says. */
  words: string[];
}

/** The piece of a case or a company that anybody can read today; null when there is none. */
export async function publicPiece(
  tx: Transaction,
  { kind, id }: { kind: Reportable; id: string },
): Promise<FoundPiece | null> {
  if (kind === 'company-name') {
    const [company] = await tx.select().from(companies).where(eq(companies.id, id));
    if (!company) return null;
    const { id: companyId, name: companyName, slug: companySlug } = company;
    const nowhere = { caseId: null, caseNumber: null, caseTitle: '', writer: null };
    return { kind, id, ...nowhere, companyId, companyName, companySlug, words: await namesOf(tx, id) };
  }
  if (isOfCompany(kind)) return publicOfCompany(tx, { kind, id });
  const caseId = await caseIdOf(tx, { kind, id });
  if (caseId === null) return null;
  const [row] = await tx
    .select({
      caseId: cases.id,
      caseNumber: cases.number,
      caseTitle: cases.title,
      status: cases.status,
      companyId: companies.id,
      companyName: companies.name,
      companySlug: companies.slug,
    })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(eq(cases.id, caseId));
  if (!row || !isReadable(row)) return null;
  const words = await wordsOfPiece(tx, caseId, { kind, id });
  if (words === null) return null;
  const { status: _, ...found } = row;
  return { kind, id, ...found, writer: await writerOf(tx, { kind, id }), words };
}

/** What a company is called, by what else it is found, where it is, and what collections say of it. */
async function namesOf(db: Database | Transaction, companyId: string): Promise<string[]> {
  const [company] = await db
    .select({ name: companies.name, city: companies.city })
    .from(companies)
    .where(eq(companies.id, companyId));
  if (!company) return [];
  const isAlias = and(eq(companyNames.companyId, companyId), eq(companyNames.kind, 'alias'));
  const aliases = await db.select({ name: companyNames.name }).from(companyNames).where(isAlias);
  const { address, phone, website, arbitration } = await factsAbout(db, companyId);
  const facts = [address, phone, website].map((fact) => fact?.text ?? '');
  return [company.name, company.city ?? '', ...aliases.map(({ name }) => name), ...facts, arbitration?.body ?? ''];
}

/** Words of a company outside of a case; of somebody who was refused it shows none. */
async function publicOfCompany(tx: Transaction, { kind, id }: WordsOfCompany): Promise<FoundPiece | null> {
  const said = await saidForCompany(tx, { kind, id });
  if (!said) return null;
  const [row] = await tx
    .select({ company: companies, endedAt: representatives.endedAt, refusedAt: representatives.refusedAt })
    .from(representatives)
    .innerJoin(companies, eq(companies.id, said.companyId))
    .where(eq(representatives.id, said.representativeId));
  if (!row || row.refusedAt !== null || (kind === 'representative' && row.endedAt !== null)) return null;
  const { id: companyId, name: companyName, slug: companySlug } = row.company;
  const place = { caseId: null, caseNumber: null, caseTitle: '', companyId, companyName, companySlug };
  return { kind, id, ...place, writer: await writerOf(tx, { kind, id }), words: Object.values(said.texts) };
}

/** What a piece of a case says today, a company's name included; empty where nothing is left of it, and for what is none. */
export async function wordsFor(db: Database | Transaction, { kind, id }: { kind: PieceKind; id: string }) {
  if (kind === 'company-name') return namesOf(db, id);
  if (kind === 'votes' || isPressure(kind)) return [];
  if (isOfCompany(kind)) return Object.values((await saidForCompany(db, { kind, id }))?.texts ?? {});
  const caseId = await caseIdOf(db, { kind, id });
  return caseId === null ? [] : ((await wordsOfPiece(db, caseId, { kind, id })) ?? []);
}

/** The case that a piece is of, or because of which somebody was put under pressure. */
export async function caseIdOf(
  tx: Database | Transaction,
  { kind, id }: Piece | { kind: PressureKind; id: string },
): Promise<string | null> {
  if (isPressure(kind)) {
    const isIt = and(eq(pressureReports.id, id), eq(pressureReports.kind, kind));
    const [report] = await tx.select({ caseId: pressureReports.caseId }).from(pressureReports).where(isIt);
    return report?.caseId ?? null;
  }
  if (kind === 'case' || kind === 'pen-name') return id;
  const { table } = saidIn[kind];
  const [row] = await tx.select({ caseId: table.caseId }).from(table).where(eq(table.id, id));
  return row?.caseId ?? null;
}

/** Where the pieces of a case stand, and when each was said. */
const saidIn = {
  entry: { table: entries, at: entries.recordedAt },
  reply: { table: replies, at: replies.publishedAt },
  answer: { table: replies, at: replies.publishedAt },
  closing: { table: closings, at: closings.closedAt },
  reopening: { table: reopenings, at: reopenings.reopenedAt },
} as const;

/** Since when a piece of a case, or a report in it, can be read: since it was said, and not before the case was published; else null. */
export async function publicSince(
  tx: Transaction,
  { kind, id }: Piece | { kind: PressureKind; id: string },
  caseId: string | null,
): Promise<Date | null> {
  const isIt = eq(cases.id, caseId ?? '');
  const [row] = await tx.select({ publishedAt: cases.publishedAt }).from(cases).where(isIt);
  if (!row?.publishedAt || kind === 'case' || kind === 'pen-name' || isPressure(kind)) return row?.publishedAt ?? null;
  const { table, at } = saidIn[kind];
  const [said] = await tx.select({ at }).from(table).where(eq(table.id, id));
  return said && said.at > row.publishedAt ? said.at : row.publishedAt;
}

/** Who wrote a piece, or reported pressure, whether it can still be read or not; null for a company's name and for votes. */
export async function writerOf(
  tx: Database | Transaction,
  { kind, id }: { kind: PieceKind; id: string },
): Promise<FoundPiece['writer']> {
  if (kind === 'company-name' || kind === 'votes') return null;
  if (isOfCompany(kind)) return speakerOf(tx, (await saidForCompany(tx, { kind, id }))?.representativeId ?? '');
  if (kind === 'reply') return signerOf(tx, id);
  const caseId = await caseIdOf(tx, { kind, id });
  const [author] = await tx
    .select({ id: users.id, email: users.email, locale: users.locale })
    .from(cases)
    .innerJoin(users, eq(users.id, cases.authorId))
    .where(eq(cases.id, caseId ?? ''));
  return author ?? null;
}

async function speakerOf(tx: Database | Transaction, id: string): Promise<FoundPiece['writer']> {
  const [speaker] = await tx
    .select({ id: users.id, email: users.email, locale: users.locale })
    .from(representatives)
    .innerJoin(users, eq(users.id, representatives.userId))
    .where(eq(representatives.id, id));
  return speaker ?? null;
}

async function signerOf(tx: Database | Transaction, replyId: string): Promise<FoundPiece['writer']> {
  const [signer] = await tx
    .select({ id: users.id, email: users.email, locale: users.locale })
    .from(replies)
    .innerJoin(representatives, eq(representatives.id, replies.representativeId))
    .innerJoin(users, eq(users.id, representatives.userId))
    .where(eq(replies.id, replyId));
  return signer ?? null;
}
