import type { Channel } from '#src/features/timeline/lists.ts';
import type { Span } from '../text/text.ts';

/** Who wrote a message, as far as its head tells. */
export interface Sender {
  name: string;
  /** Of the author, of the company; null: nobody can say. */
  side: 'own' | 'theirs' | null;
}

/** A mail or a chat message: its head names sender and day. */
export interface Message {
  kind: 'message';
  channel: Channel;
  /** Empty for what was written above the first head. */
  head: Span | null;
  /** Where the day stands in the head. */
  date: Span | null;
  body: readonly Span[];
  sender: Sender;
  isAutomatic: boolean;
}

/** `notice`: a line of the chat itself, in which nothing is told. */
export type Block = Message | ({ kind: 'prose' | 'notice' } & Span);

const theirWords =
  /service|support|kund|team|info|help|care|kontakt|contact|noreply|no-reply|gmbh|\bag\b|\bse\b|\bkg\b|\bltd|\binc\b|customer|vermiet|verwaltung|shop|store|office|billing|vertrieb|beschwerde|auftrag|rechnung|bestell|hilfe|zentrale|redaktion|reklamation|hotline|agency/i;
const privateMail =
  /@(?:[\w-]+\.)*(?:gmx|web|gmail|googlemail|t-online|outlook|hotmail|live|yahoo|icloud|me|posteo|mailbox|freenet|proton|protonmail|aol|arcor|mail|email|online)\.[a-z.]{2,10}\b/i;
const ownNames = /^(?:ich|me|you|du|i|kunde|kundin|customer)$/i;

/** Which side a sender is on, by name and address. */
export function sideOf(sender: string): Sender['side'] {
  const name = sender.replace(/["'*]/g, '').trim();
  if (ownNames.test(name)) return 'own';
  if (theirWords.test(name.replace(privateMail, ''))) return 'theirs';
  return privateMail.test(name) ? 'own' : null;
}

/** Sides of several senders, where those of some tell those of the others: two people of a talk are two sides. */
export function withSides<T extends { sender: Sender }>(messages: readonly T[]): T[] {
  const keys = new Map<string, Sender['side']>();
  for (const { sender } of messages) {
    const key = keyOf(sender);
    keys.set(key, keys.get(key) ?? sender.side);
  }
  const named = [...keys.values()];
  const unknown = [...keys].filter(([, side]) => side === null);
  for (const [key] of unknown) {
    if (named.includes('theirs') && !named.includes('own')) keys.set(key, 'own');
    else if (named.includes('own') && !named.includes('theirs')) keys.set(key, 'theirs');
  }
  return messages.map((message) => ({
    ...message,
    sender: { ...message.sender, side: keys.get(keyOf(message.sender)) ?? null },
  }));
}

const keyOf = ({ name }: Sender) =>
  name
    .replace(/<.*?>/g, '')
    .replace(/[^\p{L}\p{N}@.]/gu, '')
    .toLowerCase() || name.toLowerCase();
