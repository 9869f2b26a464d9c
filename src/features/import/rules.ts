import type { Day } from '#src/lib/dates.ts';
import type { Block } from './blocks/block.ts';
import { chatIn } from './blocks/chat.ts';
import { linesIn } from './blocks/lines.ts';
import { mailsIn } from './blocks/mail.ts';
import type { Mention } from './dates/mention.ts';
import { meaning, nearOf, type Place } from './dates/resolve.ts';
import { mentionsIn } from './dates/scan.ts';
import { languageOf } from './text/language.ts';
import { longestStory, type Span, type Token, tokensIn } from './text/text.ts';
import { tellMessage } from './told/messages.ts';
import { finished } from './told/proposal.ts';
import { type Told, tellProse } from './told/prose.ts';
import { sentencesIn } from './told/sentences.ts';
import type { Proposal, Story } from './told/story.ts';

/**
 * Proposes the entries of a timeline for a text: a story, a thread of mails, an exported chat, German or English. Every
 * proposal names the words it was made of; what was not understood is left over; nothing lies behind the day of telling.
 * A text in another language is one entry as it stands, without a day; one that is too long is left over as a whole.
 */
export function readStory(text: string, { today }: { today: Day }): Story {
  const whole = { start: 0, end: text.length };
  const tokens = tokensIn(text, { start: 0, end: Math.min(text.length, longestStory) });
  const language = languageOf(tokens);
  if (text.length > longestStory) return { language, proposals: [], dates: [], leftover: [whole] };
  if (language === 'other') return { language, proposals: [unread(text, whole)], dates: [], leftover: [] };
  const isEnglish = language === 'en';
  const mentions = mentionsIn(tokens, isEnglish);
  const isMonthFirst = orderIn(mentions);
  const told: Told = {
    proposals: [],
    dates: [],
    leftover: [],
    place: { told: today, last: null, near: firstYear(mentions, today), isMonthFirst },
  };
  for (const block of blocksIn(text, whole)) tell(text, block, told, { tokens, mentions, isEnglish, isMonthFirst });
  return {
    language,
    proposals: inOrder(told.proposals.map((begun) => finished(text, begun))),
    dates: told.dates.toSorted(byPlace),
    leftover: told.leftover.toSorted(byPlace),
  };
}

/** What cannot be read is told as it stands. */
function unread(text: string, whole: Span): Proposal {
  const nothing = { found: null, ask: [], date: null, promises: [], automaticReceipt: false, spent: null };
  return finished(text, {
    ...nothing,
    words: [whole],
    channel: 'other',
    direction: 'event',
    isMessage: true,
    body: null,
  });
}

interface Reading {
  tokens: readonly Token[];
  mentions: readonly Mention[];
  isEnglish: boolean;
  isMonthFirst: boolean | null;
}

function tell(text: string, block: Block, told: Told, { tokens, mentions, ...reading }: Reading): void {
  if (block.kind === 'message') {
    tellMessage(text, block, told, reading);
    return;
  }
  if (block.kind === 'notice') {
    told.leftover.push({ start: block.start, end: block.end });
    return;
  }
  const isWhole = block.start === 0 && block.end === text.length;
  const own = isWhole ? tokens : tokensIn(text, block);
  const found = isWhole ? mentions : mentionsIn(own, reading.isEnglish);
  const sentences = sentencesIn(own, found, { ...block, isEnglish: reading.isEnglish });
  if (sentences.length === 0 && block.end > block.start) told.leftover.push({ start: block.start, end: block.end });
  tellProse(text, sentences, told);
}

function blocksIn(text: string, whole: Span): Block[] {
  const lines = linesIn(text, whole);
  return chatIn(lines) ?? mailsIn(text, lines) ?? [{ kind: 'prose', ...whole }];
}

/** Whether the text puts the month first in dates with strokes: one that can be read in no other order tells it. */
function orderIn(mentions: readonly Mention[]): boolean | null {
  for (const { how } of mentions) {
    if (how.by !== 'calendar' || !how.slashed) continue;
    const [a, b] = how.slashed;
    if (a > 12) return false;
    if (b > 12) return true;
  }
  return null;
}

/** The first day that is told with its year: others without one lie near it. */
function firstYear(mentions: readonly Mention[], today: Day): Day | null {
  const place: Place = { told: today, last: null, near: null, isMonthFirst: null };
  for (const mention of mentions) {
    // "Kundin seit 2019" says nothing about when it happened.
    if (mention.how.by !== 'calendar' || !mention.how.hasYear || mention.isSince) continue;
    const said = meaning(mention, place, 'occurred');
    const near = said && 'found' in said ? nearOf(said.found) : null;
    if (near !== null && near <= today) return near;
  }
  return null;
}

const byPlace = (a: Span, b: Span) => a.start - b.start;

/** By their days; what has none stays behind the one it was told after. */
function inOrder(proposals: readonly Proposal[]): Proposal[] {
  let last = '';
  const keyed = proposals.map((proposal, index) => {
    const day = (proposal.found && nearOf(proposal.found)) ?? proposal.ask[0] ?? last;
    last = day;
    return { proposal, day, index };
  });
  return keyed
    .toSorted((a, b) => (a.day === b.day ? a.index - b.index : a.day < b.day ? -1 : 1))
    .map(({ proposal }) => proposal);
}
