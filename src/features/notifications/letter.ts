import { otherLanguage } from '#src/lib/language.ts';
import { linesHtml } from '#src/lib/markdown.ts';
import { absolute } from '#src/lib/paths.ts';
import type { Locale } from '#src/lib/situation.ts';

/** A mail as its parts, before it becomes plain text or HTML. */
export interface Letter {
  locale: Locale;
  title: string;
  parts: readonly Part[];
  footer: readonly Line[];
}

export type Part =
  | { kind: 'words'; text: string }
  /** The one thing to do. */
  | { kind: 'button'; label: string; url: string; orCopy: string }
  /** One of several pieces of news: a heading that leads somewhere and what it says. */
  | { kind: 'item'; title: string; texts: readonly string[]; label: string; url: string };

/** A line at the foot; with `url` it is a link. */
export interface Line {
  text: string;
  url?: string;
}

export function letterText(letter: Pick<Letter, 'parts' | 'footer'>): string {
  const footer = letter.footer.map(({ text, url }) => (url ? `${text}: ${url}` : text));
  return `${[...letter.parts.flatMap(partText), `-- \n${footer.join('\n')}`].join('\n\n')}\n`;
}

function partText(part: Part): string[] {
  if (part.kind === 'words') return [part.text];
  if (part.kind === 'button') return [`${part.label}:\n${part.url}`];
  return [`* ${part.title}`, ...part.texts, `${part.label}:\n${part.url}`];
}

const sans = "font-family:'IBM Plex Sans',system-ui,-apple-system,'Segoe UI',sans-serif";
const serif = "font-family:Literata,Georgia,'Times New Roman',serif";

/**
 * In dark, for the programs that let a mail choose: the colours of src/styles/tokens.css. The others turn the colours
 * of the elements round by themselves, which works because none of them is black, white or a picture.
 */
const dark = `@media (prefers-color-scheme: dark) {
.page { background: #181714 !important; color: #ede7d9 !important }
.sheet { background: #21201c !important; border-color: #868072 !important; border-top-color: #37312a !important }
.quiet, .quiet a { color: #c2bbab !important }
.plain { color: #ede7d9 !important }
.go { background: #ede7d9 !important; color: #181714 !important }
.item { border-color: #868072 !important }
}`;

/**
 * HTML that mail programs of all ages show: one column, styles at the elements, no tables, no pictures and nothing
 * loaded from elsewhere. Colours are those of src/styles/tokens.css.
 */
export function letterHtml(letter: Letter): string {
  return `<!doctype html>
<html lang="${letter.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(letter.title)}</title>
<style>${dark}</style>
</head>
<body class="page" style="margin:0;padding:24px 12px;background:#f1ecdf;color:#1a2030">
<div class="sheet" style="max-width:560px;margin:0 auto;background:#faf7ef;border:1px solid #7d735c;border-top:8px solid #e3d7ba;padding:28px 28px 12px;${serif};font-size:17px;line-height:1.52">
<h1 style="margin:0 0 22px;font-size:22px;line-height:1.2;font-weight:600">${escaped(letter.title)}</h1>
${letter.parts.map((part) => partHtml(part, letter.locale)).join('\n')}
</div>
<p class="quiet" style="max-width:560px;margin:16px auto 0;${sans};font-size:13px;line-height:1.5;color:#454a57">${letter.footer.map(lineHtml).join('<br>')}</p>
</body>
</html>
`;
}

function partHtml(part: Part, locale: Locale): string {
  if (part.kind === 'words') return paragraph(part.text, locale);
  const url = escaped(part.url);
  if (part.kind === 'item') {
    return `<div class="item" style="margin:0 0 22px;padding-top:12px;border-top:1px solid #7d735c">
<h2 style="margin:0 0 8px;font-size:18px;line-height:1.3;font-weight:600">${escaped(part.title)}</h2>
${part.texts.map((text) => paragraph(text, locale)).join('\n')}
<p style="margin:0 0 16px;${sans};font-size:16px"><a class="plain" href="${url}" style="color:#1a2030;font-weight:600">${escaped(part.label)}</a></p>
</div>`;
  }
  return `<p style="margin:24px 0;${sans};font-size:16px"><a class="go" href="${url}" style="display:inline-block;padding:12px 18px;background:#1a2030;color:#f1ecdf;border-radius:2px;font-weight:600;text-decoration:none">${escaped(part.label)}</a></p>
<p class="quiet" style="margin:0 0 16px;${sans};font-size:14px;color:#454a57">${escaped(part.orCopy)}<br><a href="${url}" style="color:#1a2030;word-break:break-all">${url}</a></p>`;
}

function lineHtml({ text, url }: Line): string {
  return url ? `<a href="${escaped(url)}" style="color:#454a57">${escaped(text)}</a>` : escaped(text);
}

/** A line that somebody wrote in another language than the mail's says which. */
function paragraph(text: string, locale: Locale): string {
  const lines = text.split('\n').map((line) => {
    const lang = otherLanguage(line, locale);
    const html = linesHtml(line, anchor);
    return lang ? `<span lang="${lang}">${html}</span>` : html;
  });
  return `<p style="margin:0 0 16px">${lines.join('<br>\n')}</p>`;
}

/** Addresses of this site are links, no other: somebody else's words may stand beside them. */
function anchor(href: string): string | null {
  return href.startsWith(escaped(absolute('/'))) ? `<a class="plain" href="${href}" style="color:#1a2030">` : null;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
