import type { Database } from '#db/client.ts';
import { caseFile, signerRole, type ThreadItem } from '#src/features/case-file/index.ts';
import { companyBySlug } from '#src/features/companies/index.ts';
import { isIndustry } from '#src/features/companies/industries.ts';
import { kindOf } from '#src/features/problems/lists.ts';
import { newestCases } from '#src/features/register/index.ts';
import { translator } from '#src/i18n/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { excerptLines } from '#src/lib/markdown.ts';
import { paths } from '#src/lib/paths.ts';
import type { Locale } from '#src/lib/situation.ts';
import { type FeedEntry, type FeedFacts, mostEntries } from './atom.ts';

type NewCase = Awaited<ReturnType<typeof newestCases>>[number];
type CaseFile = NonNullable<Awaited<ReturnType<typeof caseFile>>>;

const textLength = 300;

/** The newest cases of the register, or of one industry; null for an industry nobody knows. */
export async function registerFeed(
  db: Database,
  { industry, locale, today }: { industry: string | null; locale: Locale; today: Day },
): Promise<FeedFacts | null> {
  if (industry !== null && !isIndustry(industry)) return null;
  const t = translator(locale);
  const found = await newestCases(db, { industry: industry ?? undefined }, today, mostEntries);
  const query = { industry: industry ?? undefined };
  return {
    path: paths.casesFeed(locale, query),
    page: paths.cases(locale, query),
    title:
      industry === null
        ? t('follows.feed.register')
        : t('follows.feed.industry', { industry: t(`company.industry.${industry}`) }),
    locale,
    entries: found.map((one) => caseEntry(one, locale)),
  };
}

/** The newest cases against a company; null when there is none of that slug. */
export async function companyFeed(
  db: Database,
  { slug, locale, today }: { slug: string; locale: Locale; today: Day },
): Promise<FeedFacts | null> {
  const company = await companyBySlug(db, slug);
  if (!company) return null;
  const found = await newestCases(db, { companyId: company.id }, today, mostEntries);
  return {
    path: paths.companyFeed(locale, slug),
    page: paths.company(locale, slug),
    title: translator(locale)('follows.feed.company', { name: company.name }),
    locale,
    entries: found.map((one) => caseEntry(one, locale)),
  };
}

/** In the language of the case, also where the feed has the other one: whoever reads it aloud needs to know. */
function caseEntry(one: NewCase, locale: Locale): FeedEntry {
  const t = translator(one.locale);
  const kind = kindOf(one.kind?.key);
  const stamp = t(`case.stamp.${one.stamp}`);
  return {
    id: `cases/${one.number}`,
    title: `${one.companyName}: ${one.title}`,
    text: [`${t('case.az', { number: one.number })}, ${stamp}.`, excerptLines(one.summary, textLength)].join('\n'),
    author: one.penName || t('case.file.author'),
    language: one.locale,
    category: kind && { term: kind.key, label: kind.name[locale] },
    path: paths.case(locale, one),
    publishedAt: one.publishedAt,
    changedAt: one.changedAt,
  };
}

/**
 * What happened to one case, the latest first; null when there is none of that number. Of a tombstone nothing is left
 * but that it is one.
 */
export async function caseFeed(
  db: Database,
  { number, locale, today }: { number: string; locale: Locale; today: Day },
): Promise<FeedFacts | null> {
  const file = await caseFile(db, { number }, today);
  if (!file) return null;
  const t = translator(locale);
  const page = paths.case(locale, { number, title: file.title });
  const entries = acts(file, locale).map(
    ({ id, at, ...act }): FeedEntry => ({
      id: `cases/${number}/${id}`,
      path: page,
      publishedAt: at,
      changedAt: at,
      language: locale,
      // Replies as well are written to somebody who reads the case.
      textLanguage: file.locale,
      ...act,
    }),
  );
  return {
    path: paths.caseFeed(locale, number),
    page,
    title: file.title ? `${t('case.az', { number })}: ${file.title}` : t('case.file.tombstoneTitle', { number }),
    locale,
    entries: entries.sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime()),
  };
}

type Act = { id: string; at: Date; title: string; text: string; author: string };

function acts(file: CaseFile, locale: Locale): Act[] {
  const t = translator(locale);
  const author = file.penName || t('case.file.author');
  const { tombstone, publishedAt } = file;
  if (tombstone) {
    const title = t(`case.stamp.${tombstone.kind}`);
    return [{ id: 'ended', at: tombstone.endedAt, title, text: tombstone.reason, author: 'Aktenkundig' }];
  }
  const doubted = ({ signer }: Pick<CaseFile['thread'][number], 'signer'>) =>
    signer === 'checking' || signer === 'refused' ? ` (${t(`case.file.signer.${signer}`)})` : '';
  // Somebody from outside speaks under their own name and that of the firm.
  const signed = (
    item: Pick<ThreadItem, 'signedName' | 'signedJobTitle' | 'signedCompany' | 'signedFirm' | 'signedFirmKind'>,
  ) => (item.signedFirmKind === null ? item.signedName : `${item.signedName}, ${signerRole(t, item)}`);
  const told: Act[] = [
    ...file.thread.map((item) => ({
      id: `replies/${item.id}`,
      at: item.publishedAt,
      title:
        t(item.kind === 'reply' ? 'follows.feed.reply' : 'follows.feed.answer', { name: signed(item) || author }) +
        doubted(item),
      text: excerptLines(item.text, textLength),
      author: signed(item) || author,
    })),
    ...(file.named?.thread ?? []).map((item) => ({
      id: `replies/${item.id}`,
      at: item.publishedAt,
      title:
        item.kind === 'named-reply'
          ? t('named.paper.replyAct', { name: signed(item), company: item.signedCompany }) + doubted(item)
          : t('named.answerAct', { name: author, company: file.named?.name ?? '' }),
      text: excerptLines(item.text, textLength),
      author: signed(item) || author,
    })),
    ...file.closings.map((closing) => ({
      id: `closings/${closing.closedAt.getTime()}`,
      at: closing.closedAt,
      title: t('follows.feed.closed', { outcome: t(`case.stamp.${closing.outcome}`) }),
      text: closing.words,
      author,
    })),
    ...file.reopenings.map((one) => ({
      id: `reopenings/${one.reopenedAt.getTime()}`,
      at: one.reopenedAt,
      title: t('follows.feed.reopened'),
      text: one.reason,
      author,
    })),
  ];
  if (publishedAt === null) return told;
  const title = t('follows.feed.published', { name: file.company.name });
  return [...told, { id: 'published', at: publishedAt, title, text: excerptLines(file.summary, textLength), author }];
}
