import { readStory } from '#src/features/import/rules.ts';
import type { ReadDate } from '#src/features/import/told/story.ts';
import { codeOf } from '#src/lib/days/code.ts';
import type { Marked } from './stories.ts';

/** How many there are, how many were found, how many of those are right, and how many are no such thing. */
export interface Score {
  marked: number;
  found: number;
  right: number;
  extra: number;
}

export interface Scores {
  dates: Score;
  channels: Score;
  directions: Score;
  promises: Score;
  entries: Score;
  waits: Score;
  handOvers: Score;
  money: Score;
}

export type Miss = (what: string) => void;

const none = (): Score => ({ marked: 0, found: 0, right: 0, extra: 0 });
const overlap = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start < b.end && b.start < a.end;

const answerOf = ({ found, ask }: Pick<ReadDate, 'found' | 'ask'>) =>
  ask.length > 0 ? `ask ${[...ask].sort().join(' ')}` : found === null ? 'none' : codeOf(found);
/** Something is due by the end of a period. */
const dueBy = (code: string) => code.split('/').at(-1) ?? code;
const sorted = (code: string) => (code.startsWith('ask ') ? `ask ${code.slice(4).split(' ').sort().join(' ')}` : code);

/** Compares what is read with what is marked. */
export function scoresOf(stories: readonly Marked[], miss: Miss = () => undefined): Scores {
  const scores: Scores = {
    dates: none(),
    channels: none(),
    directions: none(),
    promises: none(),
    entries: none(),
    waits: none(),
    handOvers: none(),
    money: none(),
  };
  for (const story of stories) score(story, scores, (what) => miss(`${story.name}: ${what}`));
  return scores;
}

function score(story: Marked, scores: Scores, miss: Miss): void {
  const read = readStory(story.text, { today: story.today });
  const words = ({ start, end }: { start: number; end: number }) => JSON.stringify(story.text.slice(start, end));
  const free = new Set(read.dates);
  for (const date of story.dates) {
    scores.dates.marked += 1;
    const found = [...free].find((one) => overlap(one, date));
    if (!found) {
      miss(`DATE not found ${words(date)} ${date.code}`);
      continue;
    }
    free.delete(found);
    scores.dates.found += 1;
    const isSame =
      date.role === 'due' ? dueBy(answerOf(found)) === dueBy(sorted(date.code)) : answerOf(found) === sorted(date.code);
    if (isSame) scores.dates.right += 1;
    else miss(`DATE wrong ${words(date)} is ${date.code}, read ${answerOf(found)} (${words(found)}, ${found.role})`);
  }
  for (const extra of free) {
    scores.dates.extra += 1;
    miss(`DATE extra ${words(extra)} ${answerOf(extra)}`);
  }
  const taken = new Set<number>();
  for (const event of story.events) {
    for (const one of [scores.channels, scores.directions, scores.entries]) one.marked += 1;
    const at = read.proposals.findIndex(
      ({ words: spans }, index) =>
        !taken.has(index) && spans.some(({ start, end }) => start <= event.at && end > event.at),
    );
    const any = read.proposals.find(({ words: spans }) =>
      spans.some(({ start, end }) => start <= event.at && end > event.at),
    );
    const proposal = read.proposals[at] ?? any;
    if (at >= 0) {
      taken.add(at);
      scores.entries.found += 1;
    } else miss(`ENTRY missing at ${JSON.stringify(story.text.slice(event.at, event.at + 40))}`);
    const around = JSON.stringify(story.text.slice(event.at, event.at + 50));
    if (proposal?.channel === event.channel) scores.channels.right += 1;
    else miss(`CHANNEL ${event.channel}, read ${proposal?.channel} at ${around}`);
    const direction = proposal && (proposal.direction ?? 'open');
    if (direction === event.direction) scores.directions.right += 1;
    else miss(`DIRECTION ${event.direction}, read ${direction} at ${around}`);
    for (const [score, sign, value] of [
      [scores.waits, 'w', proposal?.waitedMinutes],
      [scores.handOvers, 'h', proposal?.handOvers],
    ] as const) {
      const wanted = event.counts.find((count) => count.startsWith(sign))?.slice(1);
      if (wanted !== undefined) score.marked += 1;
      if (wanted !== undefined && Number(wanted) === value) score.right += 1;
      else if (wanted !== undefined) miss(`${sign} ${wanted}, read ${value} at ${around}`);
      else if (value) {
        score.extra += 1;
        miss(`${sign} none, read ${value} at ${around}`);
      }
    }
    const money = event.counts.find((count) => /^[€$£]/.test(count));
    if (money) scores.money.marked += 1;
    if (money && Number(money.slice(1)) * 100 === proposal?.spent?.cents) scores.money.right += 1;
    else if (money) miss(`MONEY ${money}, read ${JSON.stringify(proposal?.spent)} at ${around}`);
    else if (proposal?.spent) {
      scores.money.extra += 1;
      miss(`MONEY none, read ${JSON.stringify(proposal.spent)} at ${around}`);
    }
  }
  // One marked event may be told for several days: "am 2., 4. und 9. Juni".
  const shared = new Set(
    read.proposals.flatMap(({ words: spans }, index) => (taken.has(index) ? [JSON.stringify(spans)] : [])),
  );
  for (const [index, proposal] of read.proposals.entries()) {
    if (taken.has(index) || shared.has(JSON.stringify(proposal.words))) continue;
    scores.entries.extra += 1;
    miss(`ENTRY extra ${JSON.stringify(proposal.text)} ${proposal.channel}/${proposal.direction}`);
  }
  const promised = new Set(read.proposals.flatMap(({ promises }) => promises));
  for (const promise of story.promises) {
    scores.promises.marked += 1;
    const due = story.dates.find(
      (date) => date.role === 'due' && date.start >= promise.start && date.end <= promise.end,
    );
    const found = [...promised].find((one) => overlap(one, promise));
    if (!found) {
      miss(`PROMISE not found ${words(promise)}`);
      continue;
    }
    promised.delete(found);
    const said = found.due && read.dates.find(({ start }) => start === found.due?.start);
    if (dueBy(said ? answerOf(said) : '') === dueBy(sorted(due?.code ?? ''))) scores.promises.right += 1;
    else miss(`PROMISE due ${due?.code}, read ${said && answerOf(said)}: ${words(promise)}`);
    scores.promises.found += 1;
  }
  for (const extra of promised) {
    scores.promises.extra += 1;
    miss(`PROMISE extra ${words(extra)}`);
  }
}

export const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
/** F1 of what was found. */
export const f1 = ({ marked, found, extra }: Score) => share(2 * found, marked + found + extra);
/** The same, counting only what is right. */
export const f1OfRight = ({ marked, found, right, extra }: Score) => share(2 * right, marked + found + extra);
