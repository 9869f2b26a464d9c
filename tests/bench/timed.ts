/** Milliseconds that each of so many calls took, ascending. */
export async function timed(calls: number, call: (index: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < calls; index += 1) {
    const began = performance.now();
    await call(index);
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b);
}

/** Of ascending times. */
export function percentiles(times: readonly number[]): { p50: number; p99: number } {
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
