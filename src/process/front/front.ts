import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { preferredLocale } from '#src/i18n/index.ts';
import { now } from '#src/lib/clock.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import { faultOf, log } from '#src/lib/log.ts';
import { keptAddress, mayBeMadeUp } from './addresses.ts';
import { type Answer, answerOf, bytesOf, encodingFor, inForm, send } from './answer.ts';
import type { Changes } from './changes.ts';
import { type Pages, type Rendered, rendered } from './render.ts';

/** An answer with what it depends on. */
interface Entry {
  answer: Answer;
  about: Rendered['about'];
  /** The change up to which it knows everything. */
  position: number;
  day: Day;
  isKept: boolean;
}

export interface FrontCache {
  /** Sends what is kept and fresh, at once. False: somebody else has to answer. */
  sendKept: (req: IncomingMessage, res: ServerResponse) => boolean;
  /** Answers a public address, from the pages if need be, and says whether it was kept. Null: it is none. */
  answer: (req: IncomingMessage, res: ServerResponse) => Promise<'hit' | 'miss' | null>;
}

interface Settings {
  pages: Pages;
  changes: Changes;
  site: URL;
  /** Of everything that is kept. */
  megabytes: number;
}

/** Of the memory, for what is asked with a query, and for answers that are no page: there are as many as somebody likes to make up. */
const shareOfMadeUp = 1 / 4;

/**
 * Keeps public pages and answers with them for as long as nothing changed that they show, and until the day is over in
 * Germany: never a moment longer, whoever wrote it.
 */
export function frontCache({ pages, changes, site, megabytes }: Settings): FrontCache {
  const maxSize = megabytes * 1024 * 1024;
  const sizeCalculation = ({ answer }: Entry) => bytesOf(answer);
  const kept = new LRUCache<string, Entry>({ maxSize: maxSize * (1 - shareOfMadeUp), sizeCalculation });
  // Whoever makes up addresses by the thousand displaces those of others who did, and no page.
  const madeUp = new LRUCache<string, Entry>({ maxSize: maxSize * shareOfMadeUp, sizeCalculation });
  const shelves = [kept, madeUp] as const;
  const underWay = new Map<string, Promise<Entry>>();
  const protocol = site.protocol.slice(0, -1);
  const inNobodysName = { host: site.host, 'x-forwarded-host': site.host, 'x-forwarded-proto': protocol };

  const isFresh = (entry: Entry, today = dayOf(now())) => {
    if (entry.day !== today || !changes.isQuiet(entry.about, entry.position)) return false;
    // The next one asks only about what comes from now on.
    entry.position = changes.position();
    return true;
  };
  const freshOn = (one: typeof kept, address: string, key: string) => {
    for (const entry of [one.get(address), one.get(key)]) if (entry && isFresh(entry)) return entry;
    return undefined;
  };
  const canLook = () => {
    try {
      return changes.look();
    } catch (error) {
      log.error(faultOf(error), 'nobody knows what was written: pages are made anew');
      return false;
    }
  };

  /** The day, if changes were looked at in this turn of the loop. */
  let turn: { today: Day | null } | null = null;
  /**
   * Looks once for all requests that the process found in its sockets at the same time: each was sent before it looked. Only for
   * what is answered while they are read; whoever looks later in the turn would be believed by what arrives in between.
   */
  const todayIfLooked = () => {
    if (turn) return turn.today;
    turn = { today: canLook() ? dayOf(now()) : null };
    setImmediate(() => {
      turn = null;
    });
    return turn.today;
  };

  const make = async (address: string, locale: string): Promise<Entry> => {
    // Noted before the page reads anything: what is written from now on is newer than the page, whether it saw it or not.
    const [position, day] = [changes.position(), dayOf(now())];
    const page = await rendered(pages, address, { ...inNobodysName, 'accept-language': locale });
    const isKept = mayBeKept(page);
    const entry: Entry = { answer: answerOf(page, isKept), about: page.about, position, day, isKept };
    const shelf = mayBeMadeUp(address) || page.status !== 200 ? madeUp : kept;
    const name = isOfLanguage(page) ? inLanguage(address, locale) : address;
    // What was there before may have been of the other kind.
    if (isKept) for (const one of shelves) one.delete(name);
    if (isKept) shelf.set(name, entry);
    return entry;
  };

  /** What is kept under an address, or made for somebody who asks for the same at this moment. */
  const found = async (address: string, locale: string): Promise<[Entry, state: string]> => {
    const key = inLanguage(address, locale);
    const arrived = changes.position();
    for (;;) {
      const entry = freshOn(kept, address, key) ?? freshOn(madeUp, address, key);
      if (entry) return [entry, states.hit];
      const shared = underWay.get(key);
      if (!shared) break;
      const made = await shared;
      // What is nobody's to keep is nobody else's either.
      if (!made.isKept || !canLook()) return [await make(address, locale), states.miss];
      // It may have been begun before something that this visitor has seen already.
      if (made.position >= arrived || isFresh(made)) return [made, states.joined];
    }
    const making = make(address, locale).finally(() => underWay.delete(key));
    underWay.set(key, making);
    return [await making, states.miss];
  };

  return {
    sendKept: (req, res) => {
      if (req.method !== 'GET' && req.method !== 'HEAD') return false;
      const address = req.url ?? '';
      const entry = kept.get(address) ?? madeUp.get(address);
      if (!entry) return false;
      const encoding = encodingFor(req, entry.answer);
      const body = entry.answer.bodies[encoding];
      if (!body) return false;
      const today = todayIfLooked();
      if (today === null || !isFresh(entry, today)) return false;
      send(req, res, entry.answer, { encoding, body }, states.hit);
      return true;
    },
    answer: async (req, res) => {
      if (req.method !== 'GET' && req.method !== 'HEAD') return null;
      const address = keptAddress(req.url ?? '');
      if (address === null || !canLook()) return null;
      const locale = preferredLocale(req.headers['accept-language']);
      const [entry, state] = await found(address, locale);
      const encoding = encodingFor(req, entry.answer);
      const isMade = entry.answer.bodies[encoding] !== undefined;
      // In hand: whoever asks for another form meanwhile may have this one forgotten.
      const body = await inForm(entry.answer, encoding);
      if (!isMade) {
        // It takes another room now, which is only asked of what is set anew.
        for (const shelf of shelves)
          for (const key of [address, inLanguage(address, locale)])
            if (shelf.peek(key) === entry && shelf.delete(key)) shelf.set(key, entry);
      }
      send(req, res, entry.answer, { encoding, body }, state);
      return state === states.miss ? 'miss' : 'hit';
    },
  };
}

/** As RFC 9211 says it. */
const states = {
  hit: 'Aktenkundig; hit',
  joined: 'Aktenkundig; hit; collapsed',
  miss: 'Aktenkundig; fwd=miss',
} as const;

/** Pages, a wrong title that leads to the right one, and what is not there. Nothing that is anybody's own. */
function mayBeKept({ status, headers }: Rendered): boolean {
  if (![200, 302, 404].includes(status)) return false;
  return headers['set-cookie'] === undefined && !/private|no-store/.test(String(headers['cache-control'] ?? ''));
}

/** Pages have their language in the address; "not found" is said in that of the visitor. */
function isOfLanguage({ headers }: Rendered): boolean {
  return /accept-language/i.test(String(headers['vary'] ?? ''));
}

function inLanguage(address: string, locale: string): string {
  return `${locale} ${address}`;
}
