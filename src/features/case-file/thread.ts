import type { Signer } from '#src/features/cases/index.ts';
import type { Intent, VerdictContent } from '#src/features/cases/lists.ts';

/** One contribution to the thread under a case. */
export interface ThreadItem {
  id: string;
  kind: 'reply' | 'answer';
  signedName: string;
  signedJobTitle: string;
  signedCompany: string;
  /** Law firm or agency of somebody from outside; empty and null otherwise. */
  signedFirm: string;
  signedFirmKind: 'law-firm' | 'agency' | null;
  intent: Intent | null;
  text: string;
  publishedAt: Date;
  /** When its words were last corrected; null: never. */
  correctedAt: Date | null;
  /** What is known today of the person who signed it; null for the author and where nothing has to be said. */
  signer: 'checking' | 'refused' | 'ended' | null;
  verdict: { content: VerdictContent; boilerplate: boolean; text: string; givenAt: Date } | null;
}

/** A row of the thread as it is shown: of who signed it only what has to be said. */
export function threadItem<Row extends { representative: SignerRow | null }>({ representative, ...item }: Row) {
  const isEnded = representative !== null && representative.endedAt !== null && representative.replacedAt === null;
  const doubt = representative?.refusedAt ? 'refused' : representative?.checkingSince ? 'checking' : null;
  const signer: ThreadItem['signer'] = doubt ?? (isEnded ? 'ended' : null);
  return { ...item, signer };
}

type SignerRow = Signer & { endedAt: Date | null; replacedAt: Date | null };
