import type { Actor } from '#src/lib/situation.ts';
import type { Stop } from './stop.ts';

/** Who may change which mails somebody gets. */
export const mailCan = {
  /** Everybody their own. */
  choose: (actor: Actor) => actor.userId !== null,
  /** Whoever holds a mail, signed in or not: `stop` is what its link was made for. */
  stop: (stop: Stop | null): stop is Stop => stop !== null,
};
