import type { ThreadKind } from '#src/features/cases/lists.ts';

/** Named beside the company that the case is against: it may answer, and counts for nothing. */
export interface NamedCompany {
  name: string;
  /** Empty while it is in no register: before the case that names it is published. */
  slug: string;
  /** What it said, and what the author answered it: apart from the thread of the case, so that nothing counts it. */
  thread: NamedItem[];
}

interface Said {
  id: string;
  /** Empty for the author, as the two below. */
  /** As of a reply in the thread of the case. */
  signer: 'checking' | 'refused' | 'ended' | null;
  signedName: string;
  signedJobTitle: string;
  signedCompany: string;
  signedFirm: string;
  signedFirmKind: 'law-firm' | 'agency' | null;
  text: string;
  publishedAt: Date;
}

export type NamedItem = Said & { kind: 'named-reply' | 'named-answer' };

/** The second company of a case with its part of the thread; null where none is named. */
export function namedOf(row: {
  named: { company: { name: string; slug: string } } | null;
  draft: { newNamedName: string } | null;
  replies: readonly (Said & { kind: ThreadKind })[];
}): NamedCompany | null {
  if (row.named === null)
    return row.draft?.newNamedName ? { name: row.draft.newNamedName, slug: '', thread: [] } : null;
  const thread = row.replies.flatMap(
    ({
      id,
      kind,
      signer,
      signedName,
      signedJobTitle,
      signedCompany,
      signedFirm,
      signedFirmKind,
      text,
      publishedAt,
    }) => {
      if (kind !== 'named-reply' && kind !== 'named-answer') return [];
      const signed = { signer, signedName, signedJobTitle, signedCompany, signedFirm, signedFirmKind };
      return [{ id, kind, ...signed, text, publishedAt } satisfies NamedItem];
    },
  );
  return { ...row.named.company, thread };
}
