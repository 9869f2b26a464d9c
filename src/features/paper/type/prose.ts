import type { Token, Tokens } from 'marked';
import type { Content } from 'pdfmake/interfaces.js';
import { markdownTokens } from '#src/lib/markdown.ts';
import { colours, words } from './style.ts';

type Emphasis = { bold?: true; italics?: true; decoration?: 'lineThrough' };

/** From this depth on a list or a quotation is not indented any more, as on the site. */
const deepest = 3;

/** A text with more lines than this is no letter: what follows stands in one paragraph, so that a page holds it. */
const mostLines = 250;
const betweenLines = ' / ';

/**
 * What a person wrote in Markdown, as paragraphs in the serif face. `style`: of each paragraph. From the 250th line on
 * it is printed as it was written, without its marks, lines behind each other.
 */
export function prose(written: string, style: 'text' | 'small' = 'text'): Content[] {
  const lines = written.split('\n');
  if (lines.length > mostLines) {
    const rest = lines.slice(mostLines).filter((line) => line.trim() !== '');
    const together = rest.map((line) => line.trim()).join(betweenLines);
    return [
      ...prose(lines.slice(0, mostLines).join('\n'), style),
      { ...words(together, 'Serif'), style, margin: [0, 0, 0, 4] },
    ];
  }
  const blocks = markdownTokens(written).flatMap((token) => block(token, style, 0));
  return blocks.length > 0 ? blocks : [{ text: '', style }];
}

function block(token: Token, style: string, depth: number): Content[] {
  switch (token.type) {
    case 'space':
    case 'hr':
    case 'def':
      return [];
    case 'list':
      return isList(token) ? [listOf(token, style, depth)] : [];
    case 'blockquote': {
      const stack = (token.tokens ?? []).flatMap((inner) => block(inner, style, depth + 1));
      const margin: [number, number, number, number] = [depth < deepest ? 10 : 0, 0, 0, 0];
      return stack.length > 0 ? [{ stack, margin, color: colours.ink2 }] : [];
    }
    default:
      return [{ text: inline(token, {}), style, margin: [0, 0, 0, 4] }];
  }
}

const isList = (token: Token): token is Tokens.List => token.type === 'list';

function listOf(list: Tokens.List, style: string, depth: number): Content {
  const items = list.items.map((item) => ({ stack: item.tokens.flatMap((token) => block(token, style, depth + 1)) }));
  if (depth >= deepest) return { stack: items };
  return list.ordered
    ? { ol: items, start: Number(list.start) || 1, style, margin: [0, 0, 0, 4] }
    : { ul: items, style, margin: [0, 0, 0, 4] };
}

/** Words with their emphasis. A link is followed by its address: nobody can press on paper. */
function inline(token: Token, emphasis: Emphasis): Content[] {
  const inner = 'tokens' in token ? (token.tokens ?? []) : [];
  const all = (more: Emphasis) => inner.flatMap((one) => inline(one, { ...emphasis, ...more }));
  switch (token.type) {
    case 'strong':
      return all({ bold: true });
    case 'em':
      return all({ italics: true });
    case 'del':
      return all({ decoration: 'lineThrough' });
    case 'br':
      return ['\n'];
    case 'link':
      return token.text === token.href ? all({}) : [...all({}), words(` (${token.href})`, 'Serif', emphasis)];
    default:
      return inner.length > 0 ? all({}) : [words(plain(token), 'Serif', emphasis)];
  }
}

function plain(token: Token): string {
  return 'text' in token && typeof token.text === 'string' ? token.text : token.raw;
}
