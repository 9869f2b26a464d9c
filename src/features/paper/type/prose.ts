import type { Token } from 'marked';
import type { Content } from 'pdfmake/interfaces.js';
import type { Translate } from '#src/i18n/index.ts';
import { isList, typedTree } from '#src/lib/typed.ts';
import { type Direction, directionOf } from './direction.ts';
import { hasMissing } from './fonts.ts';
import { words } from './style.ts';

type Look = { bold?: true; italics?: true; base: Direction };

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

/** Said right under words of which some are printed as boxes. */
export function aboutBoxes(t: Translate, written: string): Content[] {
  return hasMissing(written) ? [{ text: t('paper.missing'), style: 'fine', margin: [0, 0, 0, 4] }] : [];
}

function block(token: Token, style: string): Content[] {
  if (token.type === 'space') return [];
  const base = directionOf(token.raw);
  const alignment = base === 'rtl' ? ('right' as const) : ('left' as const);
  if (!isList(token)) return [{ text: inline(token, { base }), style, alignment, margin: [0, 0, 0, 4] }];
  return [
    { ul: token.items.map((item) => ({ text: inline(item, { base }) })), style, alignment, margin: [0, 0, 0, 4] },
  ];
}

/** Words with their emphasis; an address is written out as it was typed. */
function inline(token: Token, look: Look): Content[] {
  if (token.type === 'br') return ['\n'];
  const inner = 'tokens' in token ? token.tokens : undefined;
  if (!inner) return [words(token.raw, 'Serif', look)];
  const more =
    token.type === 'strong' ? { bold: true as const } : token.type === 'em' ? { italics: true as const } : {};
  return inner.flatMap((one) => inline(one, { ...look, ...more }));
}
