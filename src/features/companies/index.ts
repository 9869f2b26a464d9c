export { createCompany } from './commands.ts';
export { isFreeMail, registrableDomain } from './domains.ts';
export type { ListedCompany } from './list.ts';
export { isSameName } from './names.ts';
export {
  companiesNamed,
  companyById,
  companyBySlug,
  domainsOf,
  type FoundCompany,
  findCompanies,
} from './queries.ts';
export { namesOfRepresentatives, representationsOf, representativeContacts } from './representatives/queries.ts';
