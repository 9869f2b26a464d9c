import type { Stamp } from '#src/features/cases/rules.ts';

/** A line of a card: what is counted, how much, and between what. */
export interface CardRow {
  label: string;
  value: string;
  range: string;
}

/** What a card shows, in words of its language. Orders cross to a thread, so they hold data only. */
export interface CardOrder {
  /** Above all, small: a number, or whose figures these are. */
  tab: string;
  title: string;
  /** Below the title; empty: nothing. */
  under: string;
  /** What became of it, as a stamp says it. */
  stamp: { is: Stamp; word: string; detail: string } | null;
  rows: readonly CardRow[];
  foot: string;
}
