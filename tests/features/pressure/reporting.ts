import type { Database } from '#db/client.ts';
import { type ReportInput, reportPressure } from '#src/features/pressure/commands.ts';
import { decidePressure, type PressureDecision } from '#src/features/pressure/deciding.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import type { Situation } from '#src/lib/situation.ts';
import { anOpenCase, aRepresentative, situationOf, today } from '#tests/factories.ts';
import { must } from '../drafts/writing.ts';

/** Words that stand nowhere else. */
export const privateWords = {
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
