import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib';
import type { Rendered } from './render.ts';

type Encoding = 'br' | 'gzip' | 'identity';

/** An answer ready to be sent, in the forms that were asked for. */
export interface Answer {
  status: number;
  /** In the form of `writeHead`: names and values in turn. */
  headers: string[];
  etag: string | null;
  isCompressible: boolean;
  bodies: Partial<Record<Encoding, Buffer>>;
  /** What was sent last, to be sent once more: putting it together took as long as looking whether it is fresh. */
  ready: Partial<Record<Encoding, { state: string; headers: string[] }>>;
}

/** Bytes below which compressing gains nothing. */
const fewBytes = 1024;
/** Of 11 and 9: pages change often and are short. */
const quality = { br: 5, gzip: 6 } as const;
const compress = {
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: quality.br, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  gzip: (body: Buffer) => promisify(gzip)(body, { level: quality.gzip }),
};

const decompress = { br: promisify(brotliDecompress), gzip: promisify(gunzip) };

/** What of an answer of the pages is sent on by us, and not as they said. */
const own = new Set(['etag', 'cache-control', 'content-length', 'transfer-encoding', 'vary', 'connection', 'date']);

/** `isPublic`: browsers and proxies may keep it if they ask each time whether it is still the newest. */
export function answerOf({ status, headers, body }: Rendered, isPublic: boolean): Answer {
  const type = String(headers['content-type'] ?? '');
  const isCompressible = body.length >= fewBytes && /^(text\/|image\/svg|application\/(json|atom\+xml))/.test(type);
  const etag = isPublic && status === 200 ? etagOf(headers, body) : null;
  const sent = Object.entries(headers).flatMap(([name, value]) =>
    own.has(name) && (isPublic || name !== 'cache-control')
      ? []
      : [value ?? []].flat().flatMap((one) => [name, String(one)]),
  );
  if (isPublic) sent.push('cache-control', 'public, no-cache');
  const vary = [headers['vary'] ?? [], isCompressible ? 'Accept-Encoding' : []].flat().map(String);
  if (vary.length > 0) sent.push('vary', vary.join(', '));
  return { status, headers: shared(sent), etag, isCompressible, bodies: { identity: body }, ready: {} };
}

const lists = new Map<string, string[]>();
const mostLists = 500;

/** The same list for all that say the same: thousands of pages differ in their words, and hardly in this. */
function shared(headers: string[]): string[] {
  const words = headers.join('\n');
  const before = lists.get(words);
  if (before) return before;
  if (lists.size < mostLists) lists.set(words, headers);
  return headers;
}

/** The page's own, where it has one. */
function etagOf(headers: OutgoingHttpHeaders, body: Buffer): string {
  const given = /^(?:W\/)?"([^"]+)"$/.exec(String(headers['etag'] ?? ''))?.[1];
  return given ?? createHash('sha256').update(body).digest('base64url').slice(0, 22);
}

const known = new Map<string, Encoding>();
const mostKnown = 100;

/** The shortest form that the visitor's browser reads (RFC 9110, 12.5.3). */
export function encodingFor(req: IncomingMessage, { isCompressible }: Answer): Encoding {
  const asked = req.headers['accept-encoding'];
  if (!isCompressible || typeof asked !== 'string') return 'identity';
  const before = known.get(asked);
  if (before) return before;
  const isRead = (name: string) =>
    new RegExp(`(?:^|,)\\s*${name}\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[^,]*)?(?:,|$)`, 'i').test(asked);
  const encoding = isRead('br') ? 'br' : isRead('gzip') ? 'gzip' : 'identity';
  if (known.size < mostKnown) known.set(asked, encoding);
  return encoding;
}

/**
 * Makes a form once, in a thread of its own, so that nobody waits for it but who asked. The long one goes once there is a
 * shorter: hardly anybody reads it, a page takes a quarter of the memory without it, and it is made from the shorter in a trice.
 */
export async function inForm({ bodies }: Answer, encoding: Encoding): Promise<Buffer> {
  const made = bodies[encoding];
  if (made) return made;
  const long = bodies.identity ?? (await lengthened(bodies));
  const body = encoding === 'identity' ? long : exactly(await compress[encoding](long));
  bodies[encoding] = body;
  if (encoding !== 'identity') delete bodies.identity;
  return body;
}

/** What zlib answers with is a part of a piece of memory that may be twice as large, and stays as long as it does. */
function exactly(part: Buffer): Buffer {
  const own = Buffer.allocUnsafeSlow(part.length);
  part.copy(own);
  return own;
}

async function lengthened({ br, gzip }: Answer['bodies']): Promise<Buffer> {
  if (br) return await decompress.br(br);
  return gzip ? await decompress.gzip(gzip) : Buffer.alloc(0);
}

/** What an entry takes beside its bodies, about. */
const entryBytes = 2000;

export function bytesOf({ bodies }: Answer): number {
  const length = (body?: Buffer) => body?.length ?? 0;
  return entryBytes + length(bodies.identity) + length(bodies.br) + length(bodies.gzip);
}

/** Sends the form that was made before. `state`: whether the cache had it (RFC 9211). */
export function send(
  req: IncomingMessage,
  res: ServerResponse,
  answer: Answer,
  { encoding, body }: { encoding: Encoding; body: Buffer },
  state: string,
): void {
  const { status, etag } = answer;
  const asked = req.headers['if-none-match'];
  if (etag !== null && asked !== undefined && isKnown(asked, etag)) {
    return void res.writeHead(304, [...answer.headers, 'cache-status', state, ...etagIn(etag, encoding)]).end();
  }
  let ready = answer.ready[encoding];
  if (ready?.state !== state) {
    ready = { state, headers: headersOf(answer, encoding, state, body.length) };
    answer.ready[encoding] = ready;
  }
  res.writeHead(status, ready.headers);
  if (req.method === 'HEAD') res.end();
  else res.end(body);
}

function headersOf({ headers, etag }: Answer, encoding: Encoding, state: string, length: number): string[] {
  return [
    ...headers,
    ...['cache-status', state],
    ...(etag === null ? [] : etagIn(etag, encoding)),
    ...(encoding === 'identity' ? [] : ['content-encoding', encoding]),
    ...['content-length', String(length)],
  ];
}

function etagIn(etag: string, encoding: Encoding): string[] {
  return ['etag', encoding === 'identity' ? `"${etag}"` : `"${etag}-${encoding}"`];
}

/** In whatever form the visitor has it: the words are the same. */
function isKnown(asked: string, etag: string): boolean {
  return asked.split(',').some((one) => {
    const tag = one.trim().replace(/^W\//, '');
    return tag === '*' || tag === `"${etag}"` || tag === `"${etag}-br"` || tag === `"${etag}-gzip"`;
  });
}
