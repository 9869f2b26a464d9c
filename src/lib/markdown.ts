import { Marked, type Token } from 'marked';
import sanitize from 'sanitize-html';
import { isLink, isList, lineTree, longestText, typedTree } from './typed.ts';

export { longestText };

/**
 * Words, digits and common punctuation in lines: nothing in it can be a list, emphasis or an address, so that lexer and
 * sanitizer would only wrap it in paragraphs. Most entries and replies are such texts.
 */
const plain = /^(?!\n)[\p{L}\p{M}\p{N} \u00a0\n,.:;?!()[\]{}„“”‚‘’'"/+=#&§%€…–—-]+(?<!\n)$/u;
const notPlain = /www\.|:\/\/|^[ \t-]/im;

const isPlain = (text: string) => plain.test(text) && !notPlain.test(text);

const page = new Marked({
  renderer: {
    text: (token) => ('tokens' in token && token.tokens ? false : escaped(token.text)),
    link: ({ href, text }) => `<a href="${escaped(href)}">${escaped(text)}</a>`,
  },
});

/** HTML of what a person typed. Links leave without the site's authority. */
export function markdown(written: string): string {
  const text = written.slice(0, longestText);
  if (isPlain(text)) return paragraphs(text.replaceAll('&', '&amp;'));
  return sanitize(page.parser(typedTree(text)), {
    allowedTags: ['p', 'br', 'em', 'strong', 'ul', 'li', 'a'],
    allowedAttributes: { a: ['href', 'rel'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    transformTags: { a: sanitize.simpleTransform('a', { rel: 'nofollow ugc noopener' }) },
    disallowedTagsMode: 'discard',
  });
}

const paragraphs = (html: string) =>
  html
    .split(/\n{2,}/)
    .map((one) => `<p>${one.replaceAll('\n', '<br />')}</p>\n`)
    .join('');

/** HTML of a few lines. `anchor`: how an address becomes a link; null where it is none. */
export function linesHtml(text: string, anchor: (href: string) => string | null): string {
  return lineTree(text)
    .map((token) => {
      if (token.type === 'br') return '<br>\n';
      const tag = isLink(token) ? anchor(escaped(token.href)) : null;
      return tag === null ? escaped(token.raw) : `${tag}${escaped(token.raw)}</a>`;
    })
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** What lists and descriptions look at: enough for the longest excerpt. */
const readForExcerpt = 2000;

/** The first words of a text in one line, without its marks, for lists and descriptions. */
export function excerpt(text: string, length: number): string {
  return cut(plainText(text.slice(0, readForExcerpt)).replace(/\s+/g, ' '), length);
}

/** The first words of a text in its own lines, for feeds and letters. */
export function excerptLines(text: string, length: number): string {
  return cut(plainText(text.slice(0, readForExcerpt)), length);
}

/** Whole words, of which one at least; of an endless one its beginning. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const space = text.slice(0, length + 1).search(/\s\S*$/);
  return `${text
    .slice(0, space > 0 ? space : length)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()} …`;
}

export function plainText(text: string): string {
  const shown = isPlain(text) ? text : typedTree(text).map(blockText).join('');
  return shown.replace(/\n{3,}/g, '\n\n').trim();
}

/** Every block ends its line. */
function blockText(token: Token): string {
  if (token.type === 'space') return '\n';
  if (!isList(token)) return `${inlineText(token)}\n`;
  const items = token.items.map((item) => item.raw.slice(0, -item.text.length).trimStart() + inlineText(item));
  return `${items.join('\n')}\n`;
}

function inlineText(token: Token): string {
  const inner = 'tokens' in token ? token.tokens : undefined;
  return inner ? inner.map(inlineText).join('') : token.raw;
}
