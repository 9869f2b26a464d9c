import type { Database } from '#db/client.ts';
import {
  companiesNamed,
  companyBySlug,
  domainTypedAsName,
  type FoundCompany,
  findCompanies,
  isSameName,
  registrableDomain,
} from '#src/features/companies/index.ts';
import { isIndustry } from '#src/features/companies/industries.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { fold } from '#src/lib/text.ts';
import type { ChosenCompany } from './commands.ts';
import type { CompanyInput } from './input.ts';

/** Tile of the form for a company that is not on the list; no slug has a star. */
export const newCompany = '*new';
const mostHits = 8;

/** Companies that may be meant, for the list of the form: all of them are only similar, or none is. */
export function companiesFor(db: Database, words: string): Promise<FoundCompany[]> {
  return findCompanies(db, words, mostHits, { orSimilar: true });
}

/**
 * Which company the form means: the tile chosen, else the only one that is called so (`isSameName`), else nobody yet:
 * then `search` is to be shown as a list. Refuses (invalid) what is missing for a new one, and (`company-known`) a new
 * one that is a known one.
 */
export async function chosenCompany(
  db: Database,
  form: Chosen & NewFields,
  field = 'name',
): Promise<Outcome<ChosenCompany | { search: string }>> {
  if (form.choice === newCompany) return newOne(db, form);
  return knownCompany(db, form, field);
}

type Chosen = Pick<CompanyInput, 'name' | 'choice'>;
type NewFields = Pick<CompanyInput, 'newName' | 'newIndustry' | 'newWebsite'>;

/**
 * The company of the register that is meant: the one chosen, else the only one that is called so (`isSameName`); else
 * `search` is to be shown as a list. Refuses (invalid, at `field`) an empty form and one that is not in the register.
 */
async function knownCompany(
  db: Database,
  { name, choice }: Chosen,
  field: string,
): Promise<Outcome<{ id: string } | { search: string }>> {
  if (choice !== '') {
    const known = await companyBySlug(db, choice);
    // A name typed over an earlier choice counts: the browser may have kept the old one.
    const isMeant = known !== null && (name === '' || isSameName(known.name, name));
    if (!isMeant && name !== '') return knownCompany(db, { name, choice: '' }, field);
    return known ? done({ id: known.id }) : refused('invalid', { field, reason: 'choose-company' });
  }
  if (fold(name) === '') return refused('invalid', { field, reason: 'required' });
  const same = await companiesNamed(db, name);
  const exact = same.filter(({ isExact }) => isExact);
  const [only, ...others] = exact.length > 0 ? exact : same;
  return done(only && others.length === 0 ? { id: only.id } : { search: name });
}

/** Tile of the form for naming no second company; no slug has a star. */
export const nobodyElse = '*none';

/** Which second company the form means, as `chosenCompany`: null for none. */
export async function alsoNamedCompany(
  db: Database,
  form: { alsoName: string; alsoChoice: string } & Partial<NewFields>,
): Promise<Outcome<ChosenCompany | { search: string } | null>> {
  const { alsoName: name, alsoChoice: choice, newName = '', newIndustry = '', newWebsite = '' } = form;
  if (choice === nobodyElse || (choice === '' && fold(name) === '')) return done(null);
  return chosenCompany(db, { name, choice, newName, newIndustry, newWebsite }, 'alsoName');
}

async function newOne(db: Database, { newName, newIndustry, newWebsite }: NewFields): Promise<Outcome<ChosenCompany>> {
  if (newName === '') return refused('invalid', { field: 'newName', reason: 'required' });
  if (fold(newName) === '') return refused('invalid', { field: 'newName', reason: 'invalid' });
  if (domainTypedAsName(newName) !== null) return refused('invalid', { field: 'newName', reason: 'address-as-name' });
  const [known] = await companiesNamed(db, newName);
  if (known)
    return refused('invalid', { field: 'newName', reason: `company-known:${known.name.replaceAll(':', ' ')}` });
  if (!isIndustry(newIndustry)) return refused('invalid', { field: 'newIndustry', reason: 'choose-one' });
  if (newWebsite !== '' && registrableDomain(newWebsite) === null) {
    return refused('invalid', { field: 'newWebsite', reason: 'not-a-website' });
  }
  return done({ name: newName, industry: newIndustry, website: newWebsite });
}
