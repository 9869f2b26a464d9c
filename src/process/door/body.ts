import type { IncomingMessage, ServerResponse } from 'node:http';
import { fairPlaces, type Leave } from '#src/lib/fair.ts';
import { longestForm } from '#src/lib/forms.ts';
import { busy, pathOf, type Refusal, tooLarge } from './answers.ts';
import { isPiece, isStreamed, largestBody, light, mostFieldsOf } from './sizes.ts';

const lightBodies = fairPlaces({ atOnce: 512, each: 64, mostWaiting: 512, eachWaiting: 64 });
const heavyBodies = fairPlaces({ atOnce: 16, each: 4, mostWaiting: 64, eachWaiting: 16 });
/** Files are in memory several times while they are read. */
const uploads = fairPlaces({ atOnce: 3, each: 1, mostWaiting: 24, eachWaiting: 4 });
/** Pieces of evidence: a megabyte each. */
const pieces = fairPlaces({ atOnce: 32, each: 4, mostWaiting: 128, eachWaiting: 16 });
/** Whole files of evidence, of which a megabyte is in memory at a time. */
const streams = fairPlaces({ atOnce: 16, each: 2, mostWaiting: 32, eachWaiting: 4 });

/** A body has this long, in milliseconds, and as long again as a slow telephone line takes for it. */
const patience = 10_000;
const slowestBytesPerMillisecond = 32;

const bytesAlone = 'application/octet-stream';
const forms = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/** What is refused from the head of a form alone. Every POST of this site is a form, and a browser says how long it is. */
export function formRefusalOf(req: IncomingMessage): Refusal | null {
  if (isPiece(pathOf(req)) ? typeOf(req) !== bytesAlone : !forms.test(typeOf(req)))
    return { status: 415, words: 'Unsupported Media Type' };
  const length = req.headers['content-length'];
  if (length === undefined) return { status: 411, words: 'Length Required' };
  const { action, actions } = actionOf(req);
  if (actions.length > 1 || (action !== null && !/^\w+\.\w+$/.test(action)))
    return { status: 400, words: 'Bad Request' };
  const allowed = largestBody(pathOf(req), action);
  // Only files are longer, and they come in this form alone.
  const most = /^multipart/i.test(typeOf(req)) || isPiece(pathOf(req)) ? allowed : Math.min(allowed, longestForm);
  return Number(length) > most ? { ...tooLarge, most } : null;
}

/**
 * Reads the body of a form that `formRefusalOf` let pass and counts its fields before any parser sees it. Refuses: too many
 * fields, a body that does not arrive in time, and when too many of the same network arrive at once.
 */
export async function readBody(
  req: IncomingMessage,
  network: string,
): Promise<{ body: Buffer } | { refusal: Refusal }> {
  const length = Number(req.headers['content-length']);
  const path = pathOf(req);
  const lane = isPiece(path) ? pieces : length > longestForm ? uploads : length > light ? heavyBodies : lightBodies;
  const leave = await lane.enter(network, AbortSignal.timeout(patience));
  if (!leave) return { refusal: busy };
  const body = await arrived(req, length, leave);
  if (!body) return { refusal: { status: 408, words: 'Request Timeout' } };
  if (isPiece(path)) return { body };
  return hasTooManyFields(typeOf(req), body, mostFieldsOf(actionOf(req).action)) ? { refusal: tooLarge } : { body };
}

/**
 * Lets a body through that is read as it arrives, for as long as its sender may take: one that takes longer is cut off. False
 * when too many of the same network arrive at once; null for every other body.
 */
export async function letThrough(req: IncomingMessage, res: ServerResponse, network: string): Promise<boolean | null> {
  if (!isStreamed(pathOf(req))) return null;
  const leave = await streams.enter(network, AbortSignal.timeout(patience));
  if (!leave) return false;
  const length = Number(req.headers['content-length']);
  const timer = setTimeout(() => req.destroy(), patience + length / slowestBytesPerMillisecond);
  res.once('close', () => {
    clearTimeout(timer);
    leave();
  });
  return true;
}

/** Null when the body takes too long or its sender is gone. */
function arrived(req: IncomingMessage, length: number, leave: Leave): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const end = (body: Buffer | null) => {
      clearTimeout(timer);
      leave();
      req.removeAllListeners('data');
      resolve(body);
    };
    const timer = setTimeout(() => end(null), patience + length / slowestBytesPerMillisecond);
    req.on('data', (part: Buffer) => parts.push(part));
    req.once('end', () => end(Buffer.concat(parts)));
    req.once('error', () => end(null));
    req.once('close', () => end(null));
  });
}

/**
 * Counts what would begin a field, without decoding anything: an empty field costs a parser as much as a full one, and for the
 * million that fit into the longest body it would take a minute.
 */
function hasTooManyFields(type: string, body: Buffer, mostFields: number): boolean {
  const mark = type.toLowerCase().startsWith('multipart/') ? boundaryOf(type) : '&';
  if (mark === null) return true;
  let at = -1;
  for (let found = 0; found <= mostFields; found += 1) {
    at = body.indexOf(mark, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** The line between two parts of a form; null without one, which no parser could read. */
function boundaryOf(type: string): string | null {
  const found = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type);
  const boundary = found?.[1] ?? found?.[2];
  return boundary === undefined ? null : `--${boundary}`;
}

function actionOf(req: IncomingMessage) {
  const actions = new URL(req.url ?? '/', 'http://site.invalid').searchParams.getAll('_action');
  const [action = null] = actions;
  return { action, actions };
}

function typeOf(req: IncomingMessage): string {
  return req.headers['content-type'] ?? '';
}
