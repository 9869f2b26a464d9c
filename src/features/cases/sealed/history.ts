import { asc, eq, isNotNull } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { type Action, cases, companies, events, type LogKind } from '#db/schema/index.ts';
import { append, endsWithHistory, sizeOf } from '#src/features/log/index.ts';
import { writeGently, writeStep } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { logKind, subjectOf } from './record.ts';
import { sealedWords } from './words.ts';

/** What was told of companies before there was a log, as it records it. */
const ofCompanies: Partial<Record<Action, LogKind>> = {
  'companies.prove-claim': 'company.claimed',
  'companies.end-representation': 'company.claim-ended',
  'companies.approve-identity': 'company.identity-approved',
  'companies.refuse-identity': 'company.identity-refused',
  'companies.rename': 'company.renamed',
  'companies.merge': 'company.merged',
};

interface Past {
  kind: LogKind;
  at: Date;
  caseId: string | null;
  caseNumber: string | null;
  company: string | null;
}

/** Leaves whose words are read at once, and which are written in one transaction: whoever serves meanwhile does not wait for long. */
const atOnce = 100;

/**
 * Records what happened in public before there was a log, in order of time, once, and in pieces; one that was broken off is gone on with.
 * Each leaf says that it was recorded at `recordedAt`, and the last one of each case seals what the case says now; what it said before
 * nobody can prove.
 */
export async function recordHistory(db: Database, recordedAt: Date): Promise<void> {
  if (!(await endsWithHistory(db))) return;
  for (let more = true; more; ) {
    const past = await pastOf(db);
    const before = await sizeOf(db);
    for (let size = before; size < past.length; ) size = await recordPiece(db, past, recordedAt);
    // What an older process has told meanwhile is not in the log yet.
    more = (await sizeOf(db)) > before;
  }
}

/** The next of what is past, unless another process has recorded it. How long the log is then; endless where nothing more is to be done. */
async function recordPiece(db: Database, past: readonly Past[], recordedAt: Date): Promise<number> {
  const written = await writeGently(db, async (tx) => {
    const from = await sizeOf(tx);
    if (!(await endsWithHistory(tx))) return done(Number.POSITIVE_INFINITY);
    const to = Math.min(from + atOnce, past.length);
    if (from < to) await recordSome(tx, past, recordedAt, { from, to });
    return done(Math.max(from, to));
  });
  if (!written.ok) throw new Error('what happened before there was a log cannot be recorded');
  return written.value;
}

async function pastOf(tx: Pick<Database, 'select'>): Promise<Past[]> {
  const told = await tx
    .select({
      action: events.action,
      at: events.at,
      caseId: events.caseId,
      caseNumber: cases.number,
      company: companies.slug,
    })
    .from(events)
    .leftJoin(cases, eq(cases.id, events.caseId))
    .leftJoin(companies, eq(companies.id, events.companyId))
    .orderBy(asc(events.at), asc(events.id));
  const past = told.flatMap(({ action, ...one }): Past[] => {
    const kind = logKind(action);
    if (kind !== null) return one.caseNumber === null ? [] : [{ kind, ...one }];
    const ofCompany = ofCompanies[action];
    return ofCompany === undefined || one.company === null ? [] : [{ kind: ofCompany, ...one }];
  });
  // Cases from before events were kept.
  const published = new Set(past.filter(({ kind }) => kind === 'case.published').map(({ caseId }) => caseId));
  const all = await tx
    .select({ caseId: cases.id, caseNumber: cases.number, at: cases.publishedAt, company: companies.slug })
    .from(cases)
    .leftJoin(companies, eq(companies.id, cases.companyId))
    .where(isNotNull(cases.number));
  const untold = all.flatMap(({ at, ...one }): Past[] =>
    at === null || published.has(one.caseId) ? [] : [{ kind: 'case.published', at, ...one }],
  );
  return untold.length === 0 ? past : [...past, ...untold].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/**
 * The same bit by bit, for a demo in which more happens in between: what there is now is recorded up to each moment that the
 * answer is called with.
 */
export async function historyInSteps(db: Database): Promise<(until: Date) => Promise<void>> {
  let past: Past[] = [];
  await writeStep(db, async (tx) => {
    past = await pastOf(tx);
    return done();
  });
  let next = 0;
  return async (until) => {
    const from = next;
    while ((past[next]?.at ?? Number.POSITIVE_INFINITY) <= until) next += 1;
    await writeStep(db, async (tx) => done(await recordSome(tx, past, null, { from, to: next })));
  };
}

async function recordSome(
  tx: Transaction,
  past: readonly Past[],
  recordedAt: Date | null,
  { from, to }: { from: number; to: number } = { from: 0, to: past.length },
): Promise<void> {
  const last = new Map(past.map(({ caseId }, at) => [caseId, at]));
  for (let first = from; first < to; first += atOnce) {
    const some = past.slice(first, Math.min(first + atOnce, to));
    const ended = some.flatMap(({ caseId }, at) =>
      caseId !== null && last.get(caseId) === first + at ? [caseId] : [],
    );
    const words = ended.length === 0 ? new Map<string, string>() : await sealedWords(tx, ended);
    for (const [at, { caseId, ...leaf }] of some.entries()) {
      const content = caseId !== null && last.get(caseId) === first + at ? words.get(caseId) : undefined;
      const seals = caseId !== null && content !== undefined ? { subject: subjectOf(caseId), words: content } : null;
      await append(tx, { ...leaf, ...(recordedAt && { recordedAt }), ...(seals && { seals }) });
    }
  }
}
