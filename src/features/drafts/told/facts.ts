import { duration, spentInWords } from '#src/features/case-file/index.ts';
import type { Proposal } from '#src/features/import/index.ts';
import { peopleInWords } from '#src/features/timeline/people/rules.ts';
import { foundInWords } from '#src/i18n/days.ts';
import { fullDay } from '#src/i18n/formats.ts';
import type { Translate } from '#src/i18n/index.ts';
import type { Locale } from '#src/lib/situation.ts';

/** When it was, as exactly as its words say. */
export function whenOf(t: Translate, locale: Locale, { found }: Pick<Proposal, 'found'>): string {
  if (found === null) return t('told.noDay');
  if (found.precision === 'unknown') return t('told.unknownDay');
  return found.precision === 'day' ? fullDay(locale, found.day) : foundInWords(t, locale, found);
}

/** How long somebody waited; empty where nobody says. */
export function waitedOf(t: Translate, locale: Locale, { waitedMinutes, waitedIsAbout }: Proposal): string {
  return waitedMinutes > 0
    ? t('case.register.waited', { time: duration(t, locale, waitedMinutes, waitedIsAbout) })
    : '';
}

/** Everything else that was read out of its words. */
export function factsOf(t: Translate, locale: Locale, proposal: Proposal): string[] {
  const { people, thirdParty, time, contacts, channel, handOvers, spent } = proposal;
  const money = spent && { spentCents: spent.cents, spentCurrency: spent.currency, spentIsAbout: false };
  return [
    people.length > 0 && t('told.with', { people: peopleInWords(people) }),
    thirdParty,
    time && t('days.time', { time }),
    contacts > 1 && t(`case.contacts.${channel}`, { count: contacts }),
    handOvers > 0 && t('told.handOvers', { count: handOvers }),
    money && t('case.file.spent', { amount: spentInWords(t, locale, money) }),
  ]
    .filter((fact) => typeof fact === 'string')
    .filter(Boolean);
}
