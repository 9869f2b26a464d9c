/** `de` and `en`, and a case or company by its address. */
const locale = '/(?:de|en)';
const one = '[a-z0-9-]{1,150}';
const list = ['industry', 'kind', 'named', 'stamp', 'order', 'page'] as const;

/**
 * Public addresses whose answer may be kept, with what each reads from its query. What is not here is asked of the pages
 * every time: searches, past days, files, and whatever somebody signed in may see.
 */
const kept: [path: RegExp, names: readonly string[]][] = [
  [new RegExp(`^${locale}$`), []],
  [new RegExp(`^${locale}/cases$`), list],
  [new RegExp(`^${locale}/cases/feed\\.xml$`), ['industry']],
  [new RegExp(`^${locale}/cases/(?!new$)${one}$`), []],
  [new RegExp(`^${locale}/cases/(?!new/)${one}/(?:steps|case\\.json|promises\\.ics|feed\\.xml)$`), []],
  [new RegExp(`^${locale}/cases/(?!new/)${one}/history$`), ['page']],
  [new RegExp(`^${locale}/cases/(?!new/)${one}/letter$`), ['purpose', 'board']],
  [new RegExp(`^${locale}/companies$`), ['industry', 'page']],
  [new RegExp(`^${locale}/companies/${one}$`), ['months', 'kind', 'stamp', 'year', 'order', 'page']],
  [new RegExp(`^${locale}/companies/${one}/why$`), ['months', 'page']],
  [new RegExp(`^${locale}/companies/${one}/promises$`), ['state', 'page']],
  [new RegExp(`^${locale}/companies/${one}/feed\\.xml$`), []],
  [new RegExp(`^${locale}/companies/${one}/badge$`), []],
  [new RegExp(`^${locale}/companies/${one}/badge\\.svg$`), ['size']],
  [new RegExp(`^${locale}/rankings$`), ['industry', 'months', 'sort']],
  [new RegExp(`^${locale}/rankings/kinds/${one}$`), []],
  [new RegExp(`^${locale}/check$`), ['q', 'company']],
  [new RegExp(`^${locale}/embed/(?:cases|companies)/${one}$`), []],
  [new RegExp(`^${locale}/(?:method|privacy|imprint|for-companies|verify)$`), []],
  [new RegExp(`^${locale}/api$`), []],
  [/^\/api\/v1\/cases$/, ['stamp', 'industry', 'company', 'named', 'kind', 'year', 'order', 'limit', 'cursor']],
  [/^\/api\/v1\/cases\/\d{4}-\d{6,9}$/, []],
  [/^\/api\/v1\/companies$/, ['industry', 'limit', 'cursor']],
  [new RegExp(`^/api/v1/companies/${one}$`), ['months']],
  [/^\/api\/v1\/promises$/, ['company', 'state', 'limit', 'cursor']],
  [/^\/api\/v1\/(?:kinds|openapi\.json)$/, ['industry']],
  [/^\/api\/v1\/rankings$/, ['industry', 'months', 'sort', 'format', 'lang']],
];

/** With words that people type, or a page or an industry that nobody has: of these there are as many as somebody likes to make up. */
export const mayBeMadeUp = (address: string): boolean => address.includes('?');

const mostOfValue = 60;
/** It may hold the whole address of a company. */
const mostOfCursor = 160;

/**
 * The one address of an answer that may be kept: its query sorted by name. Null: for the pages alone. A value that is
 * given twice, or a name that the page does not read, stands in no such address.
 */
export function keptAddress(url: string): string | null {
  const [path = '', query, ...rest] = url.split('?');
  if (rest.length > 0) return null;
  const names = kept.find(([pattern]) => pattern.test(path))?.[1];
  if (!names) return null;
  if (query === undefined) return path;
  const given = [...new URLSearchParams(query)];
  const isNamed = given.every(
    ([name, value]) => names.includes(name) && value.length <= (name === 'cursor' ? mostOfCursor : mostOfValue),
  );
  if (!isNamed || given.length === 0 || new Set(given.map(([name]) => name)).size < given.length) return null;
  return `${path}?${new URLSearchParams(given.sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}
