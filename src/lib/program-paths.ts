import { search } from '#src/lib/query-part.ts';
import type { Locale } from '#src/lib/situation.ts';

/** Addresses for who speaks for a company, what it connects with the site, and for other sites; a part of `paths`. */
export const programPaths = {
  /** Companies by one kind of problem. */
  kindBoard: (locale: Locale, kind: string) => `/${locale}/rankings/kinds/${kind}`,
  /** The register for a spreadsheet, with the filters of its page. */
  casesSheet: (locale: Locale, query: Record<string, string | undefined> = {}) =>
    `/${locale}/cases.csv${search(query)}`,
  /** What completes a search while it is typed; `of`: companies alone. */
  suggestions: (locale: Locale, of?: 'companies') => `/${locale}/search/suggestions.json${search({ of })}`,
  /** Ways to claim beside a mail; one that was begun, with the code of its letter where somebody has photographed it. */
  claimWays: (locale: Locale, companySlug: string) => `/${locale}/company-desk/claim/${companySlug}/ways`,
  /** What is to prove a promise that the company reports as kept. */
  deskProof: (locale: Locale, number: string, promiseId: string) =>
    `/${locale}/company-desk/cases/${number}/promises/${promiseId}`,
  /** What waits when somebody wants to speak for a company, for those who operate the site; and a letter as PDF. */
  claims: (locale: Locale, query: Record<string, string | undefined> = {}) =>
    `/${locale}/moderation/claims${search(query)}`,
  claimLetter: (locale: Locale, id: string) => `/${locale}/moderation/letters/${id}`,
  /** What others say of a company, for those who speak for it to put right. `company`: which of several. */
  deskFacts: (locale: Locale, company?: string) => `/${locale}/company-desk/facts${search({ company })}`,
  proof: (locale: Locale, id: string, code?: string) => `/${locale}/company-desk/proofs/${id}${search({ code })}`,
  team: (locale: Locale, companySlug: string) => `/${locale}/company-desk/team/${companySlug}`,
  /** Programs of a company: its table, tokens, webhooks and badge. `company`: which of several. */
  integrations: (locale: Locale, company?: string) => `/${locale}/company-desk/integrations${search({ company })}`,
  newToken: (locale: Locale, company: string) => `/${locale}/company-desk/integrations/token${search({ company })}`,
  newWebhook: (locale: Locale, company: string) => `/${locale}/company-desk/integrations/webhook${search({ company })}`,
  /** One webhook and its log of deliveries. */
  webhook: (locale: Locale, id: string, page?: string) =>
    `/${locale}/company-desk/integrations/webhooks/${id}${search({ page })}`,
  /** The cases of a company as a file, for those who speak for it. */
  deskFile: (locale: Locale, as: 'csv' | 'json', query: Record<string, string | undefined>) =>
    `/${locale}/company-desk/cases.${as}${search(query)}`,
  /** The same for programs with a token. */
  ownInterface: () => '/api/v1/own',
  ownCases: (query: Record<string, string | undefined> = {}) => `/api/v1/own/cases${search(query)}`,
  /** The figures of a company as a picture for other sites, and the page with the code for it. */
  badge: (locale: Locale, companySlug: string, size?: string) =>
    `/${locale}/companies/${companySlug}/badge.svg${search({ size })}`,
  badgePage: (locale: Locale, companySlug: string) => `/${locale}/companies/${companySlug}/badge`,
  /** How programs read what is public: a page for people, the same for programs (OpenAPI), and some of its addresses. */
  interface: (locale: Locale) => `/${locale}/api`,
  apiRoot: () => '/api/v1',
  openApi: () => '/api/v1/openapi.json',
  apiCases: (query: Record<string, string | undefined> = {}) => `/api/v1/cases${search(query)}`,
  apiCase: (number: string) => `/api/v1/cases/${number}`,
  apiCompanies: (query: Record<string, string | undefined> = {}) => `/api/v1/companies${search(query)}`,
  apiCompany: (companySlug: string) => `/api/v1/companies/${companySlug}`,
  apiPromises: (query: Record<string, string | undefined>) => `/api/v1/promises${search(query)}`,
  apiKinds: () => '/api/v1/kinds',
  apiLog: (query: Record<string, string | undefined> = {}) => `/api/v1/log${search(query)}`,
  apiSearch: (query: Record<string, string | undefined>) => `/api/v1/search${search(query)}`,
  /** What other sites show of an address of this one (oEmbed). */
  oEmbed: (url: string) => `/api/v1/oembed${search({ url })}`,
  /** How browsers search here from their address bar, and check before buying. */
  openSearch: (locale: Locale) => `/${locale}/opensearch.xml`,
  checkOpenSearch: (locale: Locale) => `/${locale}/check/opensearch.xml`,
  /** Where a case or a company is passed on, quoted or embedded. */
  share: (locale: Locale, of: { case: string } | { company: string }) => `/${locale}/share${search(of)}`,
  /** What other sites may show in a frame. */
  embeddedCase: (locale: Locale, number: string) => `/${locale}/embed/cases/${number}`,
  embeddedCompany: (locale: Locale, companySlug: string) => `/${locale}/embed/companies/${companySlug}`,
  /** The data set for portals of open data (DCAT). */
  catalog: () => '/catalog.jsonld',
  dataset: () => '/api/v1/dataset',
  datasetFile: (file: string) => `/api/v1/dataset/${file}`,
  companySearch: (query: string) => `/api/v1/companies${search({ limit: '8', q: query })}`,
};
