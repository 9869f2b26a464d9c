import { isSameName } from '#src/features/companies/index.ts';
import { fold, searchKey } from '#src/lib/text.ts';

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
  const key = ` ${searchKey(penName)} `;
  if (key.replaceAll(' ', '').includes(site) || offices.test(fold(penName))) return 'name-is-site';
  if (company !== '' && seemsToBe(penName, company)) return 'name-is-company';
  const isPerson = (name: string) =>
    searchKey(name)
      .split(' ')
      .every((word) => key.includes(` ${word} `));
  return representatives.some(isPerson) ? 'name-is-representative' : null;
}

function seemsToBe(penName: string, company: string): boolean {
  if (isSameName(penName, company)) return true;
  const words = searchKey(company)
    .replace(/ (gmbh|ag|se|kg|ug|ohg|ev|eg|ek|ltd|inc|co kg|gmbh co kg|gmbh und co kg)$/, '')
    .split(' ')
    .filter((word) => word !== 'und');
  const written = searchKey(penName).split(' ');
  const has = words[0] !== '' && words.every((word) => written.includes(word));
  return has && (words.length > 1 || companyWords.test(fold(penName)));
}
