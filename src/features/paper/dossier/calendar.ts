import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { authorName, makerInWords, makerOf, reportInWords } from '#src/features/case-file/index.ts';
import { promiseState } from '#src/features/timeline/promises/rules.ts';
import type { Translate } from '#src/i18n/index.ts';
import { sha256 } from '#src/lib/crypto.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Locale } from '#src/lib/situation.ts';
import type { ReadableFile } from './content.ts';

/** How often and when last somebody changed a case. */
export interface Revision {
  changes: number;
  changedAt: Date;
}

/**
 * The promises of a case as a calendar (RFC 5545): one whole day for each promise that has a due date. A promise keeps
 * its UID whatever is added or marked, so that a calendar that asks again replaces instead of doubling. It takes over what
 * has another SEQUENCE and a later DTSTAMP than before (RFC 5546, section 2.1.4): both grow with each change of the case, and
 * when the day of the promise has passed.
 */
export function promiseCalendar(
  file: ReadableFile,
  { changes, changedAt }: Revision,
  t: Translate,
  locale: Locale,
  today: Day,
): string {
  const address = absolute(paths.case(locale, file));
  const calendar = ical({
    name: t('paper.calendar.name', { number: file.number }),
    prodId: { company: 'Aktenkundig', product: 'promises', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  const sides = { company: file.company.name, author: authorName(t, file) };
  for (const promise of [...file.promises, ...file.promisesOfOthers]) {
    if (promise.dueOn === null) continue;
    const end = addDays(promise.dueOn, 1);
    const isPast = today >= end;
    const stamp = isPast && midnight(end) > changedAt ? midnight(end) : changedAt;
    calendar.createEvent({
      id: `${sha256(`promise ${promise.id}`).slice(0, 32)}@${new URL(address).hostname}`,
      // Moments of what happened, not of this request, so that the same promises give the same bytes.
      stamp,
      lastModified: stamp,
      sequence: 2 * changes + (isPast ? 1 : 0),
      start: midnight(promise.dueOn),
      end: midnight(end),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: t('paper.calendar.summary', {
        company: makerOf(promise, file) ?? file.company.name,
        promise: promise.text,
      }),
      description: [
        [
          t(`paper.calendar.${promiseState(promise, today)}`),
          makerInWords(t, promise, file) ?? reportInWords(t, locale, promise, sides),
        ]
          .filter(Boolean)
          .join(' '),
        t('paper.calendar.case', { number: file.number, title: file.title }),
        address,
      ].join('\n'),
      url: address,
    });
  }
  // Every line ends with CRLF, the last one too; the library leaves that out.
  return `${calendar.toString().trimEnd()}\r\n`;
}

function midnight(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}
