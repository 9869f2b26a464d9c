import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { partOf } from './changes.ts';

/** The built pages, as Astro's adapter hands them out. */
export type Pages = (
  req: IncomingMessage,
  res: ServerResponse,
  next?: undefined,
  locals?: Record<string, unknown>,
) => unknown;

export interface Rendered {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
  /** What it shows; null: everything. */
  about: ReadonlySet<string> | null;
}

/**
 * Asks the pages for an address in nobody's name: without cookies, languages or whatever else a visitor sends along, so
 * that the answer can be everybody's.
 */
export function rendered(pages: Pages, url: string, asked: Record<string, string>): Promise<Rendered> {
  const req = new IncomingMessage(new Socket());
  Object.assign(req, { method: 'GET', url, headers: asked });
  req.push(null);
  let about: Set<string> | null = null;
  let isOfEverything = false;
  const shows = (name: string | null, part?: string) => {
    if (name === null) isOfEverything = true;
    else about = (about ?? new Set()).add(part === undefined ? name : partOf(name, part));
  };
  return new Promise((resolve, reject) => {
    const res = new Kept(req, (answer) => {
      // Lets go of what waits for the visitor to leave.
      res.emit('finish');
      resolve({ ...answer, about: isOfEverything ? null : about });
    });
    // Each time it is destroyed: an error that nobody hears ends the process.
    res.on('error', reject);
    Promise.resolve(pages(req, res, undefined, { shows })).catch(reject);
  });
}

type Answer = Pick<Rendered, 'status' | 'headers' | 'body'>;

/** A response that stays in memory. */
class Kept extends ServerResponse {
  readonly #pieces: Buffer[] = [];
  readonly #done: (answer: Answer) => void;
  #sent: OutgoingHttpHeaders = {};

  constructor(req: IncomingMessage, done: (answer: Answer) => void) {
    super(req);
    this.#done = done;
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status;
    this.#sent = headersIn(rest.at(-1));
    return this;
  }

  override write(piece: unknown, ...rest: unknown[]): boolean {
    this.#keep(piece);
    // The adapter breaks off a page that fails on its way once its last words are written.
    const written = rest.find((one) => typeof one === 'function');
    if (typeof written === 'function') written();
    return true;
  }

  override end(piece?: unknown): this {
    this.#keep(piece);
    const headers = { ...this.getHeaders(), ...this.#sent };
    this.#done({ status: this.statusCode, headers, body: Buffer.concat(this.#pieces) });
    return this;
  }

  override destroy(error?: Error): this {
    this.emit('error', error ?? new Error('The page broke off'));
    return this;
  }

  #keep(piece: unknown) {
    if (typeof piece === 'string') this.#pieces.push(Buffer.from(piece));
    else if (piece instanceof Uint8Array) this.#pieces.push(Buffer.from(piece));
  }
}

function headersIn(given: unknown): OutgoingHttpHeaders {
  return typeof given === 'object' && given !== null && !Array.isArray(given) ? { ...given } : {};
}
