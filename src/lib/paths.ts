import { filePaths } from '#src/lib/file-paths.ts';
import { programPaths } from '#src/lib/program-paths.ts';
import { search } from '#src/lib/query-part.ts';
import type { Locale } from '#src/lib/situation.ts';
import { slug } from '#src/lib/text.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** Every address of the site. Nothing else puts a path together. */
export const paths = {
  ...programPaths,
  ...filePaths,
  home: (locale: Locale) => `/${locale}`,
  cases: (locale: Locale, query: Query = {}) => `/${locale}/cases${search(query)}`,
  search: (locale: Locale, query: Query = {}) => `/${locale}/search${search(query)}`,
  /** Which company is it, and does it answer: before one buys. */
  check: (locale: Locale, query: Query = {}) => `/${locale}/check${search(query)}`,
  /** Cases against others that name a company. */
  casesNaming: (locale: Locale, companySlug: string) => `/${locale}/cases${search({ named: companySlug })}`,
  case: (locale: Locale, a: { number: string; title: string }) =>
    `/${locale}/cases/${[a.number, a.title && slug(a.title)].filter(Boolean).join('-')}`,
  caseHistory: (locale: Locale, a: { number: string; title: string }, query: Query = {}) =>
    `${paths.case(locale, a)}/history${search(query)}`,
  caseSteps: (locale: Locale, a: CaseAddress) => `${paths.case(locale, a)}/steps`,
  dossier: (locale: Locale, a: CaseAddress) => `${paths.case(locale, a)}/dossier.pdf`,
  /** The letter for one purpose, an application for arbitration also for one board. */
  letter: (locale: Locale, a: CaseAddress, query: { purpose?: string; board?: string | undefined } = {}) =>
    `${paths.case(locale, a)}/letter${search(query)}`,
  /** What was deposited with a case, and what of it everybody may see. */
  caseEvidence: (locale: Locale, { number }: { number: string }, id?: string) =>
    `/${locale}/cases/${number}/evidence${id ? `#b-${id.slice(0, 8)}` : ''}`,
  /** Where an author deposits files at the entries of a case, and where one of them is seen and blackened. */
  ownEvidence: (locale: Locale, number: string, query: Query = {}) =>
    `${paths.ownCase(locale, number)}/evidence${search(query)}`,
  ownEvidenceFile: (locale: Locale, number: string, id: string, query: Query = {}) =>
    `${paths.ownCase(locale, number)}/evidence/${id}${search(query)}`,
  ownExchange: (locale: Locale, number: string) => `${paths.ownCase(locale, number)}/exchange`,
  deskExchange: (locale: Locale, number: string) => `${paths.deskCase(locale, number)}/exchange`,
  /** The same while the case is written. */
  draftEvidence: (locale: Locale, query: Query = {}) => `/${locale}/cases/new/evidence${search(query)}`,
  caseData: (locale: Locale, a: CaseAddress) => `${paths.case(locale, a)}/case.json`,
  promiseCalendar: (locale: Locale, a: CaseAddress) => `${paths.case(locale, a)}/promises.ics`,
  /** Where anybody reports a public piece. */
  notice: (locale: Locale, number: string, piece?: string) => `/${locale}/notice${search({ case: number, piece })}`,
  /** Where anybody reports the name of a company. */
  noticeOfName: (locale: Locale, companySlug: string, piece?: string) =>
    `/${locale}/notice${search({ company: companySlug, piece })}`,
  /** What became of a notice, for whoever gave it. */
  noticeStatus: (locale: Locale, token: string) => `/${locale}/notice/${token}`,
  /** A decision, for one of those whom it concerns, and their appeal. */
  decision: (locale: Locale, token: string) => `/${locale}/decision/${token}`,
  lostLink: (locale: Locale, of: string) => `/${locale}/lost-link${search({ of })}`,
  /** What is decided here about notices, in figures. */
  transparency: (locale: Locale) => `/${locale}/transparency`,
  /** Every statement of reasons as a table. */
  statements: (query: Query = {}) => `/api/v1/statements.csv${search(query)}`,
  /** Where an author answers a moderator. */
  moderatorQuestion: (locale: Locale, id: string) => `/${locale}/account/questions/${id}`,
  /** Where an author shows that a case is a customer's. */
  challenge: (locale: Locale, id: string) => `/${locale}/account/challenges/${id}`,
  ownAppeal: (locale: Locale, id: string) => `/${locale}/account/appeals/${id}`,
  /** Where an author reports in private that they were put under pressure because of a case. */
  ownPressure: (locale: Locale, number: string, kind?: string) =>
    `${paths.ownCase(locale, number)}/pressure${search({ kind })}`,
  /** Where an author may say why a case was withdrawn. */
  withdrawalReason: (locale: Locale, number: string) => `${paths.ownCase(locale, number)}/why`,
  /** The files that an author shows for a check, on the page of it. */
  shownFor: (page: string, id: string, query: Query = {}) => `${page}${search(query)}#files-${id.slice(0, 8)}`,
  /** Such a file, for a moderator. */
  shownFile: (locale: Locale, check: string, id: string) => `/${locale}/moderation/files/${check}/${id}`,
  /** What a company reads and answers about pressure it is said to have put on somebody: at its desk, or by a link. */
  deskPressure: (locale: Locale, id: string) => `/${locale}/company-desk/pressure/${id}`,
  pressure: (locale: Locale, token: string) => `/${locale}/pressure/${token}`,
  /** Where a moderator decides about it. */
  pressureReport: (locale: Locale, id: string) => `/${locale}/moderation/pressure/${id}`,
  /** What waits for moderators; `done` names what was decided a moment ago. */
  moderation: (locale: Locale, done?: string) => `/${locale}/moderation${search({ done })}`,
  /** Where one examination is decided. */
  examination: (locale: Locale, id: string) => `/${locale}/moderation/${id}`,
  /** Where a decision that waits gets its second look. */
  secondLook: (locale: Locale, id: string) => `/${locale}/moderation/decisions/${id}`,
  /** Where the appeals against a decision are decided; `id` is the decision's. */
  appeal: (locale: Locale, id: string) => `/${locale}/moderation/appeals/${id}`,
  /** Where a moderator decides what a company says against a case. */
  decideChallenge: (locale: Locale, id: string) => `/${locale}/moderation/challenges/${id}`,
  sign: (locale: Locale, id: string) => `/${locale}/moderation/signs/${id}`,
  /** For search engines: the index of all, and one of them. */
  sitemapIndex: () => '/sitemap.xml',
  sitemap: (part: string) => `/sitemaps/${part}.xml`,
  verify: (locale: Locale, hash?: string) => `/${locale}/verify${search({ hash })}`,
  /** What happened on the site, in order. */
  log: (locale: Locale, query: Query = {}) => `/${locale}/log${search(query)}`,
  /** Where a receipt is checked. */
  logReceipt: (locale: Locale) => `/${locale}/log/receipt`,
  /** The signed head of the public log, for programs; its tiles lie beside it. */
  logCheckpoint: () => '/log/checkpoint',
  /** Proof that what a case says today stands in the log. */
  caseReceipt: (locale: Locale, a: CaseAddress) => `${paths.case(locale, a)}/receipt.json`,
  /** Atom: the register or an industry, a company, a case. */
  casesFeed: (locale: Locale, query: { industry?: string | undefined } = {}) =>
    `/${locale}/cases/feed.xml${search(query)}`,
  companyFeed: (locale: Locale, companySlug: string) => `/${locale}/companies/${companySlug}/feed.xml`,
  caseFeed: (locale: Locale, number: string) => `/${locale}/cases/${number}/feed.xml`,
  write: (locale: Locale, step?: WritingStep) => `/${locale}/cases/new${step ? `/${step}` : ''}`,
  /** Where scripts send what is being typed. */
  kept: (locale: Locale) => `/${locale}/cases/new/kept`,
  proposedKinds: (locale: Locale) => `/${locale}/cases/new/kind`,
  /** The writing of a case against a company that is known already. */
  writeAgainst: (locale: Locale, company: string) => `/${locale}/cases/new${search({ company })}`,
  companies: (locale: Locale, query: Query = {}) => `/${locale}/companies${search(query)}`,
  company: (locale: Locale, companySlug: string, query: Query = {}) =>
    `/${locale}/companies/${companySlug}${search(query)}`,
  /** The list of its cases on a company's page. */
  companyCases: (locale: Locale, companySlug: string, query: Query = {}) =>
    `${paths.company(locale, companySlug, query)}#cases`,
  companyPromises: (locale: Locale, companySlug: string, query: Query = {}) =>
    `/${locale}/companies/${companySlug}/promises${search(query)}`,
  /** Why a company has its rank, on the last day or an earlier one. */
  companyWhy: (locale: Locale, companySlug: string, query: Query = {}) =>
    `/${locale}/companies/${companySlug}/why${search(query)}`,
  claim: (locale: Locale, companySlug: string) => `/${locale}/company-desk/claim/${companySlug}`,
  rankings: (locale: Locale, query: Query = {}) => `/${locale}/rankings${search(query)}`,
  /** Companies side by side. */
  compare: (locale: Locale, companySlugs: readonly string[] = [], query: Query = {}) =>
    `/${locale}/rankings/compare${search(
      query,
      companySlugs.map((slug) => ['c', slug]),
    )}`,
  /** A ranking as a file for programs. */
  rankingFile: (query: Query = {}) => `/api/v1/rankings${search(query)}`,
  account: (locale: Locale) => `/${locale}/account`,
  signIn: (locale: Locale, returnTo?: string) => `/${locale}/account/sign-in${search({ returnTo })}`,
  signUp: (locale: Locale) => `/${locale}/account/sign-up`,
  settings: (locale: Locale) => `/${locale}/account/settings`,
  /** The second step of signing in. */
  code: (locale: Locale, returnTo?: string) => `/${locale}/account/code${search({ returnTo })}`,
  /** Asks once more whether it is the person, before something dangerous. */
  prove: (locale: Locale, returnTo: string) => `/${locale}/account/prove${search({ returnTo })}`,
  secondFactor: (locale: Locale) => `/${locale}/account/second-factor`,
  changeAddress: (locale: Locale) => `/${locale}/account/address`,
  closeAccount: (locale: Locale) => `/${locale}/account/close`,
  /** Everything about the person who asks: the page, and the archive. */
  ownData: (locale: Locale) => `/${locale}/account/data`,
  ownDataZip: (locale: Locale) => `/${locale}/account/data.zip`,
  mailSent: (locale: Locale, about: 'sign-in' | 'sign-up' | 'reset' | 'claim') =>
    `/${locale}/account/link/sent${search({ about })}`,
  forgot: (locale: Locale) => `/${locale}/account/forgot`,
  /** Where mail links lead: a page with one button. */
  link: (locale: Locale, purpose: LinkPurpose, token: string) =>
    `/${locale}/account/link/${purpose}${search({ token })}`,
  /** How a person wants their mails. */
  mails: (locale: Locale) => `/${locale}/account/mails`,
  /** Ends the mails of one topic: opened it asks, a POST does it, whoever sends it (RFC 8058). */
  stopMails: (locale: Locale, token: string) =>
    `/${locale}/account/link/stop-mails${search({ token, _action: 'mails.stop' })}`,
  /** Where somebody says that a case concerns them too, or takes it back; `of` is its number. */
  affected: (locale: Locale, of?: string) => `/${locale}/account/affected${search({ of })}`,
  /** What somebody follows; with `kind` and `of` that one is offered to be followed. */
  follows: (locale: Locale, offered: { kind?: string; of?: string } = {}) =>
    `/${locale}/account/follows${search(offered)}`,
  ownExport: (locale: Locale, number: string, as: 'json' | 'pdf') => `${paths.ownCase(locale, number)}/export.${as}`,
  ownCase: (locale: Locale, number: string) => `/${locale}/account/cases/${number}`,
  ownEntry: (locale: Locale, number: string) => `${paths.ownCase(locale, number)}/entry`,
  /** Where a telephone call is written down while it lasts. */
  ownCall: (locale: Locale, number: string) => `${paths.ownCase(locale, number)}/call`,
  /** Where the author records a step; `step` is the one that is suggested. */
  ownSteps: (locale: Locale, number: string, step?: string) =>
    `${paths.ownCase(locale, number)}/steps${search({ step })}`,
  /** What was changed in an own case, where earlier versions are taken out. */
  ownHistory: (locale: Locale, number: string, query: Query = {}) =>
    `${paths.ownCase(locale, number)}/history${search(query)}`,
  /** Where an answer, the words of a closing or the reason to reopen are corrected. */
  ownWords: (locale: Locale, number: string, of: string) => `${paths.ownCase(locale, number)}/words${search({ of })}`,
  /** What came to the address of a case; one of it as it came. */
  tray: (locale: Locale, number: string) => `${paths.ownCase(locale, number)}/tray`,
  trayMail: (locale: Locale, number: string, id: string) => `${paths.tray(locale, number)}/${id}.eml`,
  /** Where the author says what kind of problem it is. */
  ownKind: (locale: Locale, number: string) => `${paths.ownCase(locale, number)}/kind`,
  ownPlan: (locale: Locale, number: string) => `/${locale}/account/cases/${number}/plan`,
  desk: (locale: Locale, list: Record<string, string> = {}) => `/${locale}/company-desk${search(list)}`,
  deskWord: (locale: Locale) => `/${locale}/company-desk/word`,
  /** Words that a company keeps to write them again. */
  deskPassages: (locale: Locale) => `/${locale}/company-desk/passages`,
  /** One text for many cases. */
  deskStatement: (locale: Locale, list: Record<string, string> = {}) =>
    `/${locale}/company-desk/statement${search(list)}`,
  /** `mail`: one that is offered as the company's reply. */
  deskCase: (locale: Locale, number: string, query: Record<string, string | undefined> = {}) =>
    `/${locale}/company-desk/cases/${number}${search(query)}`,
  /** Where a company says that it is no customer's case, and what became of that. */
  deskChallenge: (locale: Locale, number: string) => `${paths.deskCase(locale, number)}/challenge`,
  /** Where a reply that is published is corrected. */
  deskReply: (locale: Locale, number: string, of: string) =>
    `${paths.deskCase(locale, number)}/correct${search({ of })}`,
  method: (locale: Locale) => `/${locale}/method`,
  /** What a company's word counts for that a case is no customer's. */
  challengeRule: (locale: Locale) => `/${locale}/method#${locale === 'de' ? 'nicht-unser-kunde' : 'not-our-customer'}`,
  /** How a report of pressure is examined. */
  pressureRule: (locale: Locale) => `/${locale}/method#${locale === 'de' ? 'druck' : 'pressure'}`,
  /** The chapter of the method page on the open data; its anchor is made from the heading. */
  openData: (locale: Locale) => `/${locale}/method#${locale === 'de' ? 'nachrechnen' : 'calculate-it-yourself'}`,
  rules: (locale: Locale) => `/${locale}/rules`,
  verification: (locale: Locale) => `/${locale}/verification`,
  privacy: (locale: Locale) => `/${locale}/privacy`,
  imprint: (locale: Locale) => `/${locale}/imprint`,
  forCompanies: (locale: Locale) => `/${locale}/for-companies`,
  /** Sets the chosen display before the first paint. */
  themeScript: () => '/theme.js',
  mailbox: (id?: string) => `/demo/mailbox${id ? `/${id}` : ''}`,
  mailboxHtml: (id: string) => `/demo/mailbox/${id}/html`,
  /** A drawing of the sheet that every page shares. */
  icon: (name: string) => `/icons.svg#${name}`,
};

