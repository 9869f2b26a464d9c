import { isSameName } from '#src/features/companies/index.ts';
import { inLatinLetters } from '#src/lib/look-alikes.ts';
import { fold, searchKey, withDoubtfulLetters } from '#src/lib/text.ts';

export type PenNameFault =
  | 'name-is-address'
  | 'name-is-company'
  | 'name-is-representative'
  | 'name-is-office'
  | 'name-is-site';

const site = 'aktenkundig';
/** Whoever decides here is called so, in either language, and whoever has left. */
const offices =
  /\b(moderation(en|s)?|moderator(s|en|in|innen)?|mods?|administrat(ion|oren|ors?|orin)|admins?|redaktion(steam)?|editorial team|editors|betreiber(in)?|ehemaliges mitglied|former member)\b/;
/** Beside the name of a company of one word they say that the company itself writes. */
const companyWords =
  /\b(team|kunden(service|dienst|betreuung)|service|support|presse(stelle)?|customer (care|service)|offiziell|official|vertretung|geschaeftsfuehrung|gmbh|ag|se|kg)\b/;

/** Nobody's name, only what people call those who write for a company. */
const onlyCompanyWords =
  /^(?:(?:das|der|die|ihr|euer|unser|the|your|our) )?(?:team|kunden(?:service|dienst|betreuung|support)|service(?:team)?|support(?:team)?|presse(?:stelle|abteilung)?|customer (?:care|service|support)|geschaeftsfuehrung|management|vorstand|rechtsabteilung|legal department|beschwerdestelle|complaints (?:team|department))$/;

/** Who decides about disputes elsewhere. */
const bodies =
  /\b(bundesnetzagentur|bundeskartellamt|bafin|verbraucher(zentrale|schutz|schlichtungsstelle)|schlichtungsstelle|ombuds(mann|frau|stelle|person|man)|(amts|land|oberlandes|verwaltungs)gericht|bundesgerichtshof|staatsanwaltschaft|polizei|police|ministerium|ministry|gewerbeaufsicht|datenschutzbehoerde|trading standards|ofcom|ofgem)/;

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
  const readings = [...new Set([penName, withDoubtfulLetters(penName, 'l'), withDoubtfulLetters(penName, 'i')])];
  if (readings.some(isOurs)) return 'name-is-site';
  if (readings.some((reading) => bodies.test(fold(inLatinLetters(reading))))) return 'name-is-office';
  if (readings.some((reading) => onlyCompanyWords.test(fold(inLatinLetters(reading))))) return 'name-is-company';
  if (company !== '' && readings.some((reading) => seemsToBe(reading, company))) return 'name-is-company';
  return representatives.some((name) => readings.some((reading) => isPerson(reading, name)))
    ? 'name-is-representative'
    : null;
}

function isOurs(penName: string): boolean {
  const key = searchKey(penName);
  const together = key.replaceAll(' ', '');
  return (
    together.replace(/[l1|]/g, 'i').includes(site) ||
    [key, fold(inLatinLetters(penName))].some((one) => offices.test(one))
  );
}

/** Whether every word of somebody's name stands in it, in whatever order, in one, or the first names by their first letter. */
function isPerson(penName: string, name: string): boolean {
  const written = searchKey(penName).split(' ');
  const words = searchKey(name).split(' ');
  const isWritten = (word: string, index: number) =>
    written.includes(word) || (index === 0 && words.length > 1 && written.includes(word.slice(0, 1)));
  return words.every(isWritten) || written.join('') === words.join('');
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
