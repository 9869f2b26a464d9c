import { stateCause, takeCauseBack } from '#src/features/causes/commands.ts';
import { endWord, giveWord } from '#src/features/companies/word/commands.ts';
import { removePassage, savePassage } from '#src/features/company-desk/passages/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import type { Situation } from '#src/lib/situation.ts';
import { today } from '#tests/factories.ts';
import { must } from '../../drafts/writing.ts';

/** States the cause of a case and takes it back, keeps a passage and drops it. */
export async function explains(speaking: Situation, number: string): Promise<void> {
  const companyId = speaking.actor.represents[0]?.companyId ?? '';
  const words = { cause: 'Der Stand wurde nicht übernommen.', measure: 'Er wird abgeglichen.', measureOn: today };
  const cause = { number: number, causeId: newId(), known: '', ...words };
  must(await stateCause(speaking, cause));
  must(await takeCauseBack(speaking, cause));
  const passage = { id: newId(), companyId, name: 'Gruß', text: 'Mit freundlichen Grüßen' };
  must(await savePassage(speaking, passage));
  must(await removePassage(speaking, { removePassage: passage.id }));
}

/** Promises something to all customers, and ends it. */
export async function promisesAll(speaking: Situation, speakingAs: string): Promise<void> {
  must(await giveWord(speaking, { speakingAs, kind: 'answer', days: 5 }));
  must(await endWord(speaking, { speakingAs, endKind: 'answer' }));
}
