import { isIP } from 'node:net';
import { isOfTheInternet } from '#src/lib/networks.ts';

/** How often something may happen in a time that runs. */
interface Limit {
  most: number;
  milliseconds: number;
}

const minute = 60_000;
export const limits = {
  /** Connections, each of which may bring several mails. */
  connection: { most: 240, milliseconds: 10 * minute },
  mail: { most: 600, milliseconds: 60 * minute },
  /** Addresses that there are not: whoever guesses has as many tries. */
  unknown: { most: 60, milliseconds: 10 * minute },
} as const satisfies Record<string, Limit>;

/** A mail server of our own in front hands over what comes from many networks. */
const inFrontFactor = 10;

/** Networks that are counted at once; beyond that the oldest are forgotten. */
const mostKept = 20_000;

const mostOf = (what: keyof typeof limits, network: string): number =>
  limits[what].most * (what !== 'unknown' && isIP(network) > 0 && !isOfTheInternet(network) ? inFrontFactor : 1);

/** Counts in the memory of this process, which alone takes mail. */
export class Counts {
  readonly #counts = new Map<string, { until: number; count: number }>();

  /** Counts one more and says whether that is too many. `network`: whoever shares what is scarce. */
  isTooMany(what: keyof typeof limits, network: string, now = Date.now()): boolean {
    const { milliseconds } = limits[what];
    const key = `${what}:${network}`;
    const known = this.#counts.get(key);
    const count =
      known && known.until > now ? { ...known, count: known.count + 1 } : { until: now + milliseconds, count: 1 };
    this.#counts.delete(key);
    this.#counts.set(key, count);
    for (const oldest of this.#counts.keys()) {
      if (this.#counts.size <= mostKept) break;
      this.#counts.delete(oldest);
    }
    return count.count > mostOf(what, network);
  }

  /** Whether there were too many already; counts nothing. */
  wereTooMany(what: keyof typeof limits, network: string, now = Date.now()): boolean {
    const known = this.#counts.get(`${what}:${network}`);
    return known !== undefined && known.until > now && known.count > mostOf(what, network);
  }
}
