import { type Check, checkKinds } from '#src/features/evidence/lists.ts';

/** Minutes for which a file that a moderator opened can be seen; then it is opened, and written down, anew. */
const openMinutes = 30;

/** Whether what was opened at one moment can still be seen at another, in milliseconds. */
export const isStillOpen = (openedAt: number, now: number): boolean =>
  now >= openedAt && now - openedAt < openMinutes * 60_000;

/** How a check stands in an address. */
export const checkText = ({ kind, id }: Check): string => `${kind}:${id}`;

/** What such words mean; null: no check. */
export function checkIn(text: string | null | undefined): Check | null {
  const [, word, id] = /^([a-z]+):([\w-]{1,100})$/.exec(text ?? '') ?? [];
  const kind = checkKinds.find((one) => one === word);
  return kind && id ? { kind, id } : null;
}

/** Moderators have no public name: the author tells them apart by the order in which they looked. `A`, `B`, … */
export function lettersOf(ids: readonly string[]): Map<string, string> {
  const order = [...new Set(ids)];
  return new Map(order.map((id, at) => [id, String.fromCharCode(65 + (at % 26))]));
}
