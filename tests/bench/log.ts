import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Transaction } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { append } from '#src/features/log/append.ts';
import { consistencyParts, inclusionParts, partOf } from '#src/features/log/rules.ts';
import { hashesOf } from '#src/features/log/subtrees.ts';
import { inclusionProof, readTiles, rootOf, sizeOf } from '#src/features/log/tree.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { ownCpuOf } from '#tests/cpu.ts';
import { percentiles } from './timed.ts';

const leaves = 1_000_000;
/** Leaves in one transaction: what a command adds to its own, without its beginning and end. */
const atOnce = 10_000;
const [appendGoal, proofGoal] = [50, 1];
/** A tree of which every tile is partial, as full as it can be. */
const mostPartial = 983_039;
/** Proofs of which the processor's time is taken together: some kernels count it in steps of 4 ms. */
const together = 100;

/**
 * A million leaves: what each costs the command that appends it, and a proof in the tree of all, beside the hashing alone.
 * Processor time, of the thread that does it.
 */
export async function benchLog(): Promise<void> {
  say(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`);
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-bench-'));
  const db = openDatabase({ url: `file:${join(folder, 'log.db')}` });
  try {
    await migrate(db);
    const times: number[] = [];
    for (let first = 0; first < leaves; first += atOnce) {
      await write(db, async (tx) => {
        const spent = await ownCpuOf(async () => {
          for (let number = first; number < first + atOnce; number += 1) await appendOne(tx, number);
        });
        times.push((spent * 1000) / atOnce);
        return done();
      });
    }
    const size = await sizeOf(db);
    say(`append, µs a leaf, first 100,000          ${line(times.slice(0, 10))}`);
    say(`append, µs a leaf, last 100,000           ${line(times.slice(-10))}   goal ${appendGoal}`);
    const random = () => 1 + Math.floor(Math.random() * size);
    let grown = mostPartial - 2 * together * 11;
    const proofs: [string, () => Promise<unknown>][] = [
      ['inclusion proof, ms', () => inclusionProof(db, random(), size)],
      ['the same where every tile is partial', () => inclusionProof(db, random() % mostPartial || 1, mostPartial)],
      // Nothing of it was kept: as for the first visitor after a start.
      [
        'the same, and nothing of it kept, ms',
        () => {
          const number = random() % mostPartial || 1;
          const parts = [partOf(0, mostPartial), ...inclusionParts(number - 1, mostPartial)];
          return hashesOf(parts, mostPartial, (tiles) => readTiles(db, tiles));
        },
      ],
      // Between any two of them a leaf was added.
      ['the same, each of a larger tree', () => inclusionProof(db, random() % grown || 1, grown++)],
      [
        'consistency proof, ms',
        () => hashesOf(consistencyParts(random(), size), size, (tiles) => readTiles(db, tiles)),
      ],
      ['root (a checkpoint), ms', () => rootOf(db, size)],
    ];
    for (const [name, prove] of proofs) {
      say(`${name.padEnd(42)}${line(await each(prove))}   goal ${proofGoal}`);
    }
    const hashing = await each(() => {
      for (let n = 0; n < 1000; n += 1) hash('sha256', 'leaf', 'hex');
    });
    say(`floor: one SHA-256, µs                    ${line(hashing)}`);
  } finally {
    db.$client.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function appendOne(tx: Transaction, number: number): Promise<number> {
  return append(tx, {
    kind: number % 3 === 0 ? 'case.published' : 'case.entry',
    at: new Date(1_700_000_000_000 + number * 60_000),
    caseNumber: `2026-${String(number % 300_000).padStart(6, '0')}`,
    company: `firma-${number % 500}`,
    seals: { subject: `case:${number % 300_000}`, words: 'Was geschah, mit Datum.'.repeat(40) },
  });
}

/** Milliseconds that one of `together` calls needs, ten times. */
async function each(call: () => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < 11; round += 1) {
    const spent = await ownCpuOf(async () => {
      for (let index = 0; index < together; index += 1) await call();
    });
    times.push(spent / together);
  }
  return times.slice(1);
}

function line(times: readonly number[]): string {
  const { p50, p99 } = percentiles([...times].sort((a, b) => a - b));
  return `median ${p50.toFixed(3).padStart(8)}   most ${p99.toFixed(3).padStart(8)}`;
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
