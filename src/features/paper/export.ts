import { and, asc, eq, isNull, like, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { type Action, type Correction, cases, events, users } from '#db/schema/index.ts';
import { caseContacts } from '#src/features/reminders/index.ts';
import { allKept } from '#src/features/unfinished/index.ts';
import { dayAndTime } from '#src/i18n/formats.ts';
import { translator } from '#src/i18n/index.ts';
import { isCorrectionOf } from '#src/lib/events.ts';
import { limited } from '#src/lib/limits.ts';
import { type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { issueDossier } from './dossier/commands.ts';
import { contentOf, type ReadableFile } from './dossier/content.ts';
import { dossierOrder } from './issue.ts';
import { print } from './printing/queue.ts';
import { caseReceipt } from './receipt.ts';

/** What is stored about the author of a case and stands nowhere in public. */
export interface PrivateData {
  account: { email: string; language: string; createdAt: Date };
  begunAt: Date;
  submittedAt: Date | null;
  /** Addresses at which the author wanted the company to be told. */
  contacts: { email: string; addedAt: Date; endedAt: Date | null }[];
  /** Everything the person did, in this case (its number) and elsewhere. */
  acts: { action: Action; at: Date; case: string | null }[];
  /** What the person typed and has not sent, by page. */
  unfinished: { page: string; savedAt: Date; fields: Record<string, string> }[];
}

/** A public change as it is stored: what was taken out of it as personal data is gone here too. */
interface PublicChange {
  action: Action;
  at: Date;
  particulars: Correction | null;
}

/** For the author of case `number` alone: null for anybody else. */
async function privateData(db: Database, number: string, userId: string | null): Promise<PrivateData | null> {
  if (userId === null) return null;
  const [row] = await db
    .select({ id: cases.id, begunAt: cases.createdAt, submittedAt: cases.submittedAt, account: users })
    .from(cases)
    .innerJoin(users, eq(users.id, cases.authorId))
    .where(and(eq(cases.number, number), eq(cases.authorId, userId)));
  if (!row) return null;
  const contacts = await caseContacts(db, number);
  const acts = await db
    .select({ action: events.action, at: events.at, case: cases.number })
    .from(events)
    .leftJoin(cases, eq(cases.id, events.caseId))
    // Before they had an account they wrote this case as a visitor.
    .where(
      or(
        eq(events.actor, userId),
        and(eq(events.caseId, row.id), isNull(events.actor), like(events.action, 'drafts.%')),
      ),
    )
    .orderBy(asc(events.at), asc(events.id));
  const { email, locale: language, createdAt } = row.account;
  return {
    account: { email, language, createdAt },
    begunAt: row.begunAt,
    submittedAt: row.submittedAt,
    // What the administration entered for all cases of a company belongs to nobody here.
    contacts: contacts.flatMap(({ email, addedAt, ended }) =>
      email === null ? [] : [{ email, addedAt, endedAt: ended?.at ?? null }],
    ),
    acts,
    unfinished: (await allKept(db, `user:${userId}`)).map(({ page, savedAt, typed }) => ({
      page,
      savedAt,
      fields: Object.fromEntries(typed),
    })),
  };
}

/**
 * The whole case as JSON: public content with its hash and everything that was changed in it, and what only the author may
 * see. Null for anybody else.
 */
export async function ownExport(situation: Situation, file: ReadableFile): Promise<string | null> {
  const data = await privateData(situation.db, file.number, situation.actor.userId);
  if (!data) return null;
  const { json, hash } = contentOf(file);
  const changes = await publicChanges(situation.db, file.number);
  return JSON.stringify({ public: { sha256: hash, content: JSON.parse(json), changes }, private: data }, null, 2);
}

function publicChanges(db: Database, number: string): Promise<PublicChange[]> {
  return db
    .select({ action: events.action, at: events.at, particulars: events.particulars })
    .from(events)
    .where(isCorrectionOf(sql`(select ${cases.id} from ${cases} where ${cases.number} = ${number})`))
    .orderBy(asc(events.at), asc(events.id));
}

/** The dossier with a page of private data. Refuses: not-allowed for anybody but the author, too-often (`press-busy`). */
export async function ownDossier(
  situation: Situation,
  file: ReadableFile,
  today: string,
): Promise<Outcome<Uint8Array>> {
  const data = await privateData(situation.db, file.number, situation.actor.userId);
  if (!data || situation.actor.userId === null) return refused('not-allowed');
  if (await limited(situation.db, 'print', situation.actor.userId)) return refused('too-often');
  const t = translator(situation.locale);
  const moment = (at: Date) => dayAndTime(situation.locale, at);
  const order = dossierOrder(file, situation.locale, today, await caseReceipt(situation.db, file.number));
  const own = [
    { label: t('paper.own.email'), text: data.account.email },
    { label: t('paper.own.since'), text: moment(data.account.createdAt) },
    { label: t('paper.own.begun'), text: moment(data.begunAt) },
    ...(data.submittedAt ? [{ label: t('paper.own.submitted'), text: moment(data.submittedAt) }] : []),
    ...data.contacts.map(({ email, addedAt }) => ({
      label: t('paper.own.contact'),
      text: t('paper.own.contactLine', { email, day: moment(addedAt) }),
    })),
  ];
  const printed = await print({ kind: 'dossier', order: { ...order, own } }, null);
  if (!printed.ok) return printed;
  const issued = await issueDossier(situation, file.number, order.hash);
  return issued.ok ? printed : issued;
}
