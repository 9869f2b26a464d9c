import type { Span } from '../text/text.ts';
import { type Block, type Message, sideOf, withSides } from './block.ts';
import type { Line } from './lines.ts';

const day = String.raw`\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d`;
const clock = String.raw`\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \u202f\u00a0]?[AaPp]\.?[Mm]\.?)?`;
/** Lines with which a message of a chat begins: WhatsApp of Android and of iOS, exports of Signal, Telegram. */
const beginnings: readonly { pattern: RegExp; isAlone?: true }[] = [
  { pattern: new RegExp(String.raw`^[\u200e\u200f]*(${day}),? (?:um )?${clock}(?: Uhr)? - ([^:]{1,60}): ?`) },
  { pattern: new RegExp(String.raw`^[\u200e\u200f]*\[(${day}),? ${clock}\] ([^:]{1,60}): ?`) },
  { pattern: /^(?:Von|From): ([^(]{1,60}) \(([^)]{8,60})\)\s*$/, isAlone: true },
  { pattern: new RegExp(String.raw`^([^,:]{1,60}), \[(${day}),? ${clock}\]:?\s*$`), isAlone: true },
];
/** A line of the chat itself: "Nachrichten sind Ende-zu-Ende-verschlüsselt". */
const notice = new RegExp(String.raw`^[\u200e\u200f]*\[?(?:${day}),? (?:um )?${clock}(?: Uhr)?\]? ?-? `);

/** The messages of an exported chat, those of one day together; null where it is none. */
export function chatIn(lines: readonly Line[]): Block[] | null {
  const blocks: (Block & { day?: string })[] = [];
  let count = 0;
  for (const line of lines) {
    const begun = beginning(line);
    const last = blocks.at(-1);
    if (begun) {
      count += 1;
      blocks.push({
        kind: 'message',
        channel: 'chat',
        head: { start: line.start, end: begun.end },
        date: begun.date,
        body: begun.end < line.end ? [{ start: begun.end, end: line.end }] : [],
        sender: { name: begun.sender, side: sideOf(begun.sender) },
        isAutomatic: false,
      });
    } else if (last?.kind === 'message' && !notice.test(line.words)) {
      const body = last.body.at(-1);
      last.body =
        body && body.end === line.start
          ? last.body.with(-1, { start: body.start, end: line.end })
          : [...last.body, { start: line.start, end: line.end }];
    } else {
      const kind = notice.test(line.words) ? 'notice' : 'prose';
      if (last?.kind === kind && last.end === line.start) last.end = line.end;
      else blocks.push({ kind, start: line.start, end: line.end });
    }
  }
  if (count < 2 && !(count === 1 && lines.length <= 3)) return null;
  const messages = withSides(blocks.filter((block) => block.kind === 'message'));
  const sided = guessed(messages);
  let at = 0;
  return blocks.map((block) => (block.kind === 'message' ? (sided[at++] ?? block) : block));
}

/** Where no name tells, whoever wrote first is the customer. */
function guessed(messages: Message[]): Message[] {
  const names = [...new Set(messages.map(({ sender }) => sender.name))];
  if (names.length !== 2 || messages.some(({ sender }) => sender.side !== null)) return messages;
  return messages.map((message) => ({
    ...message,
    sender: { ...message.sender, side: message.sender.name === names[0] ? 'own' : 'theirs' },
  }));
}

function beginning(line: Line): { date: Span; sender: string; end: number } | null {
  for (const { pattern, isAlone } of beginnings) {
    const found = pattern.exec(line.words);
    if (!found || line.level > 0) continue;
    const [whole, one = '', two = ''] = found;
    const [said, sender] = isAlone ? [two, one] : [one, two];
    const start = line.from + whole.indexOf(said);
    return { date: { start, end: start + said.length }, sender, end: isAlone ? line.end : line.from + whole.length };
  }
  return null;
}
