import type { Mail } from './mails.ts';

/** Minutes until the next try after the first, second … failure of a mail; after the last one, five days later, it has failed. */
export const retryMinutes = [1, 5, 30, 120, 480, 1440, 1440, 1440, 1440] as const;

/** Milliseconds: how long a server that cannot be reached is left alone at first, doubled each time, and at most. */
const [firstPause, longestPause] = [5000, 300_000];
/** So many mails in a row that it refuses for now, and it is not the mails. */
const refusedInRow = 3;

/** For how many minutes the link in a mail is of use: sent later, it would only lead to a page that says it has expired. */
const linkMinutes: { [kind in Mail['kind']]?: number } = {
  'sign-in': 30,
  'reset-password': 30,
  'claim-company': 24 * 60,
  'old-address': 24 * 60,
  'new-address': 24 * 60,
  'confirm-case': 7 * 24 * 60,
  'resume-draft': 60 * 24 * 60,
};

/** What is two weeks late is told in the case and in the account by then. */
const usualMinutes = 14 * 24 * 60;

/** Whether a mail made then still says something that helps, if it goes out now. */
export function isOfUse(kind: string, createdAt: Date, now: Date): boolean {
  const minutes = isLinkKind(kind) ? (linkMinutes[kind] ?? usualMinutes) : usualMinutes;
  return now.getTime() < createdAt.getTime() + minutes * 60_000;
}

/**
 * Whether a mail that may have gone out or not had better go out once more: somebody sits there and waits for its link,
 * which works once, however often it arrives.
 */
export function isAwaited(kind: string): boolean {
  return isLinkKind(kind);
}

/** The kinds of which `isAwaited` is true. */
export const awaitedKinds = Object.keys(linkMinutes);

function isLinkKind(kind: string): kind is keyof typeof linkMinutes {
  return kind in linkMinutes;
}

/**
 * The mail server as a whole: where it cannot be reached, or takes nothing, that is the fault of no mail, and no mail pays for it.
 * Until when it is left alone, and from its first answer on no longer.
 */
export class ServerPatience {
  #failures = 0;
  #until = 0;
  readonly #refused = new Set<string>();

  isLeftAlone(now: Date): boolean {
    return now.getTime() < this.#until;
  }

  /** Milliseconds of this pause. */
  failed(now: Date): number {
    const pause = Math.min(firstPause * 2 ** this.#failures, longestPause);
    this.#failures += 1;
    this.#until = now.getTime() + pause;
    return pause;
  }

  answered(): void {
    if (this.#takesNothing()) return;
    this.#failures = 0;
    this.#until = 0;
  }

  /** It refuses this mail for now. Whether it takes none at all, as far as anybody can tell. */
  refused(mail: string): boolean {
    this.#refused.add(mail);
    return this.#takesNothing();
  }

  /** It has taken a mail. Whether it took none before. */
  took(): boolean {
    const tookNothing = this.#takesNothing();
    this.#refused.clear();
    this.answered();
    return tookNothing;
  }

  #takesNothing(): boolean {
    return this.#refused.size >= refusedInRow;
  }
}
