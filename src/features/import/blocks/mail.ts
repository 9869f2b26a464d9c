import type { Span } from '../text/text.ts';
import { type Block, type Message, sideOf, withSides } from './block.ts';
import type { Line } from './lines.ts';

/** A head of a mail among lines: the first of them, how many, and what they say. */
interface Head {
  at: number;
  lines: number;
  sender: string;
  date: Span | null;
  /** Its words follow at this level of quoting. */
  level: number;
  isQuoting: boolean;
}

const field =
  /^[*_ \t]*(von|from|absender|gesendet|sent|datum|date|an|to|cc|kopie|bcc|betreff|subject|antwort an|reply-to|empfänger|wichtigkeit|importance|anlagen|attachments)[*_ ]*:[*_ \t]*(.*)$/i;
const isFrom = /^(?:von|from|absender)$/i;
const isDate = /^(?:gesendet|sent|datum|date)$/i;
const quoting = [
  /^(?:am|den) (.{4,60}?\d{1,2}[:.]\d\d(?: ?uhr)?|.{4,40}?\d{2,4}),? schrieb (.{1,120}?):?$/i,
  /^on (.{4,60}?\d{1,2}:\d\d(?::\d\d)?(?:[ \u202f]?[ap]\.?m\.?)?|.{4,40}?\d{4}),? (.{1,120}?) wrote:?$/i,
  /^(?:le|el|il) .{6,60} (?:a écrit|escribió|ha scritto) ?:?$/i,
];
const mostFields = 9;

/** The mails of a thread, heads of Outlook, Gmail, Apple Mail and Thunderbird in German and English; null where no head is. */
export function mailsIn(text: string, lines: readonly Line[]): Block[] | null {
  const heads = headsIn(lines);
  const [first] = heads;
  if (!first) return null;
  const messages: (Message & { at: number })[] = [];
  const open: { message: number; level: number }[] = [];
  const bodies: Span[][] = [];
  let next = 0;
  const top: Span[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) continue;
    const head = heads[next];
    if (head && head.at === at) {
      const [from, until] = [line, lines[at + head.lines - 1] ?? line];
      while (open.length > 0 && (open.at(-1)?.level ?? 0) >= head.level) open.pop();
      open.push({ message: messages.length, level: head.level });
      bodies.push([]);
      messages.push({
        at,
        kind: 'message',
        channel: 'email',
        head: { start: from.start, end: until.end },
        date: head.date,
        body: [],
        sender: { name: head.sender, side: sideOf(head.sender) },
        isAutomatic: false,
      });
      at += head.lines - 1;
      next += 1;
      continue;
    }
    while (open.length > 0 && line.words.trim() !== '' && line.level < (open.at(-1)?.level ?? 0)) open.pop();
    const body = open.length === 0 ? top : (bodies[open.at(-1)?.message ?? 0] ?? top);
    add(body, { start: line.start, end: line.end });
  }
  const read = withSides(
    messages.map((message, index) => ({
      ...message,
      body: bodies[index] ?? [],
      isAutomatic: isAutomatic(text, bodies[index] ?? []),
    })),
  );
  return [...topOf(text, top, { first: read[0] ?? null, isReply: first.isQuoting }), ...read];
}

/** What stands above the first head is an answer to it, where that is how a reply looks; else it is a story. */
function topOf(
  text: string,
  top: readonly Span[],
  { first, isReply }: { first: Message | null; isReply: boolean },
): Block[] {
  if (!top.some(({ start, end }) => text.slice(start, end).trim() !== ''))
    return top.map((span) => ({ kind: 'prose', ...span }));
  if (!isReply || !first) return top.map((span) => ({ kind: 'prose', ...span }));
  const side = first.sender.side === 'own' ? 'theirs' : first.sender.side === 'theirs' ? 'own' : null;
  return [
    {
      kind: 'message',
      channel: 'email',
      head: null,
      date: null,
      body: top,
      sender: { name: '', side },
      isAutomatic: false,
    },
  ];
}

function add(body: Span[], span: Span): void {
  const last = body.at(-1);
  if (last && last.end === span.start) last.end = span.end;
  else body.push({ ...span });
}

const isAutomatic = (text: string, body: readonly Span[]) =>
  body.some(({ start, end }) =>
    /automatisch|automatic|auto-?reply|ihre nachricht ist (?:bei uns )?eingegangen|haben ihre (?:anfrage|nachricht|e-?mail) erhalten|we have received your|eingangsbestätigung|abwesenheit|out of office/i.test(
      text.slice(start, Math.min(end, start + 1500)),
    ),
  );

function headsIn(lines: readonly Line[]): Head[] {
  const heads: Head[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const head = quotingHead(lines, at) ?? fieldHead(lines, at);
    if (!head) continue;
    heads.push(head);
    at += head.lines - 1;
  }
  return heads;
}

/** "Am 3.11.2026 um 10:12 schrieb Pia <…>:", which mail programs break into two lines. */
function quotingHead(lines: readonly Line[], at: number): Head | null {
  const [line, next] = [lines[at], lines[at + 1]];
  if (!line || !/^(?:am|den|on|le|el|il) /i.test(line.words) || line.words.length > 200) return null;
  for (const lineCount of [1, 2]) {
    const words = lineCount === 1 ? line.words.trimEnd() : `${line.words.trimEnd()} ${next?.words.trim() ?? ''}`;
    if (!words.endsWith(':') || words.length > 260) continue;
    for (const pattern of quoting) {
      const found = pattern.exec(words);
      if (!found) continue;
      const said = found[1] ?? '';
      const start = line.from + line.words.indexOf(said);
      const isWhole = said !== '' && line.words.includes(said);
      const below = lines.slice(at + lineCount).find((other) => other.words.trim() !== '' || other.level > line.level);
      return {
        at,
        lines: lineCount,
        sender: found[2] ?? '',
        date: isWhole ? { start, end: start + said.length } : null,
        level: Math.max(line.level, below?.level ?? 0),
        isQuoting: true,
      };
    }
  }
  return null;
}

/** "Von: … Gesendet: … An: … Betreff: …", a line each. */
function fieldHead(lines: readonly Line[], at: number): Head | null {
  const line = lines[at];
  if (!line || !field.test(line.words.slice(0, 300))) return null;
  let [sender, date, count]: [string, Span | null, number] = ['', null, 0];
  let known = 0;
  for (const other of lines.slice(at, at + mostFields)) {
    if (other.level !== line.level) break;
    const found = field.exec(other.words.slice(0, 300));
    if (!found) {
      if (other.words.trim() === '' || known === 0 || !/^\s/.test(other.words)) break;
      count += 1;
      continue;
    }
    const [, name = '', value = ''] = found;
    if (isFrom.test(name)) sender = value;
    if (isDate.test(name))
      date = { start: other.from + found[0].length - value.length, end: other.from + found[0].length };
    known += 1;
    count += 1;
  }
  return known >= 2 && (sender !== '' || date !== null)
    ? { at, lines: count, sender, date, level: line.level, isQuoting: false }
    : null;
}
