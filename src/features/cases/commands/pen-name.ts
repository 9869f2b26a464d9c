import { fold } from '#src/lib/text.ts';

/** What is wrong with the name under which the author writes; null when nothing is. */
export function penNameFault(penName: string, companyName: string): string | null {
  if (/\S@\S+\.\S/.test(penName)) return 'name-is-address';
  return companyName !== '' && fold(penName) === fold(companyName) ? 'name-is-company' : null;
}
