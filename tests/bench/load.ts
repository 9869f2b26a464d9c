import { execFile, execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'astro/zod';

/** What a load test found: requests per second, milliseconds until half and 99 % of the answers were there. */
export interface Measured {
  perSecond: number;
  p50: number;
  p99: number;
  /** Answers that were not 2xx, and connections that broke. */
  faults: number;
}

const run = promisify(execFile);
const connections = 16;
const autocannon = fileURLToPath(new URL('../../node_modules/autocannon/autocannon.js', import.meta.url));

function hasWrk(): boolean {
  try {
    execFileSync('wrk', ['--version'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    // wrk ends with 1 when it prints its version.
    return error instanceof Error && 'status' in error && error.status === 1;
  }
}

/** The tool that makes the load: wrk, or autocannon from node_modules where it is missing (it needs more of a machine). */
export const loader = hasWrk() ? 'wrk' : 'autocannon';

/** Asks for one address with 16 connections for so many seconds. */
export function load(url: string, seconds: number): Promise<Measured> {
  return loader === 'wrk' ? withWrk(url, seconds) : withAutocannon(url, seconds);
}

async function withWrk(url: string, seconds: number): Promise<Measured> {
  const { stdout } = await run('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout=10s', '--latency', url]);
  const found = (pattern: RegExp) => pattern.exec(stdout)?.[1] ?? '0';
  const broken = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(stdout)?.slice(1) ?? [];
  return {
    perSecond: Number(found(/Requests\/sec:\s+([\d.]+)/)),
    p50: milliseconds(found(/\s50%\s+(\S+)/)),
    p99: milliseconds(found(/\s99%\s+(\S+)/)),
    faults: Number(found(/Non-2xx or 3xx responses: (\d+)/)) + broken.reduce((sum, many) => sum + Number(many), 0),
  };
}

/** `850.00us`, `1.23ms`, `1.02s` */
function milliseconds(text: string): number {
  const value = Number.parseFloat(text);
  if (text.endsWith('us')) return value / 1000;
  return text.endsWith('ms') ? value : value * 1000;
}

const report = z.object({
  requests: z.object({ average: z.number() }),
  latency: z.object({ p50: z.number(), p99: z.number() }),
  non2xx: z.number(),
  errors: z.number(),
});

async function withAutocannon(url: string, seconds: number): Promise<Measured> {
  const { stdout } = await run(process.execPath, [autocannon, '-j', `-c${connections}`, `-d${seconds}`, url]);
  const { requests, latency, non2xx, errors } = report.parse(JSON.parse(stdout));
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99, faults: non2xx + errors };
}
