import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { appointments, examinations } from '#db/schema/index.ts';
import {
  confirmDecision,
  type DecisionInput,
  decide,
  dropDecision,
} from '#src/features/moderation/decisions/commands.ts';
import { giveNotice, type NoticeInput } from '#src/features/moderation/notices/commands.ts';
import { answerQuestion, askAuthor } from '#src/features/moderation/questions.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import {
  aModerator,
  anAnsweredCase,
  anOpenCase,
  type Person,
  situationOf,
  situationOfVisitor,
  today,
} from '#tests/factories.ts';
import { challengesFor } from '../challenges/challenging.ts';
import { must } from '../drafts/writing.ts';

/** A notice as its form gives it, concrete enough. */
export function aNotice(piece: NoticeInput['piece'], changed: Partial<NoticeInput> = {}): NoticeInput {
  return {
    ...{ id: newId(), piece, passage: '', isUrgent: false, goodFaith: true, notifier: 'reader' },
    ...{ ground: 'DECISION_GROUND_ILLEGAL_CONTENT', category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH' },
    ...{ name: 'Kim Beispiel', email: 'kim@kanzlei.example' },
    explanation: 'Unser Techniker war am 3. März um 14 Uhr dort; der unterschriebene Arbeitsbericht liegt uns vor.',
    ...changed,
  };
}

export const notify = (
  db: Database,
  input: NoticeInput,
  day = today,
  situation: Situation = situationOfVisitor(db, day),
) => giveNotice(situation, input, { ip: '203.0.113.7', withMail: true });

/** A decision as the desk gives it. */
export function aDecision(
  piece: DecisionInput['piece'],
  measure: DecisionInput['measure'],
  changed: Partial<DecisionInput> = {},
): DecisionInput {
  return {
    ...{ id: newId(), kind: 'notice', piece, measure, passage: '' },
    ...{ ground: 'DECISION_GROUND_ILLEGAL_CONTENT', category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH' },
    ...{
      rule: '§ 186 StGB',
      facts: 'Der Arbeitsbericht trägt eine Unterschrift.',
      reason: 'Die Aussage ist widerlegt.',
    },
    ...changed,
  };
}

/** A notice, a question and its answer, and every kind of decision. */
export async function moderates(db: Database, person: Person): Promise<void> {
  const moderating = { ...situationOf(person), actor: { ...person.actor, isModerator: true } };
  const other = await aModerator(db);
  await appoint(db, { userId: person.userId, role: 'moderator', appointedBy: 'test', appointedAt: moderating.now });
  const [own, theirs] = [await anOpenCase(db, { author: person }), await anAnsweredCase(db)];
  must(await notify(db, aNotice({ kind: 'case', id: own.id }), today, moderating));
  const [examination] = await db.select().from(examinations);
  const ask = { examinationId: examination?.id ?? '', text: 'Stimmt das?' };
  const question = must(await askAuthor(situationOf(other), ask));
  must(await answerQuestion(moderating, { id: question.id, text: 'Ja.' }));
  const piece = { kind: 'case' as const, id: theirs.id };
  // Whoever reports something decides nothing about it.
  must(await notify(db, aNotice(piece, { notifier: 'company' })));
  const [another] = await db.select().from(examinations).where(eq(examinations.caseId, theirs.id));
  must(await askAuthor(moderating, { ...ask, examinationId: another?.id ?? '' }));
  must(await decide(moderating, aDecision({ kind: 'reply', id: theirs.replyId }, 'hide')));
  must(await decide(moderating, aDecision(piece, 'blacken', { passage: theirs.title })));
  must(await decide(moderating, aDecision(piece, 'end-writing')));
  for (const look of [dropDecision, confirmDecision]) {
    const removal = aDecision(piece, 'remove');
    must(await decide(situationOf(other), removal));
    must(await look(moderating, removal));
  }
  await challengesFor(db, moderating);
  await dismiss(db, person);
}

export const dismiss = (db: Database, { userId }: Person) =>
  write(db, async (tx) => done(await tx.delete(appointments).where(eq(appointments.userId, userId))));

/** Appoints somebody. */
export const appoint = (db: Database, row: typeof appointments.$inferInsert) =>
  write(db, async (tx) => done(await tx.insert(appointments).values(row)));
