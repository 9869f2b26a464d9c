import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { examinations, moderatorQuestions, notices } from '#db/schema/index.ts';
import { domainsOf, proofOf, representativeContacts } from '#src/features/companies/index.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import { keyedHash, newId, seal, sha256 } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { mailboxOf } from '#src/lib/mailbox.ts';
import { shareOf } from '#src/lib/networks.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { belongsTo, type Situation } from '#src/lib/situation.ts';
import { moderationCan, noticeCan } from '../can.ts';
import type { Category, Ground, NotifierKind, Reportable } from '../lists.ts';
import { nextNumber } from '../numbers.ts';
import { type FoundPiece, publicPiece } from '../pieces.ts';
import { mayBeAnonymous, namesBreach, questionEnds } from '../rules.ts';
import { type NoticeWords, openNotice, sealNotice } from '../sealed.ts';
import { noticeToken } from './address.ts';

export interface NoticeInput extends NoticeWords {
  /** Of the form: the same words sent twice by it are one notice. */
  id: string;
  piece: { kind: Reportable; id: string };
  ground: Ground;
  category: Category;
  notifier: NotifierKind;
  goodFaith: boolean;
  /** Life or limb of a person is threatened. */
  isUrgent: boolean;
}

/** From where it came, and whether a mail to that mailbox may go out: what others sent there never refuses a notice. */
interface From {
  ip: string;
  withMail: boolean;
}

export interface Given {
  number: string;
  /** Opens the status page. */
  token: string;
}

/**
 * Somebody says that a public piece is unlawful or against the rules (DSA Art. 16). It joins what else is said about that
 * piece and not decided; the receipt goes out at once. One that names no breach is asked once what it means.
 * Refuses: not-found (nobody can read the piece), invalid (no explanation, no good faith, no name or address where they are
 * needed, a passage that the piece does not say).
 */
export function giveNotice(situation: Situation, input: NoticeInput, from: From): Promise<Outcome<Given>> {
  return write(situation.db, async (tx) => {
    if (!moderationCan.giveNotice()) return refused('not-allowed');
    const [sent] = await tx.select().from(notices).where(eq(notices.id, input.id));
    if (sent && isSameNotice(sent.sealed, input)) return done({ number: sent.number, token: noticeToken(sent.id) });
    // Whoever comes with an id that is taken and other words gets no link to what somebody else wrote.
    const id = sent ? newId() : input.id;
    const token = noticeToken(id);
    const fault = faultOf(input);
    if (fault) return refused('invalid', fault);
    const piece = await publicPiece(tx, input.piece);
    if (!piece) return refused('not-found');
    if (!says(piece, input.passage)) return refused('invalid', { field: 'passage', reason: 'not-in-piece' });
    const examinationId = await openExamination(tx, situation, piece, input.isUrgent);
    const number = await nextNumber(tx, 'notice', situation.now);
    await tx.insert(notices).values({
      id,
      number,
      examinationId,
      ground: input.ground,
      category: input.category,
      notifier: await notifierOf(tx, situation, input, piece.companyId),
      sealed: sealNotice(input),
      notifierKey: keyedHash(`notifier ${input.email ? mailboxOf(input.email) : shareOf(from.ip)}`),
      goodFaith: input.goodFaith,
      locale: situation.locale,
      tokenHash: sha256(token),
      givenAt: situation.now,
    });
    const isAsked = !input.isUrgent && !namesBreach(input.explanation);
    if (isAsked) {
      await tx.insert(moderatorQuestions).values({
        id: newId(),
        examinationId,
        asked: 'notifier',
        noticeId: id,
        askedAt: situation.now,
      });
    }
    if (input.email && from.withMail) {
      await queueMail(tx, {
        mail: {
          kind: isAsked ? 'notice-asked' : 'notice-received',
          url: absolute(paths.noticeStatus(situation.locale, token)),
          notice: number,
        },
        to: input.email,
        locale: situation.locale,
        dedupeKey: `notice:${id}:received`,
        now: situation.now,
      });
    }
    await tell(tx, situation, {
      action: 'moderation.giveNotice',
      subjectId: id,
      companyId: piece.companyId,
      ...(piece.caseId !== null && { caseId: piece.caseId }),
    });
    return done({ number, token });
  });
}

