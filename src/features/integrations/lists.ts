export { apiScopes, webhookFaults, webhookTypes } from '#db/lists.ts';

/** For how many days a token may be valid. */
export const tokenDays = ['30', '90', '365'] as const;

/** Sizes of the badge: width and height in CSS pixels. */
export const badgeSizes = { large: { width: 360, height: 140 }, small: { width: 240, height: 100 } } as const;
export type BadgeSize = keyof typeof badgeSizes;

export function isBadgeSize(text: string): text is BadgeSize {
  return text in badgeSizes && Object.hasOwn(badgeSizes, text);
}
