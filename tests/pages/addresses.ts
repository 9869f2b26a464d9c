import { inject } from 'vitest';
import { paths } from '#src/lib/paths.ts';
import type { Locale } from '#src/lib/situation.ts';
import { germanLooks, type Look, sharedLook } from './accessible.ts';

/** One address or more of every kind of public page, with a case that has 30 entries. */
function everyKind(locale: Locale): string[] {
  const { longCase, endedCase, company } = inject('site');
  return [
    paths.home(locale),
    paths.cases(locale),
    paths.search(locale),
    paths.search(locale, { q: 'routr austausch', stamp: 'solved' }),
    paths.check(locale),
    paths.check(locale, { q: 'https://nordlicht-telekom.example/angebot?utm_source=mail' }),
    paths.check(locale, { q: 'nordlicht-telecom.example' }),
    paths.companies(locale),
    paths.companies(locale, { q: 'nord' }),
    paths.rankings(locale),
    paths.verify(locale),
    paths.log(locale),
    paths.logReceipt(locale),
    paths.rankings(locale, { industry: 'telecom', sort: 'promises' }),
    paths.kindBoard(locale, 'telecom-appointment'),
    paths.compare(locale),
    paths.compare(locale, ['kabelkater', 'einsnetz', 'deichfunk']),
    paths.method(locale),
    paths.interface(locale),
    paths.transparency(locale),
    paths.privacy(locale),
    paths.rules(locale),
    paths.verification(locale),
    paths.imprint(locale),
    paths.forCompanies(locale),
    paths.case(locale, longCase),
    paths.caseHistory(locale, longCase),
    paths.caseEvidence(locale, longCase),
    paths.caseSteps(locale, longCase),
    paths.letter(locale, longCase),
    `${paths.cases(locale)}/${endedCase.number}`,
    paths.company(locale, company),
    paths.companyPromises(locale, company),
    paths.companyWhy(locale, company),
    paths.badgePage(locale, company),
    paths.share(locale, { company }),
    paths.claim(locale, company),
  ];
}

/** Pages of the same kinds with other data: of an author who tried everything, with names of one long word, narrowed down. */
function otherData(locale: Locale): string[] {
  const { hostileCase, longNames, company, named } = inject('site');
  return [
    paths.rankings(locale, { industry: 'telecom', months: '6' }),
    paths.log(locale, { part: 'company' }),
    paths.caseSteps(locale, hostileCase),
    paths.case(locale, hostileCase),
    paths.company(locale, named),
    paths.casesNaming(locale, named),
    paths.companyPromises(locale, company, { state: 'broken' }),
    paths.companyPromises(locale, company, { state: 'unconfirmed' }),
    paths.case(locale, longNames.theCase),
    paths.company(locale, longNames.company),
    paths.companyWhy(locale, longNames.company),
    paths.companyPromises(locale, longNames.company),
    paths.compare(locale, [longNames.company, 'kabelkater']),
  ];
}

/** Every kind of public page, with one case that has 30 entries and one whose author tried everything. */
export function publicPages(locale: Locale): string[] {
  return [...everyKind(locale), ...otherData(locale)];
}

const locales = ['de', 'en'] as const;

/** Pages that lead in: open to everybody, but they send people on who are in already. */
function doors(locale: Locale): string[] {
  return [
    `${paths.write(locale)}/company`,
    paths.signIn(locale),
    paths.signUp(locale),
    paths.forgot(locale),
    paths.notice(locale, inject('site').longCase.number),
  ];
}

/** Every public page in both languages. */
export function allPublicPages(): { locale: Locale; path: string }[] {
  return locales.flatMap((locale) => [...publicPages(locale), ...doors(locale)].map((path) => ({ locale, path })));
}

/** Every public page of a language. Of those with other data than another of their kind, the data are looked at in German. */
export function pagesToLookAt(locale: Locale): { path: string; looks: readonly Look[] }[] {
  return [
    ...[...everyKind(locale), ...doors(locale)].map((path, nth) => ({ path, looks: sharedLook(locale, nth) })),
    ...otherData(locale).map((path) => ({ path, looks: locale === 'de' ? germanLooks : [] })),
  ];
}
