import type { Database } from '#db/client.ts';
import { answerChallenge, challengeCase, proveCase } from '#src/features/challenges/commands.ts';
import { type ChallengeDecision, decideChallenge, forwardProof } from '#src/features/challenges/deciding.ts';
import { transferCase } from '#src/features/challenges/transferring.ts';
import { newId } from '#src/lib/crypto.ts';
import type { Day } from '#src/lib/dates.ts';
import type { Situation } from '#src/lib/situation.ts';
import {
  aCompany,
  aModerator,
  anOpenCase,
  aRepresentative,
  type RepresentativePerson,
  situationOf,
  today,
} from '#tests/factories.ts';
import { must } from '../drafts/writing.ts';

/** What a decision about a challenge needs to say. */
export const reasoned = {
  rule: 'Regeln der Seite: nur eigene Kundenfälle',
  facts: 'Die Auftragsbestätigung liegt vor.',
  reason: 'Der Kauf ist belegt.',
};

/** A case of which its company says on a day that it is no customer's. */
export async function aChallengedCase(
  db: Database,
  given: Parameters<typeof anOpenCase>[1] & { representative?: RepresentativePerson; on?: Day } = {},
) {
  const { representative: known, on = today, ...ofCase } = given;
  const theCase = await anOpenCase(db, ofCase);
  const representative = known ?? (await aRepresentative(db, { company: theCase.company }));
  const challengeId = newId();
  const { number } = theCase;
  const text = 'Zu diesem Namen gibt es bei uns keine Bestellung.';
  must(await challengeCase(situationOf(representative, on), { id: challengeId, number, claim: 'not-customer', text }));
  return { ...theCase, challengeId, representative };
}

export const decided = (situation: Situation, id: string, result: ChallengeDecision['result']) =>
  decideChallenge(situation, { id, result, ...reasoned });

/** Everything that one person can do about challenges: in their own case, for a company, as a moderator. */
export async function challengesFor(db: Database, moderating: Situation): Promise<void> {
  const { actor } = moderating;
  const author = { db, userId: actor.userId ?? '', email: '', actor };
  const own = await aChallengedCase(db, { author });
  must(await proveCase(moderating, { id: own.challengeId, text: 'Bestellung 4711 vom 3. März.' }));
  const moved = await aChallengedCase(db, { author });
  const { name } = await aCompany(db);
  must(await transferCase(moderating, { id: moved.challengeId, number: moved.number, company: name }));
  const theirs = await aChallengedCase(db);
  const text = 'Eine Bestellung aus dem März über 80 Euro.';
  must(await proveCase(situationOf(theirs.author), { id: theirs.challengeId, text: 'Bestellung 17.' }));
  must(await forwardProof(moderating, { id: theirs.challengeId, text }));
  const { companyId, representativeId } = await aRepresentative(db);
  const speaking = { ...moderating, actor: { ...actor, represents: [{ companyId, representativeId }] } };
  const company = { id: companyId, slug: '', name: '', domain: '' };
  const representative = { ...author, companyId, representativeId, actor: speaking.actor };
  const against = await aChallengedCase(db, { company, representative });
  must(await proveCase(situationOf(against.author), { id: against.challengeId, text: 'Bestellung 18.' }));
  must(await forwardProof(situationOf(await aModerator(db)), { id: against.challengeId, text }));
  must(await answerChallenge(speaking, { id: against.challengeId, text: 'Damit finden wir sie.' }));
}
