import type { PublicEvidence } from '#src/features/evidence/index.ts';

/** The files of a case as everybody sees them: of an entry whose words are hidden by a decision, no file is shown either. */
export function seenAt(
  rows: readonly PublicEvidence[],
  entries: readonly { id: string; hiddenBy: string | null }[],
): PublicEvidence[] {
  const hidden = new Set(entries.filter(({ hiddenBy }) => hiddenBy !== null).map(({ id }) => id));
  return rows.map((row) => (hidden.has(row.entryId) ? { ...row, copyPublic: null } : row));
}
