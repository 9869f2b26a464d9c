import type { IncomingMessage, ServerResponse } from 'node:http';
import { fairPlaces, type Leave } from '#src/lib/fair.ts';
import { longestForm } from '#src/lib/forms.ts';
import { onceAllAreIn } from './connections.ts';
import { pacedFromHere } from './drained.ts';
import { pathIn } from './path.ts';
import { light } from './sizes.ts';

/** Milliseconds: whoever waits longer for a place is told to come back. */
const patience = 20_000;
/** Milliseconds: what takes longer to read keeps others from theirs. */
const longest = { download: 5 * 60_000, archive: 60 * 60_000 } as const;

/** What costs a processor or memory for an address that anybody may ask for. */
const scarce = {
  /** Rankings of past days: counted again from the facts, for seconds. */
  days: fairPlaces({ atOnce: 2, each: 1, mostWaiting: 32, eachWaiting: 8 }),
  /** The press has one thread. */
  print: fairPlaces({ atOnce: 2, each: 1, mostWaiting: 32, eachWaiting: 8 }),
  /** A file waits in memory for its reader. */
  download: fairPlaces({ atOnce: 16, each: 2, mostWaiting: 32, eachWaiting: 8 }),
  /** Everything about a person with their files: made while it is read, a megabyte in a few milliseconds. */
  archive: fairPlaces({ atOnce: 4, each: 1, mostWaiting: 16, eachWaiting: 2 }),
  /** A long form is parsed, looked at and written back, each in one go. */
  form: fairPlaces({ atOnce: 1, each: 1, mostWaiting: 64, eachWaiting: 8 }),
  /** Files wait for the thread that reads them, and others' long forms do not wait for it. */
  upload: fairPlaces({ atOnce: 3, each: 1, mostWaiting: 24, eachWaiting: 4 }),
  /** Pages of evidence, and pieces that arrive: a megabyte or two, opened or sealed. */
  evidence: fairPlaces({ atOnce: 8, each: 3, mostWaiting: 128, eachWaiting: 32 }),
  /** Of what was told and of mails, proposals are made anew for each page, in the thread that reads them: up to eight seconds. */
  told: fairPlaces({ atOnce: 2, each: 1, mostWaiting: 64, eachWaiting: 8 }),
  /** The register as a table costs as much as ten of its pages: nobody waits for a page behind it. */
  sheet: fairPlaces({ atOnce: 2, each: 1, mostWaiting: 128, eachWaiting: 32 }),
  search: fairPlaces({ atOnce: 4, each: 1, mostWaiting: 128, eachWaiting: 16 }),
  /** Short forms begin one in a turn of the loop; none holds its place, as it may have to wait by itself, after a wrong password. */
  begin: fairPlaces({ atOnce: 1, each: 1, mostWaiting: 2048, eachWaiting: 256 }),
  /** Every other page: cheap, but not a thousand at once, and a network that asks for them waits behind its own alone. */
  page: fairPlaces({ atOnce: 4, each: 2, mostWaiting: 1024, eachWaiting: 128 }),
} as const;

/** In which line a request waits, however its address is spelt. */
export function scarceKind(method: string, url: string, bytes: number): keyof typeof scarce {
  const pathname = pathIn(url);
  const { searchParams } = new URL(url, 'http://site.invalid');
  if (/^\/(evidence|exchange)\//.test(pathname)) return 'evidence';
  if (bytes > longestForm) return 'upload';
  if (/\/(?:cases\/new\/told|cases\/(?:new|[\d-]+)\/tray)\/?$/.test(pathname)) return 'told';
  if (bytes > light) return 'form';
  if (pathname.endsWith('.pdf') || (method === 'POST' && /\/letter\/?$/.test(pathname))) return 'print';
  if (pathname.endsWith('/data.zip')) return 'archive';
  if (searchParams.get('on')) return 'days';
  if (/^\/api\/v1\/dataset\/./.test(pathname)) return 'download';
  if (pathname.endsWith('/cases.csv')) return 'sheet';
  if (searchParams.get('q')) return 'search';
  return method === 'POST' ? 'begin' : 'page';
}

/**
 * A place for a request that no file answers, given back when it is answered. `refused`: too many of the same
 * network wait already, or it took too long.
 */
export async function placeFor(
  req: IncomingMessage,
  res: ServerResponse,
  network: string,
): Promise<'free' | 'refused'> {
  const bytes = Number(req.headers['content-length'] ?? 0);
  const kind = scarceKind(req.method ?? '', req.url ?? '/', bytes);
  const gone = new AbortController();
  const stop = () => gone.abort();
  res.once('close', stop);
  const timer = setTimeout(stop, patience);
  const leave = await scarce[kind].enter(network, gone.signal);
  clearTimeout(timer);
  // Whoever has a place waits no longer: to be told so for each answer would cost as much as the waiting itself.
  res.off('close', stop);
  if (!leave) return 'refused';
  if (kind === 'begin') setImmediate(leave);
  else leaveWhenAnswered(res, kind, leave);
  await onceAllAreIn();
  return 'free';
}

function leaveWhenAnswered(res: ServerResponse, kind: keyof typeof scarce, leave: Leave) {
  // The next one begins in another turn of the loop: in the same one a line of pages would be one long stop.
  const later = () => void setImmediate(leave);
  res.once('close', later);
  if (res.closed || res.destroyed) return later();
  if (kind !== 'download' && kind !== 'archive') {
    // The work is done when the last byte is written, or when the rest waits for its reader.
    res.once('prefinish', later);
    return void res.once(pacedFromHere, later);
  }
  const end = setTimeout(() => res.destroy(), longest[kind]);
  res.once('close', () => clearTimeout(end));
}
