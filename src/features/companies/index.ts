export { createCompany } from './commands.ts';
export { companyDomain, isFreeMail, registrableDomain } from './domains.ts';
export { type Industry, industries, isIndustry } from './industries.ts';
export { companySearchInput } from './input.ts';
export { type ListedCompany, listCompanies } from './list.ts';
export { companyRecord } from './profile.ts';
export { companyById, companyBySlug, domainsOf, type FoundCompany, findCompanies } from './queries.ts';
export {
  representationsOf,
  representativeContacts,
} from './representatives/queries.ts';
