import { type SQLWrapper, sql } from 'drizzle-orm';
import { cases, replies, statements } from '#db/schema/index.ts';
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
  /** Another reply of the company that says most of its words: in which case, and how many of a hundred. */
  like: { number: string; percent: number } | null;
  /** How many of a hundred of its words the company had saved to say them again; null: fewer than 80. */
  passagePercent: number | null;
  /** The entry that it corrects; null: it is no correction. */
  aboutEntryId: string | null;
  /** That it is one text for many cases: for which incident, and how many cases have it. */
  statement: { incident: string; cases: number } | null;
  verdict: { content: VerdictContent; boilerplate: boolean; text: string; givenAt: Date } | null;
}

/** What is fetched with a row of the thread: where else it was said. */
export const saidElsewhere = ({ likeReplyId, statementId }: { likeReplyId: SQLWrapper; statementId: SQLWrapper }) => ({
  // Columns would get the name of the relation here.
  likeNumber: sql<string | null>`(
    select about.number from ${replies} as other inner join ${cases} as about on about.id = other.case_id
    where other.id = ${likeReplyId}
  )`.as('like_number'),
  incident: sql<
    string | null
  >`(select stated.incident from ${statements} as stated where stated.id = ${statementId})`.as('incident'),
  stated: sql<number | null>`(select stated.cases from ${statements} as stated where stated.id = ${statementId})`.as(
    'stated',
  ),
});

interface Row {
  representative: SignerRow | null;
  likeReplyId: string | null;
  likePercent: number | null;
  statementId: string | null;
  likeNumber: string | null;
  incident: string | null;
  stated: number | null;
}

/** A row of the thread as it is shown: of who signed it only what has to be said. */
export function threadItem<Its extends Row>({ representative, ...row }: Its) {
  const isEnded = representative !== null && representative.endedAt !== null && representative.replacedAt === null;
  const doubt = representative?.refusedAt ? 'refused' : representative?.checkingSince ? 'checking' : null;
  const signer: ThreadItem['signer'] = doubt ?? (isEnded ? 'ended' : null);
  const { likeReplyId: _like, likePercent, likeNumber, statementId: _statement, incident, stated, ...item } = row;
  return {
    ...item,
    signer,
    like: likeNumber === null || likePercent === null ? null : { number: likeNumber, percent: likePercent },
    statement: incident === null ? null : { incident, cases: stated ?? 0 },
  };
}

type SignerRow = Signer & { endedAt: Date | null; replacedAt: Date | null };
