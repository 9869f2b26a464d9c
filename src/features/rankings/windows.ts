import { addMonths, type Day } from '#src/lib/dates.ts';

/** The periods people can choose, in months; `all` is everything ever published. */
export const windows = ['6', '12', '24', 'all'] as const;
export type Window = (typeof windows)[number];
export const usualWindow: Window = '12';

export function isWindow(text: string): text is Window {
  return windows.some((window) => window === text);
}

/** First day of publication that is in a window; null when there is none. */
export function firstDayOf(window: Window, today: Day): Day | null {
  return window === 'all' ? null : addMonths(today, -Number(window));
}
