import type { IncomingMessage } from 'node:http';
import { preferredLocale, translator } from '#src/i18n/index.ts';
import { paths } from '#src/lib/paths.ts';

/** A page without the site around it, for people whose link was cut or whose browser sent what nobody can read. */
export function refusalPage(req: IncomingMessage, status: number): string | null {
  if (!req.headers.accept?.includes('text/html')) return null;
  const locale = preferredLocale(req.headers['accept-language']);
  const t = translator(locale);
  const title = t('site.refused.title');
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title} · ${t('site.name')}</title><h1>${title}</h1><p>${t('site.refused.text')}</p><p><a href="${paths.home(locale)}">${t('site.notFound.home')}</a></p><p>${status}</p></html>`;
}
