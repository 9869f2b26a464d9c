import { fullDay, monthAndYear, shortDay } from '#src/i18n/formats.ts';
import { addDays, type Day, dayOf } from '#src/lib/dates.ts';

export const today = dayOf(new Date());

/** The days of a story, counted from its first, as the page writes them. */
export const daysFrom = (first: Day) => (days: number) => fullDay('de', addDays(first, days));

/** Day and month, as the drawing of a silence has them. */
export const shortDaysFrom = (first: Day) => (days: number) => shortDay('de', addDays(first, days));

/** The last line of every story here: published and closed today. */
export const publishedToday = `${fullDay('de', today)} | Auf Aktenkundig veröffentlicht | Ab hier laufen die 14 Tage für die erste Stellungnahme.`;
export const closedToday = (outcome: string) => `${fullDay('de', today)} | Fall abgeschlossen | ${outcome}`;

export const month = (day: Day) => monthAndYear('de', day);
