import type { Database } from '#db/client.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { answerPressure, type ReportInput, reportPressure, sayWhy } from '#src/features/pressure/commands.ts';
import { decidePressure, hearCompany, type PressureDecision } from '#src/features/pressure/deciding.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import type { Situation } from '#src/lib/situation.ts';
import { aModerator, anOpenCase, aRepresentative, type Person, situationOf, today } from '#tests/factories.ts';
import { must } from '../drafts/writing.ts';

/** Words that stand nowhere else. */
const privateWords = {
  words: 'Mirabellenmus: Sie zeigen mich an.',
  evidence: 'Pfirsichkompott: binnen drei Tagen.',
};

export const aReport = (number: string, given: Partial<ReportInput> = {}): ReportInput => ({
  ...{ id: newId(), number, kind: 'threat', happenedOn: addDays(today, -2), way: 'letter', sender: 'lawyer' },
  ...privateWords,
  ...{ mayShow: false, isTrue: true },
  ...given,
});

/** A case whose author has reported pressure, and somebody who speaks for the company. */
export async function aReportedCase(
  db: Database,
  {
    on = today,
    withRepresentative = true,
    ...given
  }: Partial<ReportInput> & { on?: Day; withRepresentative?: boolean } = {},
) {
  const theCase = await anOpenCase(db);
  const representative = withRepresentative ? await aRepresentative(db, { company: theCase.company }) : null;
  const report = aReport(theCase.number, given);
  must(await reportPressure(situationOf(theCase.author, on), report));
  return { ...theCase, reportId: report.id, representative };
}

/** What a decision about it needs to say. */
export const reasons = {
  rule: 'Regeln der Seite: kein Druck',
  facts: 'Das Schreiben liegt vor.',
  reason: 'Das Schreiben kündigt eine Anzeige an, falls der Fall stehen bleibt.',
};

export const decides = (situation: Situation, id: string, result: PressureDecision['result'], decisionId = newId()) =>
  decidePressure(situation, { id, decisionId, result, ...reasons });

/** Everything that one person can do about pressure: in their own case, as a moderator, for a company. */
export async function presses(db: Database, person: Person): Promise<void> {
  const situation = situationOf(person);
  const own = await anOpenCase(db, { author: person });
  must(await reportPressure(situation, aReport(own.number)));
  must(await withdrawCase(situation, { number: own.number, reason: '' }));
  must(await sayWhy(situation, { number: own.number, why: 'pressed', words: '' }));
  const moderating = { ...situation, actor: { ...person.actor, isModerator: true } };
  const { reportId: id } = await aReportedCase(db);
  must(await hearCompany(moderating, { id, text: '' }));
  const { companyId, representativeId } = await aRepresentative(db);
  const theirs = await anOpenCase(db, { company: { id: companyId, slug: '', name: '', domain: '' } });
  const report = aReport(theirs.number);
  must(await reportPressure(situationOf(theirs.author), report));
  must(await hearCompany(situationOf(await aModerator(db)), { id: report.id, text: '' }));
  const speaking = { ...situation, actor: { ...person.actor, represents: [{ companyId, representativeId }] } };
  must(await answerPressure(speaking, { id: report.id, text: 'Davon wissen wir nichts.' }));
}
