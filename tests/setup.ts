import { channel } from 'node:diagnostics_channel';
import { afterAll, afterEach, beforeEach, expect, vi } from 'vitest';
import { removeCopies } from './database.ts';
import { testSecret } from './secret.ts';

process.env.LOG_LEVEL = 'silent';
process.env.SECRET_KEY = testSecret;

/** A test that makes the program complain is not green: what it said belongs in an assertion. */
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

afterEach(() => {
  const said = vi.mocked(console.error).mock?.calls ?? [];
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  expect(said, 'console.error was called').toEqual([]);
});

/** Files share a process: what one leaves behind would decide how the next one ends. */
const found = leftBehind();
afterAll(() => {
  removeCopies();
  expect(leftBehind(), 'the file left something behind in the process').toEqual(found);
});

function leftBehind() {
  const events = ['unhandledRejection', 'uncaughtException', 'warning', 'disconnect', 'SIGTERM', 'SIGINT'];
  // The library of pictures sets it once it is loaded, for the whole process.
  const { VIPSHOME: _ofPictures, ...env } = process.env;
  return {
    env,
    folder: process.cwd(),
    listeners: events.map((name) => `${name} ${process.listenerCount(name)}`),
    isCounting: channel('aktenkundig.round-trip').hasSubscribers,
    clock: Date,
  };
}
