import { absolute, paths } from '#src/lib/paths.ts';
import type { Locale } from '#src/lib/situation.ts';

/** How a browser, or any other program, searches here (OpenSearch 1.1). The name may have at most 16 characters there. */
export function openSearchXml(
  locale: Locale,
  { name, what, page = paths.search(locale) }: { name: string; what: string; page?: string },
): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${escaped(name)}</ShortName>
<Description>${escaped(what)}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Language>${locale}</Language>
<Image height="32" width="32" type="image/x-icon">${absolute('/favicon.ico')}</Image>
<Url type="text/html" template="${absolute(page)}?q={searchTerms}"/>
<Url type="application/x-suggestions+json" template="${absolute(paths.suggestions(locale))}?q={searchTerms}"/>
</OpenSearchDescription>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What is here and how to read it, in Markdown (llmstxt.org). */
export function overview(): string {
  const link = (title: string, path: string, what: string) => `- [${title}](${absolute(path)}): ${what}`;
  return `# Aktenkundig

> A public register of complaints against companies in Germany, Austria and Switzerland. Customers publish the dated story of
> their case, companies answer under full name, and figures show who answers, how fast, who solves and who keeps promises.

What a case says is the account of its author; what a reply says is the word of the company. Neither was found to be true by
this site. A case without an outcome is unknown and never counted as solved. Figures come with an interval and the number of
cases behind them: quote both. Days of entries may be vague ("about", a month, a season) and stay so.

## Pages

${[
  link('Cases', paths.cases('en'), 'the register, newest first; each case has a number such as 2026-000417'),
  link(
    'The same as a table',
    paths.casesSheet('en'),
    'CSV for a spreadsheet, at most 1,000 cases, with the filters of the page',
  ),
  link('Companies', paths.companies('en'), 'profiles: waiting time, share solved, promises kept, who speaks for them'),
  link(
    'Check before buying',
    paths.check('en'),
    'which company a name, link or number belongs to, and how it behaves; add ?q=',
  ),
  link('Rankings', paths.rankings('en'), 'order by the index, with the ranks that are possible'),
  link(
    'Boards by kind of problem',
    paths.kindBoard('en', 'shops-refund'),
    'one of them: who gets such cases, and what becomes of them; all are in the sitemap',
  ),
  link('Method', paths.method('en'), 'how every figure is calculated'),
  link('What is checked', paths.verification('en'), 'what is and what is not checked about cases and companies'),
  link('Transparency', paths.transparency('en'), 'notices, decisions and appeals in figures'),
  link('Public log', paths.log('en'), 'every publication, change and decision, as a Merkle log'),
].join('\n')}

## Data

${[
  link(
    'Data set',
    paths.dataset(),
    'everything that is needed to calculate each figure again, CC BY 4.0, new each day',
  ),
  link('Catalogue', paths.catalog(), 'the same as DCAT'),
  link(
    'Interface',
    paths.interface('en'),
    'cases, companies, search, promises and the log as JSON, described by OpenAPI',
  ),
  link('Rankings as data', paths.rankingFile({ format: 'json' }), 'JSON; add format=csv for a table'),
  link('Statements of reasons', paths.statements(), 'every decision about content, CSV'),
  link('Feed', paths.casesFeed('en'), 'the newest cases as Atom'),
  link('Sitemap', paths.sitemapIndex(), 'all pages'),
].join('\n')}

A case is also there as JSON, as Atom and as PDF: \`/case.json\`, \`/feed.xml\` and \`/dossier.pdf\` below its address.
`;
}
