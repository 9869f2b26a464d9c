import type { Transaction } from '#db/client.ts';
import { takeBack } from '#src/features/notifications/index.ts';

/** How the keys of all mails to followers about one case begin. */
export function newsKey(caseId: string): string {
  return `follows:${caseId}:`;
}

/** When a case becomes a tombstone, what followers have not been told yet is not told any more. */
export function forgetNews(tx: Transaction, caseId: string): Promise<void> {
  return takeBack(tx, newsKey(caseId));
}
