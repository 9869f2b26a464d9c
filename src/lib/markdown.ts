import { Marked, type Token } from 'marked';
import sanitize from 'sanitize-html';

/** Longest text a person may write. marked needs a second for 20 kB of `_a`, so nothing longer reaches it. */
export const longestText = 10_000;

const marked = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    // Only a whole address is a link: a relative one would lead to a page of this site its reader did not choose.
    link({ href, tokens }) {
      return /^https?:\/\//i.test(href) ? false : this.parser.parseInline(tokens);
    },
  },
});

/**
 * One line of words and common punctuation: nothing in it can be markup, a list, a link or HTML, so both passes below
 * would only wrap it in a paragraph. Most entries and replies consist of such lines.
 */
const plainSentence =
  /^(?=\S)(?![\d+=-])(?!.*www\.)[\p{L}\p{N} \u00a0,.:;?!()„“”‚‘’–—€%-]*[\p{L}\p{N},.:;?!()„“”‚‘’–—€%]$/iu;

/** The paragraphs of a text that consists of plain sentences alone; null for any other. */
function plainParagraphs(text: string): string[] | null {
  const paragraphs = text.split(/\n{2,}/);
  return paragraphs.every((paragraph) => plainSentence.test(paragraph)) ? paragraphs : null;
}

/**
 * HTML of what a person wrote in Markdown: paragraphs, emphasis, lists, quotations, links. No headings (the page
 * has its own), no images, no HTML of theirs. Links leave without the site's authority.
 */
export function markdown(written: string): string {
  const text = written.slice(0, longestText);
  const plain = plainParagraphs(text);
  if (plain) return plain.map((paragraph) => `<p>${paragraph}</p>\n`).join('');
  return sanitize(parsed(text), {
    allowedTags: ['p', 'br', 'em', 'strong', 'del', 'ul', 'ol', 'li', 'blockquote', 'code', 'a'],
    allowedAttributes: { a: ['href', 'rel'] },
    allowedSchemes: ['http', 'https'],
    allowProtocolRelative: false,
    transformTags: {
      a: sanitize.simpleTransform('a', { rel: 'nofollow ugc noopener' }),
      h1: 'p',
      h2: 'p',
      h3: 'p',
      h4: 'p',
      h5: 'p',
      h6: 'p',
      pre: 'p',
    },
    disallowedTagsMode: 'discard',
  });
}

/** What makes marked look again at everything behind it: the time for a text grows with the square of their number. */
const marks = /[*_~`[\]>]|\d[.)]\s/g;
const mostMarks = 600;

const isTooMarked = (text: string) => (text.match(marks) ?? []).length > mostMarks;

/** A text with more marks than anybody sets by hand, or with quotations too deep for marked, is shown as it was typed. */
function parsed(text: string): string {
  // What looks like HTML is text here, not markup: people write "<3" and "<name@example>".
  const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  try {
    if (!isTooMarked(text)) return marked.parse(plain, { async: false });
  } catch {
    // A RangeError: thousands of nested quotations.
  }
  return `<p>${plain.replaceAll('>', '&gt;').replaceAll('\n', '<br>\n')}</p>`;
}

/**
 * The same text as a tree, for paper. Raw HTML is a piece of text. A text with more marks than anybody sets by hand is
 * one paragraph as it was typed.
 */
export function markdownTokens(written: string): Token[] {
  const text = written.slice(0, longestText);
  if (!isTooMarked(text)) {
    try {
      return marked.lexer(text);
    } catch {
      // A RangeError: thousands of nested quotations.
    }
  }
  return [{ type: 'text', raw: text, text }];
}

/** The first words of a Markdown text, without its marks, for lists and descriptions. */
export function excerpt(text: string, length: number): string {
  const start = text.slice(0, 2000);
  const plain = (plainParagraphs(start) ? start : withoutMarks(start)).replace(/\s+/g, ' ').trim();
  if (plain.length <= length) return plain;
  return `${plain.slice(0, plain.lastIndexOf(' ', length) || length)} …`;
}

function withoutMarks(text: string): string {
  return sanitize(parsed(text), { allowedTags: [], allowedAttributes: {} })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
