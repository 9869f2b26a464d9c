/** How the keys of all mails to followers about one case begin. */
export function newsKey(caseId: string): string {
  return `follows:${caseId}:`;
}
