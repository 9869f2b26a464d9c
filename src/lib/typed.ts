import { Lexer, Marked, type Token, type TokenizerObject, type Tokens } from 'marked';
import { beforeLink, linkAt, withoutLinks } from './links.ts';

/** Longest text a person may write; nothing behind it is read. */
export const longestText = 10_000;

/** Nobody emphasises more at once. Looking no further keeps the time for a text in proportion to its length. */
const longestEmphasis = 500;

const bullet = String.raw`(?:(?<=•)|[ \t])[ \t]*\S.*`;
/** Lines that begin with the same bullet in the same place; what is indented below one belongs to it. */
const bullets = new RegExp(String.raw`^([ \t]*)([-*•])${bullet}(?:\n\1(?:\2${bullet}|[ \t]+\S.*))*`);
/** "- 50 €" may be an amount with its sign. */
const signedAmount = /^[ \t]*-[ \t]*[$£€]?[ \t]*\d/;

const opener = /^(\*\*|__|\*|_)(?=[\p{L}\p{N}„“"'‚‘«»(])/u;
const beforeEmphasis = /^[\s([{„“"'‚‘«»‹›–—-]?$/;
const closerOf = (mark: string) =>
  new RegExp(String.raw`(?<![\s\\${mark.charAt(0)}])${mark.replaceAll('*', '\\*')}(?![\p{L}\p{M}\p{N}*_\/\\=@])`, 'u');
const closers = new Map(['*', '**', '_', '__'].map((mark) => [mark, closerOf(mark)]));

/** Words up to the next sign that may mean something: a star or underscore outside a word, an address, a new line. */
const plainWords = new RegExp(String.raw`^(?:[*_]+|[^\n])(?:(?!(?<![\p{L}\p{N}*_])[*_]|${beforeLink})[^\n])*`, 'iu');

const none = () => undefined;

/** Of what stands in a line, only addresses mean something. */
const lines: TokenizerObject = {
  escape: none,
  tag: none,
  link: none,
  reflink: none,
  emStrong: none,
  codespan: none,
  br: (written) => (written.startsWith('\n') ? { type: 'br', raw: '\n' } : undefined),
  del: none,
  autolink: none,
  url(written) {
    const link = linkAt(written);
    return link ? { type: 'link', raw: link.text, ...link, tokens: [words(link.text)] } : undefined;
  },
  inlineText: (written) => words(plainWords.exec(written)?.[0] ?? written.charAt(0)),
};

/** Paragraphs, lists with bullets, emphasis around whole words. */
const texts: TokenizerObject = {
  ...lines,
  code: none,
  fences: none,
  heading: none,
  hr: none,
  blockquote: none,
  list(written) {
    const raw = bullets.exec(written)?.[0];
    if (raw === undefined || !isMeant(raw)) return undefined;
    const items = itemsOf(raw).map((item): Tokens.ListItem => {
      const text = item.replace(/^[ \t]*[-*•][ \t]*/, '');
      const tokens: Token[] = [{ ...words(text), tokens: this.lexer.inline(text) }];
      return { type: 'list_item', raw: item, task: false, loose: false, text, tokens };
    });
    return { type: 'list', raw, ordered: false, start: '', loose: false, items };
  },
  html: none,
  def: none,
  table: none,
  lheading: none,
  paragraph(written) {
    let end = lineEnd(written);
    for (let next = written.slice(end + 1); !/^[ \t]*(?:\n|$)/.test(next); next = written.slice(end + 1)) {
      const run = bullets.exec(next)?.[0];
      if (run !== undefined && isMeant(run)) break;
      end += 1 + (run?.length ?? lineEnd(next));
    }
    const raw = written.slice(0, end);
    return { type: 'paragraph', raw, text: raw, tokens: this.lexer.inline(raw) };
  },
  emStrong(written, _masked, before = '') {
    const mark = opener.exec(written)?.[1];
    if (mark === undefined || !beforeEmphasis.test(before)) return undefined;
    const line = written.slice(mark.length, Math.min(lineEnd(written), longestEmphasis));
    const text = line.slice(0, closers.get(mark)?.exec(withoutLinks(line))?.index ?? 0);
    // 2 *3* 4 is arithmetic.
    if (!(mark.length === 1 ? /\p{L}/u : /[\p{L}\p{N}]/u).test(text)) return undefined;
    const raw = `${mark}${text}${mark}`;
    return { type: mark.length === 1 ? 'em' : 'strong', raw, text, tokens: this.lexer.inlineTokens(text) };
  },
};

const ofLines = new Marked({ tokenizer: lines }).defaults;
const ofTexts = new Marked({ tokenizer: texts }).defaults;

/**
 * What a person typed, as the one tree that page, excerpt, feed, letter and paper are made of: paragraphs, lines, lists
 * with bullets, emphasis around whole words, addresses. A number at the beginning of a line is a number ("28. März"),
 * never the mark of a list that counts by itself. What looks like any other markup stays the text it is, so that no
 * letter and no digit is ever lost.
 */
export function typedTree(written: string): Token[] {
  return Lexer.lex(written.slice(0, longestText), ofTexts);
}

/** Lines and addresses alone, for words that know no emphasis: those of our mails, with somebody's title among them. */
export function lineTree(text: string): Token[] {
  return Lexer.lexInline(text, ofLines);
}

export const isList = (token: Token): token is Tokens.List => token.type === 'list';
export const isLink = (token: Token): token is Tokens.Link => token.type === 'link';

const words = (text: string): Tokens.Text => ({ type: 'text', raw: text, text });

function lineEnd(text: string): number {
  const end = text.indexOf('\n');
  return end < 0 ? text.length : end;
}

/** Two at least: a line with a dash alone may be a signature or a thought. */
function isMeant(run: string): boolean {
  const items = itemsOf(run);
  return items.length > 1 && !items.some((item) => signedAmount.test(item));
}

function itemsOf(run: string): string[] {
  const indent = /^[ \t]*/.exec(run)?.[0] ?? '';
  return run.split(new RegExp(`\\n(?=${indent}[-*•])`));
}
