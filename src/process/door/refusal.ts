import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { number } from '#src/i18n/formats.ts';
import { isLocale, preferredLocale, type Translate, translator } from '#src/i18n/index.ts';
import { paths } from '#src/lib/paths.ts';
import type { Locale } from '#src/lib/situation.ts';
import type { Refusal } from './answers.ts';

const style =
  ':root{color-scheme:light dark}body{max-width:40rem;margin:0 auto;padding:3rem 1.25rem;background:light-dark(#f1ecdf,#181714);color:light-dark(#1a2030,#ede7d9);font:1.0625rem/1.5 system-ui,sans-serif}h1{font:600 1.625rem/1.2 Georgia,serif}main{padding:1.5rem;background:light-dark(#faf7ef,#21201c);border:1px solid light-dark(#7d735c,#868072)}a{color:inherit}small{color:light-dark(#595c65,#a09988)}';

/** The page has nothing but its own words and this style. */
export const refusalPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/** Of a form a byte is a letter, but for letters that are sent percent-encoded: this many of a hundred German ones fit. */
const lettersPerByte = 0.75;

/**
 * A page without the site around it, for people whose link was cut, whose form is longer than what is read, or who come when
 * there is no room. No page of the site could be asked for it more cheaply. Null when no page is wanted.
 */
export function refusalPage(req: IncomingMessage, refusal: Refusal): string | null {
  if (!req.headers.accept?.includes('text/html')) return null;
  const locale = localeOf(req);
  const t = translator(locale);
  const { title, texts, leadsHome } = said(t, locale, req, refusal);
  const home = leadsHome ? `<p><a href="${paths.home(locale)}">${t('site.notFound.home')}</a></p>` : '';
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · ${t('site.name')}</title><style>${style}</style><main><h1>${title}</h1>${texts.map((text) => `<p>${text}</p>`).join('')}${home}<small>${refusal.status}</small></main></html>`;
}

/** A link home would take what was typed away: who sent a form is told how to go back to it. */
function said(t: Translate, locale: Locale, req: IncomingMessage, { status, most, after = 10 }: Refusal) {
  const kept = req.method === 'POST' ? [t('site.refused.kept')] : [];
  if (status === 413 && most !== undefined) {
    const kilobytes = (bytes: number) => number(locale, Math.ceil(bytes / 1024));
    const letters = Math.round((most * lettersPerByte) / 1000) * 1000;
    const sizes = { sent: kilobytes(Number(req.headers['content-length'] ?? 0)), most: kilobytes(most), letters };
    return { title: t('site.refused.longTitle'), texts: [t('site.refused.long', sizes), ...kept], leadsHome: false };
  }
  if (status === 503) {
    const texts = [t('site.refused.busy', { seconds: after }), ...kept];
    return { title: t('site.refused.busyTitle'), texts, leadsHome: false };
  }
  if (req.method === 'POST') {
    const texts = [t(status === 408 ? 'site.refused.late' : 'site.refused.form'), ...kept];
    return { title: t('site.refused.formTitle'), texts, leadsHome: false };
  }
  return { title: t('site.refused.title'), texts: [t('site.refused.text')], leadsHome: true };
}

/** The language of the page that was being read, else what the browser prefers. */
function localeOf(req: IncomingMessage): Locale {
  const [, named = ''] = /^\/([^/?]*)/.exec(req.url ?? '') ?? [];
  return isLocale(named) ? named : preferredLocale(req.headers['accept-language']);
}
