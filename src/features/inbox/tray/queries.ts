import { and, asc, desc, eq, isNotNull, ne } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, receivedMails, users } from '#db/schema/index.ts';
import { mailboxOf } from '#src/lib/mailbox.ts';
import { type Letter, letterIn, unread } from '../letters/letter.ts';

/** A mail in the tray of a case. */
export interface TrayLetter extends Letter {
  id: string;
  receivedAt: Date;
  isAutomatic: boolean;
  kind: 'letter' | 'bounce';
  /** The author wrote it, as its sender says. */
  isOwn: boolean;
}

/** One that its author decided about. */
export interface DecidedLetter {
  id: string;
  from: string;
  subject: string;
  receivedAt: Date;
  decidedAt: Date | null;
  state: 'taken' | 'dropped';
  kind: 'letter' | 'bounce';
  isReplied: boolean;
}

export interface Tray {
  /** Those that are shown, the oldest first. */
  letters: TrayLetter[];
  /** Those that come after them. */
  later: number;
  /** Came a moment ago and are not read yet. */
  unread: number;
  decided: DecidedLetter[];
}

/** So many are looked through at once. */
const mostShown = 10;
const mostDecided = 30;

/** What lies in the tray of a case, for its author alone. */
export async function trayOf(db: Database, caseId: string, author: string): Promise<Tray> {
  const ofTray = and(eq(receivedMails.caseId, caseId), eq(receivedMails.via, 'smtp'));
  const waiting = await db
    .select()
    .from(receivedMails)
    .where(and(ofTray, eq(receivedMails.state, 'waiting')))
    .orderBy(asc(receivedMails.receivedAt));
  const decided = await db
    .select()
    .from(receivedMails)
    .where(and(ofTray, ne(receivedMails.state, 'waiting'), isNotNull(receivedMails.decidedAt)))
    .orderBy(desc(receivedMails.decidedAt))
    .limit(mostDecided);
  const read = waiting.filter((mail) => mail.read !== '' || mail.readAt !== null);
  return {
    letters: read.slice(0, mostShown).map(({ read: sealed, id, receivedAt, isAutomatic, kind }) => {
      const letter = sealed === '' ? unread : letterIn(sealed);
      const isOwn = author !== '' && letter.sender !== '' && mailboxOf(letter.sender) === mailboxOf(author);
      return { ...letter, id, receivedAt, isAutomatic, kind, isOwn };
    }),
    later: Math.max(0, read.length - mostShown),
    unread: waiting.length - read.length,
    decided: decided.flatMap(({ id, read: sealed, state, receivedAt, decidedAt, kind, repliedAt }) => {
      if (state === 'waiting') return [];
      const { from, subject } = sealed === '' ? { from: '', subject: '' } : letterIn(sealed);
      return [{ id, from, subject, receivedAt, decidedAt, state, kind, isReplied: repliedAt !== null }];
    }),
  };
}

/** A published case by its number, with the address of its author. */
export async function caseWithAuthor(
  db: Database,
  number: string,
): Promise<{ id: string; number: string; email: string } | null> {
  const [row] = await db
    .select({ id: cases.id, email: users.email })
    .from(cases)
    .innerJoin(users, eq(users.id, cases.authorId))
    .where(eq(cases.number, number));
  return row ? { ...row, number } : null;
}

/** Whether a mail lies in this case. */
export async function isMailOf(db: Database, caseId: string, id: string): Promise<boolean> {
  const [row] = await db
    .select({ id: receivedMails.id })
    .from(receivedMails)
    .where(and(eq(receivedMails.id, id), eq(receivedMails.caseId, caseId)));
  return row !== undefined;
}

/** The signed mails of a case, uploaded ones among them. */
export async function signedMails(db: Database, caseId: string): Promise<Letter[]> {
  const rows = await db
    .select({ read: receivedMails.read })
    .from(receivedMails)
    .where(and(eq(receivedMails.caseId, caseId), eq(receivedMails.isSigned, true)));
  return rows.flatMap(({ read }) => (read === '' ? [] : [letterIn(read)]));
}