function isSameNotice(sealed: string, input: NoticeInput): boolean {
  const said = openNotice(sealed);
  return (['passage', 'explanation', 'name', 'email'] as const).every((field) => said[field] === input[field]);
}

/** As whom they give it. Whoever speaks for the company, or writes from its address, is the company, whatever they chose. */
async function notifierOf(
  tx: Transaction,
  { actor }: Situation,
  { notifier, email }: NoticeInput,
  companyId: string,
): Promise<NotifierKind> {
  if (notifier === 'company' || notifier === 'company-lawyer') return notifier;
  if (belongsTo(actor, companyId)) return 'company';
  const mailbox = mailboxOf(email);
  const speaks = (await representativeContacts(tx, companyId)).some((one) => mailboxOf(one.email) === mailbox);
  return speaks || 'domain' in proofOf(email, await domainsOf(tx, companyId)) ? 'company' : notifier;
}

function faultOf(input: NoticeInput): { field: string; reason: string } | null {
  const required = (field: string) => ({ field, reason: 'required' });
  if (input.explanation.trim() === '') return required('explanation');
  if (!mayBeAnonymous(input.category)) {
    if (input.name.trim() === '') return required('name');
    if (input.email === '') return required('email');
  }
  return input.goodFaith ? null : required('goodFaith');
}

const oneSpace = (text: string) => text.replace(/\s+/g, ' ').trim();
const says = ({ words }: FoundPiece, passage: string) =>
  oneSpace(passage) === '' || words.some((text) => oneSpace(text).includes(oneSpace(passage)));

/** The examination of a piece that runs, or a new one. That somebody is in danger is said by one notice for all. */
async function openExamination(
  tx: Transaction,
  { now }: Situation,
  { kind: pieceKind, id: pieceId, caseId, companyId }: FoundPiece,
  isUrgent: boolean,
): Promise<string> {
  const isIt = and(eq(examinations.pieceKind, pieceKind), eq(examinations.pieceId, pieceId));
  const [open] = await tx
    .select({ id: examinations.id })
    .from(examinations)
    .where(and(isIt, isNull(examinations.closedAt)));
  if (open) {
    if (isUrgent) await tx.update(examinations).set({ isUrgent }).where(eq(examinations.id, open.id));
    return open.id;
  }
  const id = newId();
  await tx.insert(examinations).values({ id, pieceKind, pieceId, caseId, companyId, openedAt: now, isUrgent });
  return id;
}

/**
 * A notifier says what the notice means, by the link of its status page. Refuses: not-found, too-late (answered, decided, or
 * more than seven days ago), invalid.
 */
export function answerAsNotifier(
  situation: Situation,
  { token, text }: { token: string; text: string },
): Promise<Outcome<{ number: string }>> {
  return write(situation.db, async (tx) => {
    const [row] = await tx
      .select({ notice: notices, question: moderatorQuestions, closedAt: examinations.closedAt })
      .from(notices)
      .innerJoin(examinations, eq(examinations.id, notices.examinationId))
      .innerJoin(moderatorQuestions, eq(moderatorQuestions.noticeId, notices.id))
      .where(eq(notices.tokenHash, sha256(token)));
    if (!row || !noticeCan.answer(token, row.notice)) return refused('not-found');
    const { notice, question, closedAt } = row;
    if (text.trim() === '') return refused('invalid', { field: 'text', reason: 'required' });
    const ends = questionEnds({ askedAt: question.askedAt.getTime(), answeredAt: null });
    if (question.answeredAt !== null || closedAt !== null || ends <= situation.now.getTime())
      return refused('too-late');
    await tx
      .update(moderatorQuestions)
      .set({ answeredAt: situation.now, answerSealed: seal(text) })
      .where(eq(moderatorQuestions.id, question.id));
    await tell(tx, situation, { action: 'moderation.answer', subjectId: question.id });
    return done({ number: notice.number });
  });
}
