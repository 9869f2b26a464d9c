/** What a command of the administrator prints. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Ends with a message and a status that scripts can see. */
export function stop(words: string): never {
  process.stderr.write(`${words}\n`);
  process.exit(1);
}
