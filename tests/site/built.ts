import { build, isStale } from '#src/process/build.ts';

/** Real processes serve the built site: build it if its sources are newer. */
export default async function setup(): Promise<void> {
  if (isStale()) await build();
}
