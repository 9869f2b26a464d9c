import type { Direction } from '#src/features/timeline/lists.ts';
import type { Message } from '../blocks/block.ts';
import type { Meaning, Place } from '../dates/resolve.ts';
import { meaning } from '../dates/resolve.ts';
import { mentionsIn } from '../dates/scan.ts';
import { type Span, type Token, tokensIn } from '../text/text.ts';
import { datedBy, proposalOf, proposedPromise } from './proposal.ts';
import { datesOf, type Told } from './prose.ts';
import { after, type Read, readDates } from './roles.ts';
import { sentencesIn } from './sentences.ts';
import type { Begun } from './story.ts';

interface Reading {
  isEnglish: boolean;
  isMonthFirst: boolean | null;
}

/** Tells a mail or a message: its head says when, its words may promise and name other days, but begin no entries. */
export function tellMessage(text: string, message: Message, told: Told, reading: Reading): void {
  const { head, date, body, sender } = message;
  const said = date ? headDay(text, date, told.place, reading) : null;
  if (date && said) told.dates.push({ ...said.span, role: 'occurred', ...datedBy(said.meaning) });
  const day =
    said?.meaning && 'found' in said.meaning && said.meaning.found.precision === 'day' ? said.meaning.found.day : null;
  const speaker = { isTheirs: sender.side === 'theirs', isOwn: sender.side === 'own', isMessage: true };
  const last = day === null ? null : { day, isAbout: false, from: day };
  let place: Place = {
    ...told.place,
    told: day ?? told.place.told,
    last,
    near: day ?? told.place.near,
    isMessage: true,
  };
  const [all, reads, promises]: [Token[], Read[], Begun['promises'][number][]] = [[], [], []];
  for (const span of body) {
    const tokens = tokensIn(text, span);
    for (const sentence of sentencesIn(tokens, mentionsIn(tokens, reading.isEnglish), {
      ...span,
      isEnglish: reading.isEnglish,
    })) {
      const read = readDates(sentence.tokens, sentence.mentions, place, speaker);
      place = { ...read.place, last };
      told.dates.push(...datesOf(read));
      promises.push(...read.promises.map((promise) => proposedPromise(text, promise, read.read)));
      all.push(...sentence.tokens);
      reads.push(...read.read);
    }
  }
  const { isTold: _isTold, ...proposal } = proposalOf(text, {
    tokens: all,
    words: body,
    date: said?.span ?? null,
    dated: said ? datedBy(said.meaning) : { found: { precision: 'unknown', after: null }, ask: [] },
    promises: promises.slice(0, 5),
    before: { channel: message.channel, isVisitAwaited: false },
  });
  const direction: Direction | null =
    sender.side === 'own' ? 'to-company' : sender.side === 'theirs' ? 'from-company' : proposal.direction;
  const words = head ? joined([head, ...body]) : body;
  const automaticReceipt = message.isAutomatic && direction === 'from-company';
  put(
    {
      ...proposal,
      channel: message.channel,
      direction,
      automaticReceipt,
      words,
      body: message.channel === 'email' ? body : null,
      isMessage: true,
      spent: null,
    },
    told,
  );
  if (said) told.place = after(told.place, said.meaning, null);
}

/** The day in the head of a message. */
function headDay(
  text: string,
  span: Span,
  place: Place,
  { isEnglish, isMonthFirst }: Reading,
): { span: Span; meaning: Meaning } | null {
  const tokens = tokensIn(text, span);
  const [mention] = mentionsIn(
    tokens,
    isEnglish || /^\p{L}+,? \p{L}+\.? \d|[ap]\.?m\.?\s*$/iu.test(text.slice(span.start, span.end)),
  ).filter(({ how }) => how.by === 'calendar');
  if (!mention) return null;
  return {
    span: { start: mention.start, end: mention.end },
    meaning: meaning(mention, { ...place, last: null, near: null, isMonthFirst }, 'occurred'),
  };
}

/** Messages of a chat on one day are one entry: who spoke in it makes its direction. */
function put(proposal: Begun, told: Told): void {
  const last = told.proposals.at(-1);
  const isSameDay =
    last?.channel === 'chat' &&
    proposal.channel === 'chat' &&
    JSON.stringify(last.found) === JSON.stringify(proposal.found);
  if (!last || !isSameDay) {
    told.proposals.push(proposal);
    return;
  }
  const words = joined([...last.words, ...proposal.words]);
  const direction = last.direction === proposal.direction ? last.direction : 'conversation';
  const promises = [...last.promises, ...proposal.promises].slice(0, 5);
  told.proposals[told.proposals.length - 1] = { ...last, words, direction, promises };
}

function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans) {
    const last = all.at(-1);
    if (last && last.end === span.start) last.end = span.end;
    else all.push({ ...span });
  }
  return all;
}
