import { readFileSync } from 'node:fs';
import type { Started } from '#tests/processes/start.ts';

/** Milliseconds of processors a process took so far, and megabytes it holds: from outside, because whoever runs sources in a process adds to them. */
export function used({ process: { pid } }: Started): { cpu: number; rss: number } {
  const ticks = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return { cpu: (Number(ticks[11]) + Number(ticks[12])) * 10, rss: Number(kilobytes) / 1024 };
}
