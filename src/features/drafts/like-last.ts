import { foundOf } from '#src/features/timeline/entry/rules.ts';
import { peopleInWords } from '#src/features/timeline/people/rules.ts';
import type { Entry } from '#src/features/timeline/story/rules.ts';
import { typedFound } from '#src/i18n/days.ts';
import type { Translate } from '#src/i18n/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { isLongAgo } from '#src/lib/days/fields.ts';
import type { Locale } from '#src/lib/situation.ts';

type Dated = Pick<Entry, 'precision' | 'occurredOn' | 'occurredUntil'>;

interface Reader {
  locale: Locale;
  t: Translate;
  today: Day;
}

/** The date of a stored entry as it stands in the field, read back as the same; what was said about a day long ago is not asked again. */
export function typedDate(entry: Dated, { locale, t, today }: Reader): string {
  const day = typedFound(t, locale, foundOf(entry));
  return entry.precision !== 'unknown' && isLongAgo(entry.occurredOn, today) ? t('days.sure', { day }) : day;
}

/** The form as it was sent, with channel, date and counterpart of the entry before: "as with the last one". */
export function likeLast(
  sent: FormData,
  last: Dated & Pick<Entry, 'channel' | 'people' | 'thirdParty'>,
  reader: Reader,
): FormData {
  const form = new FormData();
  for (const [name, value] of sent) form.append(name, value);
  form.set('channel', last.channel);
  form.set('occurredOn', typedDate(last, reader));
  if (last.people.length > 0) form.set('people', peopleInWords(last.people));
  if (last.thirdParty) form.set('thirdParty', last.thirdParty);
  return form;
}

/** The same for the short form, whose tile says that the day is another one, unless it is today. */
export function likeLastInShort(...[sent, last, reader]: Parameters<typeof likeLast>): FormData {
  const form = likeLast(sent, last, reader);
  const isToday = last.precision === 'exact' && last.occurredOn === reader.today;
  form.set('on', isToday ? 'today' : 'other');
  return form;
}
