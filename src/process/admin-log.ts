import type { Database } from '#db/client.ts';
import { sealedWords } from '#src/features/cases/sealed/words.ts';
import { companyWords, representativeWords } from '#src/features/companies/recorded.ts';
import { walkLog } from '#src/features/log/walk.ts';
import { say, stop } from './said.ts';

/** A part of the help. */
export const logUsage = `npm run admin -- verify-log                       walks the public log: leaves, tiles, and that everything says what was sealed`;

/** What each subject says today. */
async function wordsOf(db: Database, subjects: readonly string[]): Promise<Map<string, string>> {
  const idsOf = (kind: string) =>
    subjects.filter((subject) => subject.startsWith(`${kind}:`)).map((subject) => subject.slice(kind.length + 1));
  const found = new Map<string, string>();
  const caseIds = idsOf('case');
  if (caseIds.length > 0) for (const [id, words] of await sealedWords(db, caseIds)) found.set(`case:${id}`, words);
  for (const [kind, read] of [
    ['company', companyWords],
    ['representative', representativeWords],
  ] as const) {
    for (const id of idsOf(kind)) {
      const words = await read(db, id);
      if (words !== null) found.set(`${kind}:${id}`, words);
    }
  }
  return found;
}

/** Says each fault, and ends with a status that scripts can see when there is one. */
export async function verifyLog(db: Database): Promise<void> {
  const { leaves, sealed, faults } = await walkLog(db, (subjects) => wordsOf(db, subjects));
  for (const fault of faults) say(fault);
  if (faults.length > 0) stop(`The log of ${leaves} leaves does not hold.`);
  say(`${leaves} leaves hold together, and ${sealed} subjects say what their newest leaf sealed.`);
}
