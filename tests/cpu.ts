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