interface CaseAddress {
  number: string;
  title: string;
}

export type WritingStep =
  | 'company'
  | 'tell'
  | 'told'
  | 'tray'
  | 'story'
  | 'timeline'
  | 'wish'
  | 'preview'
  | 'email'
  | 'sent'
  | 'later';
export type LinkPurpose =
  | 'sign-in'
  | 'reset-password'
  | 'confirm-case'
  | 'resume-draft'
  | 'claim-company'
  | 'join-team'
  | 'answer-promise'
  | 'answer-closing'
  | 'old-address'
  | 'new-address'
  | 'object';

/** `address` on the public site, for mails and feeds. */
export function absolute(path: string): string {
  return new URL(path, process.env.SITE_URL || 'http://127.0.0.1:4321').href;
}

/** What pages read from their address; everything else (campaigns, click numbers) makes no other page. */
const meaningful = [
  'in',
  'q',
  'industry',
  'kind',
  'named',
  'stamp',
  'order',
  'year',
  'months',
  'sort',
  'state',
  'on',
  'page',
  'part',
  'company',
  'month',
  'before',
];

/** The one address of a page, without what does not change it. */
export function canonical(url: URL): string {
  const asked = url.search === '' ? [] : meaningful;
  const given = asked.map((name): [string, string | undefined] => [name, url.searchParams.get(name) ?? undefined]);
  const compared = url.searchParams.getAll('c').map((slug): [string, string] => ['c', slug]);
  return url.pathname.replace(/\/+/g, '/').replace(/(.)\/$/, '$1') + search(Object.fromEntries(given), compared);
}

/** The same page in another language. */
export function inLanguage(path: string, locale: Locale): string {
  const language = /^\/(?:de|en)(?=[/?#]|$)/;
  if (language.test(path)) return path.replace(language, `/${locale}`);
  const [pathname = '', query = ''] = path.split('?');
  const asked = new URLSearchParams(query);
  asked.set('lang', locale);
  return `${pathname}?${asked}`;
}

/** A path of this site that somebody sent along; anything else (`//evil.example`, `https:…`) becomes null. */
export function ownPath(typed: string | null | undefined): string | null {
  if (!typed?.startsWith('/') || typed.includes('\\')) return null;
  const base = 'http://own.invalid';
  const url = URL.canParse(typed, base) ? new URL(typed, base) : null;
  // `/.//evil.example` is a path here, but becomes `//evil.example`, which is another site to a browser.
  const isOwn = url?.origin === base && !url.pathname.startsWith('//');
  return isOwn ? url.pathname + url.search + url.hash : null;
}
