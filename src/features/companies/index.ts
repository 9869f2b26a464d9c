export { type AlikeDomain, domainsAlike, type Labels, labelsAlike, labelsOf } from './alike.ts';
export { type ClaimFacts, companyCan } from './can.ts';
export { claimFacts } from './claims/facts.ts';
export { knownDomains, provesForCompany } from './claims/known.ts';
export { proofOf, provingDomains } from './claims/proof.ts';
export { createCompany, type NewCompany, newcomer, slugsTaken } from './commands.ts';
export {
  companyDomain,
  domainTypedAsName,
  hints,
  isFreeMail,
  isHint,
  isOwnWebsite,
  registrableDomain,
  shownDomain,
} from './domains.ts';
export { companiesBehind, companyAt, type ListedCompany } from './list.ts';
export { forgetCompany, moveRegister } from './merging.ts';
export { isNameOfSite, isSameName, nameRow, skeletonsOf } from './names.ts';
export { namedBy } from './outside/commands.ts';
export { type CompanyRecord, companyRecord } from './profile/queries.ts';
export { publicContacts } from './public-contacts.ts';
export {
  type Company,
  companiesNamed,
  companyById,
  companyBySlug,
  domainsOf,
  type FoundCompany,
  findCompanies,
} from './queries.ts';
export { recordCompany, recordRepresentative } from './recorded.ts';
export { endAnyRepresentation } from './representatives/commands.ts';
export {
  beginChecks,
  type Doubt,
  endCheck,
  provedBy,
  spokeBefore,
  tellOfDecision,
  waitingForLook,
} from './representatives/doubts.ts';
export { nameInput } from './representatives/input.ts';
export { speakFrom } from './representatives/joining.ts';
export {
  type Contact,
  isShutOut,
  namesOfRepresentatives,
  type Representative,
  representationsOf,
  representativeById,
  representativeContacts,
} from './representatives/queries.ts';
export { isCostly, shownContact } from './word/contact.ts';
