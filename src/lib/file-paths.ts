import { search } from '#src/lib/query-part.ts';
import type { Locale } from '#src/lib/situation.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** Addresses of files that people deposit or give one another; and of pictures that are drawn; a part of `paths`. */
export const filePaths = {
  /** A page of a file as everybody sees it, from 1 on; 0: its words, or the sound. */
  evidencePage: (id: string, page: number) => `/evidence/${id}/${page}`,
  evidenceSmall: (id: string) => `/evidence/${id}/small`,
  /** The same for its author: as it was deposited, or in a copy that is not published yet. */
  ownEvidencePage: (id: string, page: number) => `/evidence/${id}/own/${page}`,
  evidenceCopy: (id: string, copy: number, page: number) =>
    `/evidence/${id}/copy/${page}${search({ n: String(copy) })}`,
  evidenceOriginal: (id: string) => `/evidence/${id}/original`,
  /** Where files go that are deposited: `case` is the number of a published one, `check` what moderators are shown them for. */
  evidenceFiles: (locale: Locale, query: Query) => `/evidence/files${search({ lang: locale, ...query })}`,
  evidenceUploads: (query: Query = {}) => `/evidence/uploads${search(query)}`,
  shownEvidencePage: (id: string, page: number, check: string) => `/evidence/${id}/shown/${page}${search({ check })}`,
  /** Pictures of 1200 × 630 that networks show beside a link. */
  caseCard: (locale: Locale, number: string) => `/${locale}/cases/${number}/card.png`,
  companyCard: (locale: Locale, companySlug: string) => `/${locale}/companies/${companySlug}/card.png`,
  rankingCard: (locale: Locale, industry: string | null) =>
    `/${locale}/rankings/card.png${search({ industry: industry ?? undefined })}`,
  siteCard: (locale: Locale) => `/${locale}/card.png`,
  /** Where a file goes that one side gives the other: in the exchange of a case, for a promise that is reported, for a claim. */
  exchangeFiles: (
    query: { lang: Locale } & (
      | { number: string; side: string }
      | { number: string; promise: string }
      | { proof: string }
    ),
  ) => `/exchange/files${search(query)}`,
  exchangePage: (id: string, page: number) => `/exchange/${id}/${page}`,
};
