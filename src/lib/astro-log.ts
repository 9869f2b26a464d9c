import type { AstroLoggerDestination, AstroLoggerMessage } from 'astro';
import { log, withoutParameters } from './log.ts';

/**
 * Where Astro's own words go (astro.config.mjs). Built into the site: to the log, a fault of a page without what people
 * typed. Loaded by the builder, which has no `import.meta.env`, or served from the sources: to the terminal as they are.
 */
export default function astroLog(): AstroLoggerDestination {
  const isBuilt = import.meta.env?.SSR === true && !import.meta.hot;
  return { write: isBuilt ? writeLog : writeTerminal };
}

function writeLog({ level, message }: AstroLoggerMessage): void {
  if (level !== 'error' && level !== 'warn') return;
  const [words = '', ...frames] = message.split(/\n\s+at /);
  const at = frames.slice(0, 6).map((frame) => frame.split('\n')[0]);
  log[level]({ fault: withoutParameters(words), ...(at.length > 0 && { at: at.join(' | ') }) }, 'a page failed');
}

function writeTerminal({ level, label, message }: AstroLoggerMessage): void {
  const output = level === 'error' || level === 'warn' ? process.stderr : process.stdout;
  output.write(`${label ? `[${label}] ` : ''}${message}\n`);
}
