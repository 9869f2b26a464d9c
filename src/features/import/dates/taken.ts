import type { Token } from '../text/text.ts';
import type { How } from './mention.ts';

/** The tokens that a shape took, and those around them. */
export interface Taken {
  tokens: readonly Token[];
  before: Token | undefined;
  after: Token | undefined;
  /** The one behind `after`. */
  later: Token | undefined;
  /** The one before `before`. */
  earlier: Token | undefined;
  isEnglish: boolean;
}

export type Reader = (taken: Taken) => How | readonly How[] | null;

/** The letters of tokens, and what they say: null where these words are no date after all. The longest wins. */
export type Shape = readonly [pattern: string, read: Reader];

export const joined = (tokens: readonly Token[]) =>
  tokens
    .map(({ text }) => text)
    .join(' ')
    .replace(/ ([.,/-]) ?(?=\d|$)/g, '$1');

export const find = (tokens: readonly Token[], letters: string) =>
  tokens.find(({ letter }) => letters.includes(letter));

export const valueAt = (tokens: readonly Token[], letter: string) => find(tokens, letter)?.value ?? 0;

export const isTight = (tokens: readonly Token[]) =>
  tokens.every((token, index) => index === 0 || token.start === tokens[index - 1]?.end);

/** "so 3." is Sunday, "so" alone is not; whoever is called Sommer is no summer. */
export const isTitle = (token: Token | undefined) =>
  token !== undefined && /^(?:frau|herrn?|hr|fr|mr|mrs|ms|miss|dr|familie|firma)$/.test(token.text);

export const isDate = (date: number, month: number) => date >= 1 && date <= 31 && month >= 1 && month <= 12;

/** Behind these a number with a dot is no date. */
export const isMeasured = (token: Token | undefined) =>
  token !== undefined &&
  /^(?:uhr|h|gb|mb|mbit|euro|eur|%|€|\$|£|usd|km|kg|m|cm|prozent|std|percent|am|pm)$/.test(token.text);

/** "jeden Montag" is a habit and no day. */
export const isHabit = (token: Token | undefined) =>
  token !== undefined && /^(?:jeden|jede|jedes|every|each|montags|immer|per)$/.test(token.text);

export function isEndOfPhrase(token: Token | undefined): boolean {
  return (
    token === undefined ||
    /^[.,!:;-]$/.test(token.letter) ||
    /^[.,!:;?]$/.test(token.text) ||
    /^(?:i|we|they|he|she|it|ich|wir)$/.test(token.text)
  );
}
