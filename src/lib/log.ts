import pino from 'pino';
import { requestName } from './request.ts';

/** From the most to the fewest words. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Another one is refused by the start (settings.ts), which can say so in its own words. */
const level = logLevels.find((known) => known === process.env.LOG_LEVEL) ?? 'info';

/** One JSON line per event on standard output. Never texts, addresses or names of people. */
export const log = pino({
  level,
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  mixin: () => {
    const request = requestName();
    return request === undefined ? {} : { request };
  },
  formatters: { level: (level) => ({ level }) },
});

/**
 * What may be written down of an error: its kind, its code and where it happened. A failed query carries its
 * parameters in its message, which are what people typed, so everything from there on is left out.
 */
export function faultOf(error: unknown): { fault: string; code?: string; at?: string } {
  if (!(error instanceof Error)) return { fault: typeof error };
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    fault: `${error.name}: ${withoutParameters(cause.message)}`,
    ...(code && { code }),
    ...(frames.length > 0 && {
      at: frames
        .slice(0, 6)
        .map((line) => line.trim())
        .join(' | '),
    }),
  };
}

/** The first words of a message, without the parameters of a query. */
export function withoutParameters(message: string): string {
  return (message.split(/\n?params:/)[0] ?? '').slice(0, 300);
}
