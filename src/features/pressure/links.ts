import { absolute, paths } from '#src/lib/paths.ts';
import type { Locale } from '#src/lib/situation.ts';
import { pressureToken } from './sealed.ts';

/** Where a company reads what it is asked: at its desk, or by a link where it is known by an address alone. */
export const addressOf = (id: string, { locale, contactId }: { locale: Locale; contactId?: string }): string =>
  absolute(contactId === undefined ? paths.deskPressure(locale, id) : paths.pressure(locale, pressureToken(id)));
