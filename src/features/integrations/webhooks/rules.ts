import type { webhookTypes } from '../lists.ts';

export type WebhookType = (typeof webhookTypes)[number];

/** What each act on a case is told as. Acts that are not here change nothing that a company reads. */
const typeOfAction = {
  'cases.publish': 'case.published',
  'cases.transfer': 'case.moved',
  'cases.close': 'case.closed',
  'cases.reopen': 'case.reopened',
  'cases.withdraw': 'case.ended',
  'cases.remove': 'case.ended',
  'cases.removeNotGenuine': 'case.ended',
  'cases.addEntry': 'entry.added',
  'cases.answer': 'author.answered',
  'cases.reply': 'reply.published',
  'cases.judge': 'reply.judged',
  'cases.changeVerdict': 'reply.judged',
  'cases.markPromise': 'promise.changed',
  'cases.extendPromise': 'promise.changed',
  // Whoever keeps a copy learns that it no longer says what the case says.
  'cases.correct': 'case.corrected',
  'cases.correctEntry': 'case.corrected',
  'cases.moveEntry': 'case.corrected',
  'cases.correctWords': 'case.corrected',
  'cases.correctReply': 'case.corrected',
  'cases.erase': 'case.corrected',
  'cases.hide': 'case.corrected',
  'cases.blacken': 'case.corrected',
  'cases.restore': 'case.corrected',
} as const satisfies Record<string, WebhookType>;

type ToldAction = keyof typeof typeOfAction;

const isToldAction = (action: string): action is ToldAction => Object.hasOwn(typeOfAction, action);

export const toldActions: readonly ToldAction[] = Object.keys(typeOfAction).filter(isToldAction);

export function typeOf(action: string): WebhookType | null {
  return isToldAction(action) ? typeOfAction[action] : null;
}

/** Minutes until the next try of a message after the first, second … failure; after the last one it has failed, five days later. */
const messageMinutes = [1, 5, 30, 120, 480, 1440, 1440, 1440, 1440] as const;

/** When a message is tried again after so many failures; null: it has failed. */
export function messageRetry(attempts: number, now: Date): Date | null {
  const minutes = messageMinutes[attempts - 1];
  return minutes === undefined ? null : later(now, minutes);
}

const mostMinutes = 240;

/**
 * Until when a webhook is left alone after so many failures in a row, whatever waits for it: a dead one costs a request each
 * time and not one for each message.
 */
export function webhookRetry(failures: number, now: Date): Date {
  return later(now, Math.min(2 ** Math.max(0, failures - 1), mostMinutes));
}

const later = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** After so many days of nothing but failures a webhook is switched off. */
const daysOfFailure = 5;

export function isGivenUp(failingSince: Date | null, now: Date): boolean {
  return failingSince !== null && now.getTime() - failingSince.getTime() >= daysOfFailure * 86_400_000;
}

/** Hours in which messages are signed with the secret of before as well. */
export const overlapHours = 24;

/** Whether messages can be sent to an address, as far as that is seen by looking at it: https, its usual port, a name. */
export function hasWebhookForm(url: URL | null): url is URL {
  const host = url?.hostname ?? '';
  const isName = host.includes('.') && !/^[\d.]+$/.test(host) && !host.startsWith('[');
  return url?.protocol === 'https:' && url.port === '' && `${url.username}${url.password}` === '' && isName;
}
