/** Numbers as people type them. Each function answers null for what it does not understand, never NaN. */

/** A whole number without sign: `7`, ` 12 `. */
export function parseCount(typed: string): number | null {
  return /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : null;
}

/** Minutes from `45`, `45 min`, `6,5 Std.`, `6.5 h`, `1:30`, `1:30 h`. */
export function parseMinutes(typed: string): number | null {
  const text = typed.trim().toLowerCase();
  const clock = /^(\d{1,4}):([0-5]\d)\s*(?:h|std\.?|stunden|hours?)?$/.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const hours = /^(\d{1,5}(?:[.,]\d{1,2})?)\s*(?:h|std\.?|stunden?|hours?)$/.exec(text);
  if (hours) return Math.round(Number(hours[1]?.replace(',', '.')) * 60);
  const minutes = /^(\d{1,9})\s*(?:m|min\.?|minuten?|minutes?)?$/.exec(text);
  return minutes ? Number(minutes[1]) : null;
}

/** Cents from `12,50`, `12.50`, `1.234,50`, `1,234.50`, `12`, with or without a euro sign. */
export function parseCents(typed: string): number | null {
  // Spaces go first: a pattern that looks for the end behind them would look again from each of a million.
  const text = typed.replace(/[\s\u00a0']/g, '').replace(/^€|(?:€|euro?)$/gi, '');
  const whole = /^(\d{1,3}(?:[.,]\d{3})+|\d{1,9})(?:[.,](\d{1,2}|-))?$/.exec(text);
  if (!whole) return null;
  const cents = (whole[2] ?? '').replace('-', '').padEnd(2, '0');
  return Number(`${whole[1]?.replace(/[.,]/g, '')}${cents}`);
}

/** `HH:MM` from `10:30`, `10.30`, `9:05`, `10 Uhr`, `0930`. */
export function parseTime(typed: string): string | null {
  const parts = /^([01]?\d|2[0-3])(?:[:.]([0-5]\d)|([0-5]\d))?\s*(uhr|h)?$/.exec(typed.trim().toLowerCase());
  if (!parts) return null;
  const minutes = parts[2] ?? parts[3];
  // A bare "10" is too little to go by, unless it says that it is an hour.
  if (minutes === undefined && !parts[4]) return null;
  return `${parts[1]?.padStart(2, '0')}:${minutes ?? '00'}`;
}
