import type { Entry } from '#src/features/timeline/story/rules.ts';
import type { Translate } from '#src/i18n/index.ts';
import { excerpt } from '#src/lib/markdown.ts';
import type { Locale } from '#src/lib/situation.ts';
import { entryDate, entryHeading } from './sentences.ts';

/** An entry in one line, by which it is told from others. */
export function labelOf(t: Translate, locale: Locale, entry: Entry): string {
  return [entryDate(t, locale, entry), entryHeading(t, entry), excerpt(entry.text, 40)].filter(Boolean).join(', ');
}
