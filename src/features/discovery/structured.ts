import type { BreadcrumbList, Comment, Dataset, DiscussionForumPosting, Graph, Organization, Person } from 'schema-dts';
import type { CaseFile, ThreadItem } from '#src/features/case-file/index.ts';
import { excerptLines, plainText } from '#src/lib/markdown.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Locale } from '#src/lib/situation.ts';

/** Of longer texts only the beginning: the whole stands in the page, and everybody who opens it waits for every word. */
const longestText = 160;

export type Things = Graph['@graph'];

type Crumb = { label: string; href?: string };

/** One document (JSON-LD, schema.org) for a page, safe inside `<script>`. */
export function structured(things: Things): string {
  const graph: Graph = { '@context': 'https://schema.org', '@graph': things };
  return JSON.stringify(graph).replaceAll('<', '\\u003c');
}

/** The way to a page, as its breadcrumb shows it. */
export function trail(items: readonly Crumb[]): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: items.map(({ label, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      ...(href && { item: absolute(href) }),
    })),
  };
}

/**
 * A readable case as the posting it is, with what the company and the author answered. No rating: whoever writes judges one
 * matter, and the figures of a company are no stars.
 */
export function posting(file: CaseFile & { number: string }, locale: Locale, author: string): DiscussionForumPosting {
  const url = absolute(paths.case(locale, file));
  const told = [
    file.publishedAt,
    ...file.thread.map(({ publishedAt, correctedAt }) => correctedAt ?? publishedAt),
    ...file.entries.map(({ recordedAt }) => recordedAt),
    ...file.closings.map(({ closedAt }) => closedAt),
    ...file.reopenings.map(({ reopenedAt }) => reopenedAt),
  ].flatMap((at) => at ?? []);
  const latest = told.length > 0 ? new Date(Math.max(...told.map(Number))) : null;
  return {
    '@type': 'DiscussionForumPosting',
    url,
    headline: file.title,
    identifier: file.number,
    text: excerptLines(file.summary || file.entries[0]?.text || file.title, longestText),
    inLanguage: file.locale,
    author: { '@type': 'Person', name: author },
    ...(file.publishedAt && { datePublished: file.publishedAt.toISOString() }),
    ...(latest && { dateModified: latest.toISOString() }),
    about: organization(file.company, locale),
    ...(file.thread.length > 0 && { comment: file.thread.map((item) => comment(item, author)) }),
  };
}

function comment(item: ThreadItem, author: string): Comment {
  return {
    '@type': 'Comment',
    text: excerptLines(plainText(item.text), longestText),
    datePublished: item.publishedAt.toISOString(),
    author: item.kind === 'reply' ? signer(item) : { '@type': 'Person', name: author },
  };
}

/** For whom somebody works is said only while it is known: of a stranger, and of who has left, the name alone. */
function signer({ signedName: name, signer, signedCompany, signedFirm }: ThreadItem): Person {
  if (signer !== null) return { '@type': 'Person', name };
  return { '@type': 'Person', name, worksFor: { '@type': 'Organization', name: signedFirm || signedCompany } };
}

/** A company of the register. */
export function organization({ name, slug }: { name: string; slug: string | null }, locale: Locale): Organization {
  return { '@type': 'Organization', name, ...(slug && { url: absolute(paths.company(locale, slug)) }) };
}

/** The open data of the site, for searches of data sets. `words`: what it is, in the language of the page. */
export function openDataset(
  { name, words, licence }: { name: string; words: string; licence: string },
  locale: Locale,
): Dataset {
  const publisher: Organization = { '@type': 'Organization', name, url: absolute(paths.home(locale)) };
  return {
    '@type': 'Dataset',
    name,
    description: words,
    url: absolute(paths.openData(locale)),
    license: licence,
    isAccessibleForFree: true,
    creator: publisher,
    includedInDataCatalog: { '@type': 'DataCatalog', name, url: absolute(paths.catalog()) },
    distribution: ['cases.csv', 'companies.csv', 'datapackage.json'].map((file) => ({
      '@type': 'DataDownload',
      contentUrl: absolute(paths.datasetFile(file)),
      encodingFormat: file.endsWith('.csv') ? 'text/csv' : 'application/json',
    })),
  };
}
