/** An address as it stands in a text, and where it leads. */
export interface TypedLink {
  text: string;
  href: string;
}

/** Quotation marks, angle brackets, pictures and signs that nobody sees are no part of an address. */
const outside = String.raw`\s<>"„“”«»‹›\\\x60\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\p{Extended_Pictographic}`;
/** After "](" or a comma another address begins. */
const rest = String.raw`(?:(?!(?:\]\(|[,;|]+)(?:https?:\/\/|www\.))[^${outside}])*`;
const site = String.raw`(?:https?:\/\/[\p{L}\p{N}]|www\.[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.[\p{L}\p{N}])${rest}`;
const siteHere = new RegExp(`^${site}`, 'iu');
const sites = new RegExp(site, 'giu');

const local = String.raw`\p{L}\p{N}._%+&\-`;
const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?`;
const mailbox = new RegExp(
  String.raw`^[\p{L}\p{N}][${local}]{0,63}@(?:${label}\.){1,8}\p{L}[\p{L}\p{N}-]{0,61}[\p{L}\p{N}](?![@\p{L}\p{N}])`,
  'u',
);

/** A pattern that stands before everything that may be an address. */
export const beforeLink = String.raw`https?:\/\/|(?<![\p{L}\p{N}.\/@-])www\.|(?<![${local}@\/=!#$'?^{|}~])[\p{L}\p{N}][${local}]{0,63}@`;

/** The address a text begins with, as it was typed; null when it begins with none. `www.` leads to https. */
export function linkAt(text: string): TypedLink | null {
  const found = siteHere.exec(text)?.[0];
  if (found) {
    const typed = withoutTail(found);
    return { text: typed, href: /^www\./i.test(typed) ? `https://${typed}` : typed };
  }
  const address = mailbox.exec(text)?.[0];
  return address ? { text: address, href: `mailto:${address.replaceAll('%', '%25')}` } : null;
}

/** The text, as long as before, with nothing in its addresses that could be the end of an emphasis. */
export function withoutLinks(text: string): string {
  return text.replace(sites, (found) => {
    const { length } = withoutTail(found).replace(/_+$/, '');
    return 'x'.repeat(length) + found.slice(length);
  });
}

const sentenceEnd = new Set([...`.,;:!?'’‘*|…،؛؟。、`]);
const pairs = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/** Without what belongs to the sentence around it: its punctuation, and brackets that were opened before the address. */
function withoutTail(found: string): string {
  const surplus = new Map([...pairs].map(([close, open]) => [close, count(found, close) - count(found, open)]));
  let end = found.length;
  for (; end > 0; end -= 1) {
    const last = found.charAt(end - 1);
    const left = surplus.get(last) ?? 0;
    if (left > 0) surplus.set(last, left - 1);
    else if (!sentenceEnd.has(last)) break;
  }
  return found.slice(0, end);
}

const count = (text: string, sign: string) => text.split(sign).length - 1;
