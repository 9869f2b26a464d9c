import type { Receipt } from '#src/features/log/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { limited } from '#src/lib/limits.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Locale, Situation } from '#src/lib/situation.ts';
import { issueDossier } from './dossier/commands.ts';
import { contentOf, type ReadableFile } from './dossier/content.ts';
import type { DossierOrder } from './dossier/order.ts';
import { keptPrint, print } from './printing/queue.ts';
import { caseReceipt } from './receipt.ts';

/** The order for the dossier of a case on a day. */
export function dossierOrder(
  file: ReadableFile,
  locale: Locale,
  today: Day,
  receipt: Receipt | null = null,
): DossierOrder {
  const { hash } = contentOf(file);
  return {
    file,
    hash,
    locale,
    today,
    addresses: {
      case: absolute(paths.case(locale, { number: file.number, title: '' })),
      verify: absolute(paths.verify(locale, hash)),
      receipt: absolute(paths.logReceipt(locale)),
      history: absolute(paths.caseHistory(locale, { number: file.number, title: '' })),
    },
    receipt: receipt && { number: receipt.number, json: `${JSON.stringify(receipt, null, 2)}\n` },
    own: [],
  };
}

/**
 * The dossier of a case as PDF, issued: its hash is on record afterwards. `asker`: IP number of who asks. A print that
 * is kept costs nothing and is not counted. Refuses: too-often (also `press-busy`), not-found (ended meanwhile).
 */
export async function publicDossier(
  situation: Situation,
  file: ReadableFile,
  today: Day,
  asker: string,
): Promise<Outcome<Uint8Array>> {
  const receipt = await caseReceipt(situation.db, file.number);
  const order = dossierOrder(file, situation.locale, today, receipt);
  // The same line may be proved in a larger tree by the next one: what is kept holds all the same.
  const key = [order.hash, receipt?.number, situation.locale, today].join(' ');
  const kept = keptPrint(key);
  if (kept) return done(kept);
  if (await limited(situation.db, 'print', asker)) return refused('too-often');
  const printed = await print({ kind: 'dossier', order }, key);
  if (!printed.ok) return printed;
  const issued = await issueDossier(situation, file.number, order.hash);
  return issued.ok ? printed : issued;
}
