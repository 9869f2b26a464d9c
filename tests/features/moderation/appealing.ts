import type { Database } from '#db/client.ts';
import { outbox } from '#db/schema/index.ts';
import { type AppealDecision, appeal, decideAppeal } from '#src/features/moderation/appeals/commands.ts';
import { decide } from '#src/features/moderation/decisions/commands.ts';
import { newId, unseal } from '#src/lib/crypto.ts';
import { aModerator, anAnsweredCase, type Person, situationOf, situationOfVisitor, today } from '#tests/factories.ts';
import { must } from '../drafts/writing.ts';
import { aDecision, appoint, dismiss } from './noticing.ts';

/** What was sent, each with its text. */
export async function letters(db: Database) {
  const rows = await db.select().from(outbox);
  return rows.map(({ kind, sealed, locale }) => ({ kind, locale, ...JSON.parse(unseal(sealed)) }));
}

/** The token of the link in the last mail of that kind to an address. */
export async function linkTo(db: Database, to: string, kind: string): Promise<string> {
  const mail = (await letters(db)).findLast((one) => one.to === to && one.kind === kind);
  return /\/decision\/(\w+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

export const appealBy = (db: Database, token: string, { id = newId(), text = 'Das stimmt nicht.', on = today } = {}) =>
  appeal(situationOfVisitor(db, on), { id, token, text });

/** A decision on an appeal as the desk gives it. */
export const decidesAppeal = (
  by: Person,
  appealOf: string,
  measure: AppealDecision['measure'],
  { on = today, passage = '' } = {},
) => {
  const { kind: _, piece: __, ...given } = aDecision({ kind: 'case', id: 'x' }, measure, { passage });
  return decideAppeal(situationOf(by, on), { ...given, appealOf, reason: 'Auf die Beschwerde neu geprüft.' });
};

/** Somebody's own part in appeals: one made about what they wrote, one decided that brings back what was hidden. */
export async function appeals(db: Database, person: Person): Promise<void> {
  const moderating = { ...person, actor: { ...person.actor, isModerator: true } };
  const theirs = await anAnsweredCase(db);
  const hide = aDecision({ kind: 'reply', id: theirs.replyId }, 'hide');
  must(await decide(situationOf(await aModerator(db)), hide));
  const token = (await letters(db)).findLast(({ kind }) => kind === 'statement')?.text.match(/\/decision\/(\w+)/)?.[1];
  must(await appeal(situationOf(person), { id: newId(), token: token ?? '', text: 'So nicht.' }));
  const appointedAt = situationOf(person).now;
  await appoint(db, { userId: person.userId, role: 'moderator', appointedBy: 'test', appointedAt });
  must(await decidesAppeal(moderating, hide.id, 'keep'));
  await dismiss(db, person);
}
