import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { authorName, reportInWords } from '#src/features/case-file/index.ts';
import { promiseState } from '#src/features/cases/promises/rules.ts';
import type { Translate } from '#src/i18n/index.ts';
import { sha256 } from '#src/lib/crypto.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Locale } from '#src/lib/situation.ts';
import type { ReadableFile } from './content.ts';

/**
 * The promises of a case as a calendar (RFC 5545): one whole day for each promise that has a due date. A promise keeps
 * its UID whatever is added or marked, so that a calendar that asks again replaces instead of doubling.
 */
export function promiseCalendar(file: ReadableFile, t: Translate, locale: Locale, today: Day): string {
  const address = absolute(paths.case(locale, file));
  const calendar = ical({
    name: t('paper.calendar.name', { number: file.number }),
    prodId: { company: 'Aktenkundig', product: 'promises', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  const sides = { company: file.company.name, author: authorName(t, file) };
  for (const promise of file.promises) {
    if (promise.dueOn === null) continue;
    calendar.createEvent({
      id: `${sha256(`promise ${promise.id}`).slice(0, 32)}@${new URL(address).hostname}`,
      // A moment that does not move, so that the same promises give the same bytes.
      stamp: file.publishedAt,
      start: midnight(promise.dueOn),
      end: midnight(addDays(promise.dueOn, 1)),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: t('paper.calendar.summary', { company: file.company.name, promise: promise.text }),
      description: [
        [t(`paper.calendar.${promiseState(promise, today)}`), reportInWords(t, locale, promise, sides)]
          .filter(Boolean)
          .join(' '),
        t('paper.calendar.case', { number: file.number, title: file.title }),
        address,
      ].join('\n'),
      url: address,
    });
  }
  return calendar.toString();
}

function midnight(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}
