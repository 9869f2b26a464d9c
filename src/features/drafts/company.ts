import type { Database } from '#db/client.ts';
import {
  companiesNamed,
  companyBySlug,
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
  form: CompanyInput,
): Promise<Outcome<ChosenCompany | { search: string }>> {
  if (form.choice === newCompany) return newOne(db, form);
  if (form.choice !== '') {
    const known = await companyBySlug(db, form.choice);
    // A name typed over an earlier choice counts: the browser may have kept the old one.
    const isMeant = known !== null && (form.name === '' || isSameName(known.name, form.name));
    if (!isMeant && form.name !== '') return chosenCompany(db, { ...form, choice: '' });
    return known ? done({ id: known.id }) : refused('invalid', { field: 'name', reason: 'choose-company' });
  }
  if (fold(form.name) === '') return refused('invalid', { field: 'name', reason: 'required' });
  const same = await companiesNamed(db, form.name);
  const exact = same.filter(({ isExact }) => isExact);
  const [only, ...others] = exact.length > 0 ? exact : same;
  return done(only && others.length === 0 ? { id: only.id } : { search: form.name });
}

async function newOne(
  db: Database,
  { newName, newIndustry, newWebsite }: CompanyInput,
): Promise<Outcome<ChosenCompany>> {
  if (newName === '') return refused('invalid', { field: 'newName', reason: 'required' });
  if (fold(newName) === '') return refused('invalid', { field: 'newName', reason: 'invalid' });
  const [known] = await companiesNamed(db, newName);
  if (known)
    return refused('invalid', { field: 'newName', reason: `company-known:${known.name.replaceAll(':', ' ')}` });
  if (!isIndustry(newIndustry)) return refused('invalid', { field: 'newIndustry', reason: 'choose-one' });
  if (newWebsite !== '' && registrableDomain(newWebsite) === null) {
    return refused('invalid', { field: 'newWebsite', reason: 'not-a-website' });
  }
  return done({ name: newName, industry: newIndustry, website: newWebsite });
}
