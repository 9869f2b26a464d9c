import type { Locale } from '#src/lib/act.ts';

/** A mail as its parts, before it becomes plain text or HTML. */
export interface Letter {
  locale: Locale;
  title: string;
  before: readonly string[];
  url: string;
  button: string;
  orCopy: string;
  after: readonly string[];
  footer: readonly string[];
}

export function letterText(letter: Letter): string {
  return `${[...letter.before, `${letter.button}:\n${letter.url}`, ...letter.after, `-- \n${letter.footer.join('\n')}`].join('\n\n')}\n`;
}

const sans = "font-family:'IBM Plex Sans',system-ui,-apple-system,'Segoe UI',sans-serif";
const serif = "font-family:Literata,Georgia,'Times New Roman',serif";

/**
 * HTML that mail programs of all ages show: one column, styles at the elements, no pictures and nothing loaded from
 * elsewhere. Colours are those of src/styles/tokens.css in light.
 */
export function letterHtml(letter: Letter): string {
  const lines = (texts: readonly string[]) =>
    texts.map((text) => `<p style="margin:0 0 16px">${escaped(text)}</p>`).join('\n');
  const url = escaped(letter.url);
  return `<!doctype html>
<html lang="${letter.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light">
<title>${escaped(letter.title)}</title>
</head>
<body style="margin:0;padding:24px 12px;background:#f1ecdf;color:#1a2030">
<div style="max-width:560px;margin:0 auto;background:#faf7ef;border:1px solid #7d735c;border-top:8px solid #e3d7ba;padding:28px 28px 12px;${serif};font-size:17px;line-height:1.52">
<h1 style="margin:0 0 22px;font-size:22px;line-height:1.2;font-weight:600">${escaped(letter.title)}</h1>
${lines(letter.before)}
<p style="margin:24px 0;${sans};font-size:16px"><a href="${url}" style="display:inline-block;padding:12px 18px;background:#1a2030;color:#f1ecdf;border-radius:2px;font-weight:600;text-decoration:none">${escaped(letter.button)}</a></p>
<p style="margin:0 0 16px;${sans};font-size:14px;color:#454a57">${escaped(letter.orCopy)}<br><a href="${url}" style="color:#1a2030;word-break:break-all">${url}</a></p>
${lines(letter.after)}
</div>
<p style="max-width:560px;margin:16px auto 0;${sans};font-size:13px;line-height:1.4;color:#454a57">${letter.footer.map(escaped).join('<br>')}</p>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
