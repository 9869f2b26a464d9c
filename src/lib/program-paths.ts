import { search } from '#src/lib/query-part.ts';
import type { Locale } from '#src/lib/situation.ts';

/** Addresses for who speaks for a company, what it connects with the site, and for other sites; a part of `paths`. */
export const programPaths = {
  /** Ways to claim beside a mail; one that was begun, with the code of its letter where somebody has photographed it. */
  claimWays: (locale: Locale, companySlug: string) => `/${locale}/company-desk/claim/${companySlug}/ways`,
  /** What is to prove a promise that the company reports as kept. */
  deskProof: (locale: Locale, number: string, promiseId: string) =>
    `/${locale}/company-desk/cases/${number}/promises/${promiseId}`,
  /** What waits when somebody wants to speak for a company, for those who operate the site; and a letter as PDF. */
  claims: (locale: Locale, query: Record<string, string | undefined> = {}) =>
    `/${locale}/moderation/claims${search(query)}`,
  claimLetter: (locale: Locale, id: string) => `/${locale}/moderation/letters/${id}`,
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
  /** What other sites show of an address of this one (oEmbed). */
  oEmbed: (url: string) => `/api/v1/oembed${search({ url })}`,
};
