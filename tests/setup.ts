import { afterEach, beforeEach, expect, vi } from 'vitest';
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
  expect(said, 'console.error was called').toEqual([]);
});
