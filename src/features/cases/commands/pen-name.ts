import { isSameName } from '#src/features/companies/index.ts';
import { inLatinLetters } from '#src/lib/look-alikes.ts';
import { fold, searchKey, withDoubtfulLetters } from '#src/lib/text.ts';

export type PenNameFault = 'name-is-address' | 'name-is-company' | 'name-is-representative' | 'name-is-site';

const site = 'aktenkundig';
/** Whoever decides here is called so, in either language, and whoever has left. */
const offices =
  /\b(moderation|moderator|moderatorin|administrat(ion|or|orin)|admin|ehemaliges mitglied|former member)\b/;
/** Beside the name of a company of one word they say that the company itself writes. */
const companyWords =
  /\b(team|kunden(service|dienst|betreuung)|service|support|presse(stelle)?|customer (care|service)|offiziell|official|vertretung|geschaeftsfuehrung|gmbh|ag|se|kg)\b/;

/**
 * What is wrong with the name under which the author writes; null when nothing is. Names are compared by likeness: that of
 * the company, however it is spelled, or with words around it; those of the people who speak for it; our own. A name of one
 * word is common (Bauer): it may be part of a pen name as long as nothing says that the company writes.
 */
export function penNameFault(
  penName: string,
  { company, representatives = [] }: { company: string; representatives?: readonly string[] },
): PenNameFault | null {
  if (/\S@\S+\.\S/.test(penName)) return 'name-is-address';
  // A letter that looks like another is read as either.
  const readings = [penName, withDoubtfulLetters(penName, 'l'), withDoubtfulLetters(penName, 'i')];
  if (readings.some(isOurs)) return 'name-is-site';
  if (company !== '' && readings.some((reading) => seemsToBe(reading, company))) return 'name-is-company';
  return representatives.some((name) => readings.some((reading) => isPerson(reading, name)))
    ? 'name-is-representative'
    : null;
}

function isOurs(penName: string): boolean {
  const key = searchKey(penName);
  return key.replaceAll(' ', '').includes(site) || offices.test(fold(inLatinLetters(penName)));
}

/** Whether every word of somebody's name stands in it, in whatever order. */
function isPerson(penName: string, name: string): boolean {
  const written = searchKey(penName).split(' ');
  return searchKey(name)
    .split(' ')
    .every((word) => written.includes(word));
}

function seemsToBe(penName: string, company: string): boolean {
  if (isSameName(penName, company)) return true;
  const words = searchKey(company)
    .replace(/ (gmbh|ag|se|kg|ug|ohg|ev|eg|ek|ltd|inc|co kg|gmbh co kg|gmbh und co kg)$/, '')
    .split(' ')
    .filter((word) => word !== 'und');
  const written = searchKey(penName).split(' ');
  const has = words[0] !== '' && words.every((word) => written.includes(word));
  return has && (words.length > 1 || companyWords.test(fold(inLatinLetters(penName))));
}
