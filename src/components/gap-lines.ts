/** How a silence is drawn: one empty ruled line a day, closer from 15 days on, broken above 45. */
export interface GapLines {
  /** Height of a day in pixels. */
  pitch: number;
  /** Lines drawn; fewer than days when the silence is broken. */
  lines: number;
  isBroken: boolean;
}

const brokenLines = 20;

export function gapLines(days: number): GapLines {
  if (days <= 14) return { pitch: 13, lines: days, isBroken: false };
  if (days <= 45) return { pitch: 6, lines: days, isBroken: false };
  return { pitch: 6, lines: brokenLines, isBroken: true };
}

/** Height in pixels of day number `index` (0 = first silent day) of `days`; a broken gap squeezes its middle. */
export function lineOf(index: number, days: number): number {
  const { pitch, lines, isBroken } = gapLines(days);
  if (!isBroken) return (index + 1) * pitch;
  return Math.max(1, Math.min(lines, Math.round(((index + 1) / days) * lines))) * pitch;
}
