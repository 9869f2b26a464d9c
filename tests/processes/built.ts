import { build, isStale } from '#src/process/build.ts';

/** The processes under test serve the built site. */
export default async function setup(): Promise<void> {
  if (isStale()) await build();
}
