import { faultOf, log, withoutParameters } from '#src/lib/log.ts';
import { mustGo, personalData } from '#src/lib/personal/find.ts';

/** Characters of a reason that becomes public, as in the forms. */
export const longestReason = 600;
/** Characters of the rule that is cited beside it. */
export const longestRule = 200;

/** What a command of the administrator prints. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The same of what becomes public: it ends as well where it holds what nobody can want to be. */
export function wholeInPublic(what: string, typed: string, most: number): string {
  const find = personalData(typed).find(({ kind }) => mustGo(kind));
  return find
    ? stop(`${what} becomes public and holds private data: ${find.kind} ${find.found}`)
    : whole(what, typed, most);
}

/** What was typed, or the end where it is longer than what can be kept: nothing is cut. */
export function whole(what: string, typed: string, most: number): string {
  return typed.length > most ? stop(`${what} has ${typed.length} characters, and ${most} is the most`) : typed;
}

/** Ends with a message and a status that scripts can see. */
export function stop(words: string): never {
  process.stderr.write(`${words}\n`);
  process.exit(1);
}

/** Ends with what nobody foresaw: one line for whoever reads this in a terminal, and where it happened for the log. */
export function fail(error: unknown): never {
  log.fatal(faultOf(error), 'the command failed');
  return stop(withoutParameters(error instanceof Error ? error.message : String(error)));
}
