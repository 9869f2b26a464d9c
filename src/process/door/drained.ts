import type { ServerResponse } from 'node:http';
import type { Drained } from '#src/lib/paced.ts';

/** Milliseconds in which whoever saves a file has to take something of it. */
const patience = 60_000;

/** What an answer says of itself when its reader has to take something before more of it is made. */
export const pacedFromHere = 'aktenkundig.paced';

/** Whether an answer has room for more: see `Drained`. */
export function drainedOf(res: ServerResponse): Drained {
  return () =>
    new Promise((resolve) => {
      if (res.destroyed || res.closed) return resolve(false);
      if (!res.writableNeedDrain) return resolve(true);
      res.emit(pacedFromHere);
      const end = (isDrained: boolean) => {
        clearTimeout(timer);
        res.off('drain', onDrain);
        res.off('close', onClose);
        resolve(isDrained);
      };
      const [onDrain, onClose] = [() => end(true), () => end(false)];
      const timer = setTimeout(() => end(false), patience);
      res.once('drain', onDrain);
      res.once('close', onClose);
    });
}
