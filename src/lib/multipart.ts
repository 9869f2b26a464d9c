/** A part of a form. `filename`: as its browser calls the file; null for a field. `body` is read before the next part is asked for. */
export interface Part {
  name: string;
  filename: string | null;
  body: AsyncIterable<Uint8Array>;
}

/** A form that ends before it is over, or is none. */
export class CutOff extends Error {}

const mostHead = 8 * 1024;
const mostParts = 64;
const headEnd = Buffer.from('\r\n\r\n');

/** What is read of a stream and not yet taken. */
class Ahead {
  #held: Buffer = Buffer.from('\r\n');
  readonly #source: AsyncIterator<Uint8Array>;

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#source = stream[Symbol.asyncIterator]();
  }

  async more(): Promise<void> {
    const { done, value } = await this.#source.next();
    if (done) throw new CutOff('the form ends before it is over');
    this.#held = Buffer.concat([this.#held, value]);
  }

  /** What stands before a mark, which is taken with it. At most so many bytes. */
  async before(mark: Buffer, most: number): Promise<Buffer> {
    for (;;) {
      const at = this.#held.indexOf(mark);
      if (at > most || (at < 0 && this.#held.length > most + mark.length)) throw new CutOff('no such form');
      if (at >= 0) return this.take(at + mark.length).subarray(0, at);
      await this.more();
    }
  }

  take(length: number): Buffer {
    const taken = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return taken;
  }

  async bytes(length: number): Promise<Buffer> {
    while (this.#held.length < length) await this.more();
    return this.take(length);
  }

  /** Everything up to a mark, as it comes; the mark is taken too. */
  async *until(mark: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.#held.indexOf(mark);
      if (at >= 0) {
        const last = this.take(at + mark.length).subarray(0, at);
        if (last.length > 0) yield last;
        return;
      }
      // A mark may have begun at the end of what is here.
      const sure = this.#held.length - mark.length + 1;
      if (sure > 0) yield this.take(sure);
      await this.more();
    }
  }
}

/**
 * The parts of a form (`multipart/form-data`) as they arrive: no file is ever in memory as a whole. What is not read of a part is
 * passed over. Rejects with `CutOff`.
 */
export async function* partsOf(stream: AsyncIterable<Uint8Array>, type: string): AsyncGenerator<Part> {
  const found = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type);
  const boundary = found?.[1] ?? found?.[2];
  if (boundary === undefined) throw new CutOff('no such form');
  const mark = Buffer.from(`\r\n--${boundary}`);
  const ahead = new Ahead(stream);
  await ahead.before(mark, 1024);
  for (let many = 0; ; many += 1) {
    const next = (await ahead.bytes(2)).toString('latin1');
    if (next === '--') return;
    if (next !== '\r\n' || many >= mostParts) throw new CutOff('no such form');
    const head = (await ahead.before(headEnd, mostHead)).toString('utf8');
    const body = ahead.until(mark);
    yield { ...namesIn(head), body };
    // Begun or not, what is left of it stands before the next one.
    let isOver = false;
    while (!isOver) isOver = (await body.next()).done === true;
  }
}

function namesIn(head: string): { name: string; filename: string | null } {
  const [line = ''] = head.split('\r\n').filter((one) => /^content-disposition:/i.test(one));
  const inLine = (key: string) => new RegExp(`;\\s*${key}="([^"]*)"`, 'i').exec(line)?.[1];
  const plain = (value: string) => value.replace(/%22/g, '"').replace(/%0D%0A|%0[AD]/gi, ' ');
  const filename = inLine('filename');
  return { name: plain(inLine('name') ?? ''), filename: filename === undefined ? null : plain(filename) };
}
