import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, companies } from '#db/schema/index.ts';
import { readableStatuses, visibleCases } from '#src/features/cases/index.ts';
import { stampOf } from '#src/features/cases/rules.ts';
import { tracesOf } from '#src/features/moderation/index.ts';
import { longDay } from '#src/i18n/formats.ts';
import { isLocale, translator } from '#src/i18n/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { type Locale, visitor } from '#src/lib/situation.ts';
import { escaped } from '#src/lib/xml.ts';
import { badgeSizes } from '../lists.ts';
import { badgeFacts } from './facts.ts';

/** An answer of oEmbed 1.0, of the type `rich`. */
export interface Embed {
  version: '1.0';
  type: 'rich';
  title: string;
  provider_name: string;
  provider_url: string;
  html: string;
  width: number;
  height: number;
}

/** Width and height of a case in other sites, in CSS pixels. */
const caseSize = { width: 480, height: 160 };

/**
 * What another site shows in place of an address of this one: a profile its badge, a case its head. No script, and of a case
 * nothing but its title. Null for every other address, and for what cannot be read. `most`: what the site has room for.
 */
export async function embedOf(
  db: Database,
  typed: string,
  { today, most }: { today: Day; most: { width: number; height: number } },
): Promise<Embed | null> {
  const url = URL.parse(typed);
  if (!url || url.origin !== new URL(absolute('/')).origin) return null;
  const [, locale, kind, name = '', ...rest] = url.pathname.split('/');
  if (!isLocale(locale) || rest.join('') !== '') return null;
  if (kind === 'companies') return ofCompany(db, name, { locale, today, most });
  const number = /^\d{4}-\d{6,9}(?=$|-)/.exec(name)?.[0];
  return kind === 'cases' && number !== undefined ? ofCase(db, number, { locale, today, most }) : null;
}

interface Room {
  locale: Locale;
  today: Day;
  most: { width: number; height: number };
}

async function ofCompany(db: Database, slug: string, { locale, today, most }: Room): Promise<Embed | null> {
  const facts = await badgeFacts(db, slug, today);
  if (!facts) return null;
  const { large, small } = badgeSizes;
  const size = most.width >= large.width && most.height >= large.height ? 'large' : 'small';
  return embed(locale, facts.company.name, badgeCode(facts.company, locale, size), {
    width: Math.min((size === 'large' ? large : small).width, most.width),
    height: Math.min((size === 'large' ? large : small).height, most.height),
  });
}

/** The HTML with which another site shows the badge. Its figures stand in the picture alone: a copied text would grow old. */
export function badgeCode(
  { name, slug }: { name: string; slug: string },
  locale: Locale,
  size: keyof typeof badgeSizes,
): string {
  const { width, height } = badgeSizes[size];
  const src = absolute(paths.badge(locale, slug, size === 'large' ? undefined : size));
  const alt = translator(locale)('integrations.seal.alt', { name });
  return `<a href="${escaped(absolute(paths.company(locale, slug)))}"><img src="${escaped(src)}" width="${width}" height="${height}" alt="${escaped(alt)}" loading="lazy" style="max-width:100%;height:auto"></a>`;
}

/** What stands above a case that can be read. */
export interface HeadOfCase {
  title: string;
  locale: Locale;
  companyId: string;
  company: string;
  publishedOn: Day;
  stamp: ReturnType<typeof stampOf>;
}

/** Null where there is no such case, or it cannot be read. One round trip. */
export async function headOfCase(db: Database, number: string, today: Day): Promise<HeadOfCase | null> {
  const [row] = await db
    .select({
      title: cases.title,
      locale: cases.locale,
      companyId: companies.id,
      company: companies.name,
      status: cases.status,
      outcome: cases.outcome,
      publishedOn: cases.publishedOn,
      firstReplyOn: cases.firstReplyOn,
    })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(and(eq(cases.number, number), visibleCases(visitor), inArray(cases.status, [...readableStatuses])));
  if (!row?.publishedOn) return null;
  const { title, locale, companyId, company, publishedOn } = row;
  return { title, locale, companyId, company, publishedOn, stamp: stampOf({ ...row, publishedOn }, today) };
}

async function ofCase(db: Database, number: string, { locale, today, most }: Room): Promise<Embed | null> {
  const head = await headOfCase(db, number, today);
  if (!head) return null;
  const { title, company, publishedOn, stamp } = head;
  const t = translator(locale);
  const examined = (await tracesOf(db, number)).isExamined ? ` ${t('moderation.trace.examined')}` : '';
  const words = t('integrations.embed.case', {
    number,
    day: longDay(locale, publishedOn),
    stamp: t(`case.stamp.${stamp}`),
  });
  const href = escaped(absolute(paths.case(locale, { number, title })));
  const html = `<blockquote lang="${locale}"><p><a href="${href}">${escaped(title)}</a></p><p>${escaped(company)}</p><footer>${escaped(`${words}.${examined}`)} ${escaped(t('site.name'))}</footer></blockquote>`;
  return embed(locale, `${title}: ${company}`, html, {
    width: Math.min(caseSize.width, most.width),
    height: Math.min(caseSize.height, most.height),
  });
}

function embed(locale: Locale, title: string, html: string, size: { width: number; height: number }): Embed {
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: translator(locale)('site.name'),
    provider_url: absolute(paths.home(locale)),
    html,
    ...size,
  };
}
