import { inject } from 'vitest';
import { paths } from '#src/lib/paths.ts';
import type { Locale } from '#src/lib/situation.ts';

/** Public pages whose address is known beforehand. */
function fixed(locale: Locale): string[] {
  return [
    paths.home(locale),
    paths.cases(locale),
    paths.cases(locale, { q: 'erstattung' }),
    paths.search(locale),
    paths.search(locale, { q: 'routr austausch', stamp: 'solved' }),
    paths.companies(locale),
    paths.companies(locale, { q: 'nord' }),
    paths.rankings(locale),
    paths.rankings(locale, { industry: 'telecom', months: '6' }),
    paths.verify(locale),
    paths.log(locale),
    paths.log(locale, { part: 'company' }),
    paths.logReceipt(locale),
    paths.rankings(locale, { industry: 'telecom', sort: 'promises' }),
    paths.compare(locale),
    paths.compare(locale, ['kabelkater', 'einsnetz', 'deichfunk']),
    paths.method(locale),
    paths.transparency(locale),
    paths.privacy(locale),
    paths.rules(locale),
    paths.verification(locale),
    paths.imprint(locale),
    paths.forCompanies(locale),
  ];
}

/** Every kind of public page, with one case that has 30 entries and one whose author tried everything. */
export function publicPages(locale: Locale): string[] {
  const { longCase, hostileCase, endedCase, longNames, company, named } = inject('site');
  return [
    ...fixed(locale),
    paths.case(locale, longCase),
    paths.caseHistory(locale, longCase),
    paths.caseSteps(locale, longCase),
    paths.caseSteps(locale, hostileCase),
    paths.letter(locale, longCase),
    paths.case(locale, hostileCase),
    `${paths.cases(locale)}/${endedCase.number}`,
    paths.company(locale, company),
    paths.company(locale, named),
    paths.casesNaming(locale, named),
    paths.companyPromises(locale, company),
    paths.companyPromises(locale, company, { state: 'broken' }),
    paths.companyPromises(locale, company, { state: 'unconfirmed' }),
    paths.companyWhy(locale, company),
    paths.claim(locale, company),
    paths.case(locale, longNames.theCase),
    paths.company(locale, longNames.company),
    paths.companyWhy(locale, longNames.company),
    paths.companyPromises(locale, longNames.company),
    paths.compare(locale, [longNames.company, 'kabelkater']),
  ];
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
