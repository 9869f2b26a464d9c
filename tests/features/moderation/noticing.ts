import type { Database } from '#db/client.ts';
import type { DecisionInput } from '#src/features/moderation/decisions/commands.ts';
import { giveNotice, type NoticeInput } from '#src/features/moderation/notices/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import type { Situation } from '#src/lib/situation.ts';
import { situationOfVisitor, today } from '#tests/factories.ts';

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
