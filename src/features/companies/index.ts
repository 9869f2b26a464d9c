export { createCompany } from './commands.ts';
export { isFreeMail, registrableDomain } from './domains.ts';
export type { ListedCompany } from './list.ts';
export { companyById, companyBySlug, domainsOf, type FoundCompany, findCompanies } from './queries.ts';
export { representationsOf, representativeContacts } from './representatives/queries.ts';
