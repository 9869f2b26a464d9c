import { Feed } from 'feed';
import { sha256 } from '#src/lib/crypto.ts';
import { linesHtml } from '#src/lib/markdown.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Locale } from '#src/lib/situation.ts';
import { escaped, inXml } from '#src/lib/xml.ts';

/** One entry of a feed; texts are plain. */
export interface FeedEntry {
  /** What it is, for ever and in both languages: `cases/2026-000417`. */
  id: string;
  title: string;
  text: string;
  author: string;
  /** Of title and text; of the text alone, where that is another. */
  language: Locale;
  textLanguage?: Locale;
  /** Kind of problem: its key, and in words. */
  category?: { term: string; label: string } | null;
  /** Path on this site. */
  path: string;
  publishedAt: Date;
  changedAt: Date;
}

export interface FeedFacts {
  /** Paths on this site: of the feed itself and of the page it belongs to. */
  path: string;
  page: string;
  title: string;
  locale: Locale;
  entries: readonly FeedEntry[];
}

/** The most entries any feed has. */
export const mostEntries = 50;

/** The year from which the name of this site stands for its ids (RFC 4151). */
const since = 2026;

/** A feed as Atom (RFC 4287), the same bytes for the same facts. */
export function atomXml(facts: FeedFacts): string {
  const feed = new Feed({
    id: tagUri(facts.path.slice(1)),
    title: inXml(facts.title),
    link: absolute(facts.page),
    feedLinks: { atom: absolute(facts.path) },
    updated: lastChange(facts),
    author: { name: 'Aktenkundig' },
    generator: false,
  });
  const entries = facts.entries.slice(0, mostEntries);
  for (const entry of entries) {
    feed.addItem({
      id: tagUri(entry.id),
      title: escaped(entry.title),
      description: linesHtml(inXml(entry.text), (href) => `<a href="${href}" rel="nofollow ugc noopener">`),
      author: [{ name: inXml(entry.author) }],
      link: absolute(entry.path),
      published: entry.publishedAt,
      date: entry.changedAt,
      category: entry.category ? [{ name: entry.category.label, term: entry.category.term, scheme: kindScheme() }] : [],
    });
  }
  return inLanguages(feed.atom1(), facts.locale, entries);
}

/** Of the library nothing has an attribute for the language. What people typed is escaped: these tags are its own. */
function inLanguages(xml: string, locale: Locale, entries: readonly FeedEntry[]): string {
  const [head = '', ...rest] = xml.split('<entry>');
  const marked = rest.map((one, at) => {
    const { language = locale, textLanguage = language } = entries[at] ?? {};
    const text = textLanguage === language ? one : one.replace('<summary ', `<summary xml:lang="${textLanguage}" `);
    return `<entry xml:lang="${language}">${text}`;
  });
  return head.replace('<feed ', `<feed xml:lang="${locale}" `) + marked.join('');
}

/** What the names of the kinds mean (RFC 4287, 4.2.2.2). */
const kindScheme = () => absolute(paths.apiKinds());

/**
 * The answer to a request for a feed: 304 for whoever has just this one. Decided by its hash alone, because a corrected
 * title, a case that became overdue or one that was removed has no date that would be newer than the last.
 */
export function atomResponse(request: Request, facts: FeedFacts): Response {
  const xml = atomXml(facts);
  const etag = `"${sha256(xml).slice(0, 32)}"`;
  const headers = {
    'content-type': 'application/atom+xml; charset=utf-8',
    'cache-control': 'public, no-cache',
    etag,
    'last-modified': lastChange(facts).toUTCString(),
  };
  return isKnown(request, etag) ? new Response(null, { status: 304, headers }) : new Response(xml, { headers });
}

function isKnown(request: Request, etag: string): boolean {
  const hashes = (request.headers.get('if-none-match') ?? '').split(',');
  return hashes.some((hash) => ['*', etag].includes(hash.trim().replace(/^W\//, '')));
}

function lastChange({ entries }: FeedFacts): Date {
  return new Date(Math.max(0, ...entries.map(({ changedAt }) => changedAt.getTime())));
}

/** `tag:aktenkundig.example,2026:cases/2026-000417`: stays when titles and addresses change. */
function tagUri(specific: string): string {
  return `tag:${new URL(absolute('/')).hostname},${since}:${specific}`;
}
