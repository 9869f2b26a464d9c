/** What is scarce: `atOnce` places, of which one network has at most `each`; the others wait. */
export interface Places {
  atOnce: number;
  each: number;
  /** So many wait at most, of all networks and of each. */
  mostWaiting: number;
  eachWaiting: number;
}

/** Gives the place back. Calling it again changes nothing. */
export type Leave = () => void;

interface Waiter {
  admit: (leave: Leave | null) => void;
}

/**
 * Places that are given to networks in turn, so that a hundred requests of one keep nobody else waiting for more than the
 * one that runs. Where too many wait, the newest of the network with most of them is turned away.
 */
export function fairPlaces(places: Places): {
  /** A place, as soon as it is this network's turn; null when too many wait, or when `gone` is over before. */
  enter: (network: string, gone?: AbortSignal) => Promise<Leave | null>;
} {
  const running = new Map<string, number>();
  /** In the order of their turns. */
  const waiting = new Map<string, Waiter[]>();
  const sizeOf = (line: ReadonlyMap<string, number>) => [...line.values()].reduce((sum, size) => sum + size, 0);
  const waitingNow = () => [...waiting.values()].reduce((sum, line) => sum + line.length, 0);

  const take = (network: string): Leave => {
    running.set(network, (running.get(network) ?? 0) + 1);
    let isLeft = false;
    return () => {
      if (isLeft) return;
      isLeft = true;
      const left = (running.get(network) ?? 1) - 1;
      if (left > 0) running.set(network, left);
      else running.delete(network);
      admitNext();
    };
  };

  const mayRun = (network: string) => sizeOf(running) < places.atOnce && (running.get(network) ?? 0) < places.each;

  const admitNext = () => {
    for (const [network, line] of waiting) {
      if (!mayRun(network)) continue;
      const [next, ...others] = line;
      waiting.delete(network);
      if (others.length > 0) waiting.set(network, others);
      next?.admit(take(network));
      return;
    }
  };

  const drop = (network: string, waiter: Waiter) => {
    const others = (waiting.get(network) ?? []).filter((other) => other !== waiter);
    if (others.length > 0) waiting.set(network, others);
    else waiting.delete(network);
  };

  /** Makes room for one more of `network`, at the cost of a network with more; false where there is none. */
  const makeRoom = (network: string): boolean => {
    const own = waiting.get(network)?.length ?? 0;
    if (own >= places.eachWaiting) return false;
    if (waitingNow() < places.mostWaiting) return true;
    const [largest] = [...waiting].sort(([, a], [, b]) => b.length - a.length);
    const newest = largest?.[1].at(-1);
    if (!largest || !newest || largest[1].length <= own + 1) return false;
    drop(largest[0], newest);
    newest.admit(null);
    return true;
  };

  return {
    enter: (network, gone) => {
      if (gone?.aborted) return Promise.resolve(null);
      if (mayRun(network) && !waiting.has(network)) return Promise.resolve(take(network));
      if (!makeRoom(network)) return Promise.resolve(null);
      return new Promise((resolve) => {
        const leaveLine = () => {
          drop(network, waiter);
          resolve(null);
        };
        const waiter: Waiter = {
          admit: (leave) => {
            gone?.removeEventListener('abort', leaveLine);
            resolve(leave);
          },
        };
        waiting.set(network, [...(waiting.get(network) ?? []), waiter]);
        gone?.addEventListener('abort', leaveLine, { once: true });
      });
    },
  };
}
