/**
 * Milliseconds of processor time that a task takes, in all threads of this process. Not the time on the clock: what else
 * runs on the machine is not in it. Some kernels count it in steps of 4 ms.
 */
export const cpuOf = (task: () => unknown) => spent(() => process.cpuUsage(), task);

/** As `cpuOf`, of the thread that asks alone. */
export const ownCpuOf = (task: () => unknown) => spent(() => process.threadCpuUsage(), task);

async function spent(usage: () => NodeJS.CpuUsage, task: () => unknown): Promise<number> {
  const before = usage();
  await task();
  const after = usage();
  return (after.user + after.system - before.user - before.system) / 1000;
}

/**
 * Milliseconds of the quickest of so many calls, one after the other, of the thread that asks. It is asked again only while
 * it takes longer than `enough`: what else the machine does passes, what grows with the square of a length stays.
 */
export async function quickest(task: () => unknown, calls: number, enough = 0): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < calls && least > enough; n += 1) least = Math.min(least, await ownCpuOf(task));
  return least;
}

/**
 * Milliseconds of processor time that a task may take with four times as much to do, if that takes four times as long: eight times
 * what it takes with as much as here, asked for in one go, as a kernel that counts in steps would call each single one nothing.
 */
export async function mostOfFourfold(task: () => unknown): Promise<number> {
  const eightTimes = async () => {
    for (let n = 0; n < 8; n += 1) await task();
  };
  return (await quickest(eightTimes, 3)) + 20;
}
