import type { Token } from 'marked';
import type { Content } from 'pdfmake/interfaces.js';
import { isList, typedTree } from '#src/lib/typed.ts';
import { words } from './style.ts';

type Emphasis = { bold?: true; italics?: true };

/** A text with more lines than this is no letter: what follows stands in one paragraph, so that a page holds it. */
const mostLines = 250;
const betweenLines = ' / ';

/**
 * What a person wrote, as paragraphs in the serif face. `style`: of each paragraph. From the 250th line on it is printed
 * as it was typed, lines behind each other.
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
  const blocks = typedTree(written).flatMap((token) => block(token, style));
  return blocks.length > 0 ? blocks : [{ text: '', style }];
}

function block(token: Token, style: string): Content[] {
  if (token.type === 'space') return [];
  if (!isList(token)) return [{ text: inline(token, {}), style, margin: [0, 0, 0, 4] }];
  return [{ ul: token.items.map((item) => ({ text: inline(item, {}) })), style, margin: [0, 0, 0, 4] }];
}

/** Words with their emphasis; an address is written out as it was typed. */
function inline(token: Token, emphasis: Emphasis): Content[] {
  if (token.type === 'br') return ['\n'];
  const inner = 'tokens' in token ? token.tokens : undefined;
  if (!inner) return [words(token.raw, 'Serif', emphasis)];
  const more: Emphasis = token.type === 'strong' ? { bold: true } : token.type === 'em' ? { italics: true } : {};
  return inner.flatMap((one) => inline(one, { ...emphasis, ...more }));
}
