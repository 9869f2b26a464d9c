import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

interface Place {
  start: number;
  end: number;
}

/** What was marked by hand in a story. */
export interface MarkedDate extends Place {
  code: string;
  role: 'due' | 'other' | '';
}
interface MarkedEvent {
  at: number;
  channel: string;
  direction: string;
  /** `w25`, `h2`, `€12.50` */
  counts: string[];
}
export interface Marked {
  name: string;
  today: string;
  language: string;
  text: string;
  dates: MarkedDate[];
  promises: Place[];
  events: MarkedEvent[];
  /** Its failures are never looked at. */
  isHeldOut: boolean;
}

const files = ['german', 'english', 'pasted'];

/** All stories of our own writing, with their marks (the first lines of `stories/german.txt` say how they are written). */
export function markedStories(): Marked[] {
  return files.flatMap((file) =>
    readFileSync(new URL(`stories/${file}.txt`, import.meta.url), 'utf8')
      .split(/^(?==== )/m)
      .filter((story) => story.startsWith('==='))
      .map(marked),
  );
}

function marked(story: string): Marked {
  const end = story.indexOf('\n');
  const [name = '', today = '', language = ''] = story.slice(4, end).split(' | ');
  const read: Marked = {
    name,
    today,
    language,
    text: '',
    dates: [],
    promises: [],
    events: [],
    isHeldOut: isHeldOut(name),
  };
  const open: number[] = [];
  for (const [piece, words, code, event] of story
    .slice(end + 1)
    .trimEnd()
    .matchAll(/\{([^{}|]*)\|([^{}]*)\}|\^([^^\n]*)\^|<<|>>|[^{<>^]+|[\s\S]/g)) {
    const start = read.text.length;
    if (words !== undefined && code !== undefined) {
      read.text += words;
      const role = /^(?:due|other) /.exec(code)?.[0].trim();
      read.dates.push({
        start,
        end: read.text.length,
        code: code.replace(/^(?:due|other) /, ''),
        role: role === 'due' || role === 'other' ? role : '',
      });
    } else if (event !== undefined) {
      const [way = '', ...counts] = event.split(' ');
      const [channel = '', direction = ''] = way.split('/');
      read.events.push({ at: start, channel, direction, counts });
    } else if (piece === '<<') open.push(start);
    else if (piece === '>>' && open.length > 0) read.promises.push({ start: open.pop() ?? start, end: start });
    else read.text += piece;
  }
  return read;
}

const isHeldOut = (name: string) =>
  Number.parseInt(createHash('sha256').update(name).digest('hex').slice(0, 8), 16) % 3 === 0;
