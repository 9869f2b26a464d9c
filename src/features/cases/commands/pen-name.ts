import { isNameOfSite, isSameName } from '#src/features/companies/index.ts';
import { inLatinLetters } from '#src/lib/look-alikes.ts';
import { fold, searchKey, withDoubtfulLetters } from '#src/lib/text.ts';

export type PenNameFault =
  | 'name-is-address'
  | 'name-is-company'
  | 'name-is-representative'
  | 'name-is-office'
  | 'name-is-site';

/** Whoever decides here is called so, in either language, and whoever has left. */
const offices =
  /\b(moderation(en|s)?|moderator(s|en|in|innen)?|mods?|administrat(ion|oren|ors?|orin)|admins?|redaktion(s|steam)?|editorial team|editors|webmaster|betreiber(in)?|ehemaliges mitglied|former member)\b/;
const officesInOne = /^(?:site|web|forum|system)(?:admin(?:istrator(?:in)?)?|moderator(?:in)?)$/;

/** Beside the name of a company of one word they say that the company itself writes. */
const companyWords =
  /\b(team|kunden(service|dienst|betreuung)|service|support|presse(stelle)?|customer (care|service)|offiziell|official|vertretung|geschaeftsfuehrung|gmbh|ag|se|kg)\b/;

/** What people call those who write for a company, and what stands with it: as `inOne` has them. */
const who =
  'team|service|dienst|betreu(?:ung|er(?:in)?)|berater(?:in)?|support|hotline|helpdesk|zentrale|presse|customer|care|offizielle?[rs]?|official|vertret(?:ung|er(?:in)?)|geschafts(?:fuhrung|fuhrer(?:in)?|leitung)|vorstand|management|mitarbeiter(?:in)?|sprecher(?:in)?|rechtsabteilung|legaldepartment|beschwerde(?:stelle|abteilung)|complaints|ceo|hilft';
const beside =
  'kunden|beschwerde|technischer?|stelle|abteilung|center|department|geprufte[rs]?|das|de[rsmn]|die|ihre?|euer|unser|the|your|our|vom|von|bei|of|at|s|gmbh|ag|se|kg';
const ofCompany = new RegExp(`^(?:${beside})*(?:${who})(?:${who}|${beside})*$`);

/** Who decides about disputes elsewhere. */
const bodies =
  /\b(bundesnetzagentur|bnetza|bundeskartellamt|bafin|verbraucher(zentrale|schutz|schlichtungsstelle)|schlichtungsstelle|ombuds(mann|frau|stelle|person|man)|(amts|land|oberlandes|verwaltungs)gericht|bundesgerichtshof|staatsanwaltschaft|polizei|police|ministerium|ministry|gewerbeaufsicht|datenschutzbehoerde|trading standards|ofcom|ofgem)/;
const bodiesInOne =
  /bundesnetzagentur|bundeskartellamt|verbraucher(?:zentrale|schutz)|schlichtungsstelle|ombuds(?:mann|frau|stelle)|bundesgerichtshof|staatsanwaltschaft|gewerbeaufsicht|datenschutzbehorde/;

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
  if (readings.some((reading) => bodies.test(fold(inLatinLetters(reading))) || bodiesInOne.test(inOne(reading)))) {
    return 'name-is-office';
  }
  if (readings.some((reading) => ofCompany.test(inOne(reading)))) return 'name-is-company';
  if (company !== '' && readings.some((reading) => seemsToBe(reading, company))) return 'name-is-company';
  return representatives.some((name) => readings.some((reading) => isPerson(reading, name)))
    ? 'name-is-representative'
    : null;
}

/** As a name is read in which words are joined or taken apart: "Kunden-Service", "FernrufTeam". */
const inOne = (name: string): string => wordsIn(name).join('');

const wordsIn = (name: string) =>
  searchKey(name)
    .split(' ')
    .filter((word) => word !== 'und');

function isOurs(penName: string): boolean {
  const spelled = [searchKey(penName), fold(inLatinLetters(penName))];
  return isNameOfSite(penName) || officesInOne.test(inOne(penName)) || spelled.some((one) => offices.test(one));
}

/**
 * Whether every word of somebody's name stands in it, in whatever order, or in one; the first names by their first letter, of three
 * or more words any one of them.
 */
function isPerson(penName: string, name: string): boolean {
  const written = searchKey(penName).split(' ');
  const words = searchKey(name).split(' ');
  const missing = words.filter((word) => !written.includes(word));
  const [only = '', ...more] = missing;
  const mayBeShort = words.length > 2 || (words.length > 1 && only === words[0]);
  if (more.length === 0 && (only === '' || (mayBeShort && written.includes(only.slice(0, 1))))) return true;
  return words.some((_, at) => [...words.slice(at), ...words.slice(0, at)].join('') === written.join(''));
}

function seemsToBe(penName: string, company: string): boolean {
  if (isSameName(penName, company)) return true;
  const words = wordsIn(searchKey(company).replace(legalForm, ''));
  const written = wordsIn(penName);
  const has = words[0] !== '' && words.every((word) => written.includes(word));
  if (has && (words.length > 1 || companyWords.test(fold(inLatinLetters(penName))))) return true;
  const [whole, first = ''] = [written.join(''), ...words];
  if (whole === words.join('')) return true;
  // The first word is what people call it by: "Sauerstoff Service" of Sauerstoff Mobil.
  return [words.join(''), ...(first.length > 3 ? [first] : [])].some((name) => {
    const at = name === '' ? -1 : whole.indexOf(name);
    return at >= 0 && ofCompany.test(whole.slice(0, at) + whole.slice(at + name.length));
  });
}

const legalForm = / (gmbh|ag|se|kg|ug|ohg|ev|eg|ek|ltd|inc|co kg|gmbh co kg|gmbh und co kg)$/;
