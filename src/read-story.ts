import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readFile } from '#src/features/import/file.ts';
import { readStory } from '#src/features/import/rules.ts';
import type { Span } from '#src/features/import/text/text.ts';
import type { Dated } from '#src/features/import/told/story.ts';
import { now } from '#src/lib/clock.ts';
import { dayOf, isDay } from '#src/lib/dates.ts';
import { codeOf } from '#src/lib/days/code.ts';
import { say, stop } from '#src/process/said.ts';

/** `npm run read-story -- FILE [--on YYYY-MM-DD] [--json]`: what the importer proposes for a text, a mail (.eml) or a PDF. */
const { values, positionals } = parseArgs({
  options: { on: { type: 'string' }, json: { type: 'boolean' } },
  allowPositionals: true,
  strict: false,
});
const [file] = positionals;
const today = typeof values.on === 'string' ? values.on : dayOf(now());
if (file === undefined || !isDay(today)) stop('npm run read-story -- FILE [--on YYYY-MM-DD] [--json]');

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    return stop(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const { text, notes } = await readFile(bytesOf(file), file);
const story = readStory(text, { today });

const wordsAt = ({ start, end }: Span) => ({ start, end, words: text.slice(start, end) });
const meant = ({ found, ask }: Dated) => ({ date: found && codeOf(found), ask });

if (values.json === true) {
  const entries = story.proposals.map(({ found, ask, date, words, promises, ...proposal }) => ({
    ...meant({ found, ask }),
    dateWords: date && wordsAt(date),
    ...proposal,
    words: words.map(wordsAt),
    promises: promises.map(({ due, start, end, ...promise }) => ({
      ...promise,
      words: wordsAt({ start, end }),
      dueWords: due && wordsAt(due),
    })),
  }));
  const dates = story.dates.map((date) => ({ ...meant(date), role: date.role, ...wordsAt(date) }));
  const { language, leftover } = story;
  say(JSON.stringify({ today, language, notes, entries, dates, leftover: leftover.map(wordsAt) }, null, 2));
} else {
  const code = ({ found, ask }: Dated) => (found ? codeOf(found) : ask.length > 0 ? `? ${ask.join(' or ')}` : '?');
  const line = (words: string) => words.replace(/\s+/g, ' ').trim();
  for (const note of notes) say(`(${note})`);
  if (story.language === 'other') say('Neither German nor English: one piece, unread.');
  for (const one of story.proposals) {
    say(`${code(one)}  ${one.channel} / ${one.direction ?? '?'}${one.automaticReceipt ? ', automatic receipt' : ''}`);
    for (const words of one.words) say(`    ${line(text.slice(words.start, words.end))}`);
    const { people, thirdParty, waitedMinutes, handOvers, contacts, spent, time } = one;
    const counts = [
      time && `at ${time}`,
      people.length > 0 && `with ${people.join('; ')}`,
      thirdParty && `of ${thirdParty}`,
      waitedMinutes > 0 && `waited ${waitedMinutes} min`,
      handOvers > 0 && `handed over ${handOvers}`,
      contacts > 1 && `${contacts} times`,
      spent && `${(spent.cents / 100).toFixed(2)} ${spent.currency}`,
    ].filter(Boolean);
    if (counts.length > 0) say(`    [${counts.join(', ')}]`);
    for (const { text: words, dueOn, ask } of one.promises) {
      say(`    promise, due ${dueOn ?? (ask.length > 0 ? `? ${ask.join(' or ')}` : '?')}: ${words}`);
    }
  }
  const leftover = story.leftover.map((span) => line(text.slice(span.start, span.end))).filter(Boolean);
  if (leftover.length > 0) say('Not understood as something that happened:');
  for (const words of leftover) say(`    ${words}`);
}
