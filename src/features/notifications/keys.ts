// How the keys begin under which mails and lines of digests are told once, and taken back (`takeBack`).

/** Of everything about a case that its company gets, and of reminders to either side. */
export const caseKey = (caseId: string) => `case:${caseId}:`;

/** Of the news of a case for its followers. */
export const newsKey = (caseId: string) => `follows:${caseId}:`;

/** Of everything that goes to a contact address. */
export const addressKey = (contactId: string) => `contact:${contactId}:`;

/** Of what goes to a contact address about one case. */
export const addressCaseKey = (contactId: string, caseId: string) => `${addressKey(contactId)}${caseId}:`;

/** The contact address to which a mail with this key goes; null for a mail to anybody else. */
export function addressOfKey(key: string): string | null {
  return /^contact:([^:]+):/.exec(key)?.[1] ?? null;
}
