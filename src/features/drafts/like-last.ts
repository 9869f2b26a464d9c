import { peopleInWords } from '#src/features/cases/people/rules.ts';
import type { Entry } from '#src/features/cases/timeline/rules.ts';
import { typedDay } from '#src/i18n/days.ts';
import type { Locale } from '#src/lib/situation.ts';

/** The form as it was sent, with channel, day and counterpart of the entry before: "as with the last one". */
export function likeLast(
  sent: FormData,
  last: Pick<Entry, 'channel' | 'occurredOn' | 'people' | 'thirdParty'>,
  locale: Locale,
): FormData {
  const form = new FormData();
  for (const [name, value] of sent) form.append(name, value);
  form.set('channel', last.channel);
  form.set('occurredOn', typedDay(locale, last.occurredOn));
  if (last.people.length > 0) form.set('people', peopleInWords(last.people));
  if (last.thirdParty) form.set('thirdParty', last.thirdParty);
  return form;
}
