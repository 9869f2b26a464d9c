import { defineMiddleware } from 'astro:middleware';
import type { APIContext, MiddlewareNext } from 'astro';
import { isModerator } from '#src/features/accounts/appointments.ts';
import { readSession } from '#src/features/accounts/sessions.ts';
import { desksOf } from '#src/features/companies/representatives/queries.ts';
import { isLocale, preferredLocale, translator } from '#src/i18n/index.ts';
import { now } from '#src/lib/clock.ts';
import { database } from '#src/lib/database.ts';
import { parsedOnce, sentFields, textFields } from '#src/lib/forms.ts';
import { faultOf, log } from '#src/lib/log.ts';
import { paced } from '#src/lib/paced.ts';
import { wasUnstored } from '#src/lib/request.ts';
import { type Situation, today, visitor } from '#src/lib/situation.ts';
import { keepsFromWriting } from '#src/lib/storage.ts';

/**
 * Scripts and styles are files of this site, none is inline. Written here and not by `security.csp` of Astro, which
 * hashes every script of the site anew for every page: a tenth of the work of a request.
 */
const policyOf = (framedBy: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    // `npm run dev` writes the styles into its pages; a build links them. Asked by `hot`, which no build has:
    // `import.meta.env.DEV` is true in one that was made with another NODE_ENV than production.
    `style-src 'self'${import.meta.hot ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    `frame-ancestors ${framedBy}`,
    "base-uri 'none'",
    "manifest-src 'self'",
  ].join('; ');
const policy = policyOf("'none'");
/** Cards that other sites show: they hold nothing that could be pressed but links, and know nobody. */
const policyInFrames = policyOf('*');
const isFramed = (route: string) => route.startsWith('/[locale]/embed/');

const headers = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Routes whose pages depend on who looks: never cached, never in an index. */
const isPersonal = (route: string) =>
  ['account', 'company-desk', 'moderation', 'notice', 'decision', 'cases/new'].some((area) =>
    route.startsWith(`/[locale]/${area}`),
  );

export const onRequest = defineMiddleware(async (context, next) => {
  const asked = context.params['locale'];
  // A page that stands in for another, as that of a fault, is in the language of the one that was asked for.
  const [, first] = context.originPathname.split('/');
  const named = [asked, first].find(isLocale);
  const locale = named ?? preferredLocale(context.request.headers.get('accept-language'));
  const visit: Situation = { db: database(), actor: visitor, now: now(), locale };
  let situation: Promise<Situation> | undefined;
  Object.assign(context.locals, {
    locale,
    t: translator(locale),
    today: today(visit),
    visit,
    // Of the front cache (src/process/front), where there is one.
    shows: context.locals.shows ?? (() => undefined),
    situation: () => {
      situation ??= withActor(context, visit);
      return situation;
    },
  });
  if (context.request.method === 'POST') parsedOnce(context.request);
  // `/DE/cases` and `/xx` match the route but are no language.
  if (asked !== undefined && !isLocale(asked)) return dressed(context, await context.rewrite('/404'));
  return dressed(context, saved(context, await answered(context, visit, next)));
});

/** A file is sent as fast as it is taken: of what is long a piece is in memory, and not the rest of it. */
function saved({ locals: { drained } }: APIContext, response: Response): Response {
  if (!drained || !response.body || !response.headers.has('content-disposition')) return response;
  return new Response(paced(response.body, drained), response);
}

/** What a page answers; where the database is away not even a form can be shown again, and a page says so. */
async function answered(context: APIContext, visit: Situation, next: MiddlewareNext): Promise<Response> {
  try {
    return unavailable(visit, await next());
  } catch (error) {
    if (!wasUnstored() && keepsFromWriting(visit.db) === null) throw error;
    log.error(faultOf(error), 'a page failed');
    // A page that would show the form again with it needs the data, too.
    const sent = isOfPage(context) ? await sentFields(context.request) : null;
    const { pathname, search } = context.url;
    // Two slashes at its beginning would lead to another site.
    const address = pathname.replace(/^\/+/, '/') + search;
    context.locals.unsent = { address, fields: sent ? textFields(sent) : [] };
    const page = await context.rewrite(new Request(new URL('/500', context.url)));
    return new Response(page.body, { status: 503, headers: page.headers });
  }
}

/** Whether a form of a page was sent: a file that comes as a stream is read by nobody else. */
const isOfPage = ({ routePattern }: APIContext) => routePattern.startsWith('/[locale]');

/** What failed because nothing can be stored is no fault of the program: it is to be asked again. */
function unavailable({ db }: Situation, response: Response): Response {
  if (response.status !== 500 || !(wasUnstored() || keepsFromWriting(db) !== null)) return response;
  return new Response(response.body, { status: 503, headers: response.headers });
}

async function withActor(context: APIContext, visit: Situation): Promise<Situation> {
  const session = await readSession(visit.db, context.request.headers.get('cookie') ?? '', visit.now);
  if (!session) return visit;
  const { renewed } = session;
  if (renewed) context.cookies.set(renewed.name, renewed.value, renewed.attributes);
  const [desks, moderates] = await Promise.all([
    desksOf(visit.db, session.userId),
    isModerator(visit.db, session.userId),
  ]);
  return { ...visit, actor: { userId: session.userId, ...desks, isModerator: moderates } };
}

function dressed(context: APIContext, response: Response): Response {
  const hasSecret = context.url.searchParams.has('token');
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  // Also the card of a case that ended: it says so where the case was shown.
  const framed = isFramed(context.routePattern) && [200, 410].includes(response.status);
  if (framed) response.headers.delete('X-Frame-Options');
  // A page that needs a narrower one (mails of the demo) has set it.
  if (!response.headers.has('Content-Security-Policy'))
    response.headers.set('Content-Security-Policy', framed ? policyInFrames : policy);
  // `same-origin` keeps the token from other sites as `no-referrer` would, but lets the button on the page be pressed:
  // without a referrer browsers send `Origin: null`, and the form would be refused as foreign.
  response.headers.set('Referrer-Policy', hasSecret ? 'same-origin' : 'strict-origin-when-cross-origin');
  if (process.env.SITE_URL?.startsWith('https:')) {
    response.headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  }
  if (response.headers.get('content-type') === 'text/html') {
    response.headers.set('Content-Type', 'text/html; charset=utf-8');
  }
  // Here the language was chosen for whoever asks, also where the answer is a redirect and has no words.
  const isOfWords = response.headers.get('content-type')?.startsWith('text/html') ?? true;
  if (isOfWords && !isLocale(context.params['locale'])) response.headers.append('Vary', 'Accept-Language');
  if (isPersonal(context.routePattern)) response.headers.set('Cache-Control', 'private, no-store');
  return response;
}
