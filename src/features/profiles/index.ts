export { type CompanyProfile, companyProfile, detailsOf } from './queries.ts';
