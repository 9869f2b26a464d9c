import { emails, inLinks, links, secrets } from './bearers.ts';
import { cards, ibans } from './check-digits.ts';
import { names } from './names.ts';
import { birthdays, harmlessNumbers, ownNumbers } from './numbers.ts';
import { addresses, phones, plates } from './places.ts';
import { plain } from './plain.ts';
import { covered, type Span } from './span.ts';

export const kinds = [
  'link',
  'email',
  'iban',
  'card',
  'secret',
  'birth',
  'number',
  'phone',
  'address',
  'plate',
  'name',
] as const;
export type Kind = (typeof kinds)[number];

/** What nobody can want to be public: it has to go before a text is. */
const never: ReadonlySet<Kind> = new Set<Kind>(['iban', 'card', 'secret', 'email']);
export const mustGo = (kind: Kind): boolean => never.has(kind);

/** Something personal and its place in the text as typed. */
export interface Find extends Span {
  kind: Kind;
  /** As it stands there. */
  found: string;
}

/**
 * What in a text looks personal, in the order of the text. Plain rules, in time that grows with the length of the text:
 * what is recognised first is covered, so that the later and looser rules do not take a card for a telephone number.
 * A hint, never a proof that nothing is left.
 */
export function personalData(typed: string): Find[] {
  const { text, at } = plain(typed);
  const finds: Find[] = [];
  let rest = text;
  const take = (kind: Kind, spans: readonly Span[]) => {
    for (const span of apart(spans)) {
      const [start, end] = [at[span.start] ?? 0, at[span.end] ?? typed.length];
      finds.push({ kind, start, end, found: typed.slice(start, end) });
    }
    rest = covered(rest, spans);
  };
  const ofTheWeb = links(rest);
  take('link', ofTheWeb.secret);
  const within = inLinks(rest, ofTheWeb.plain);
  for (const kind of ['email', 'phone', 'number', 'name'] as const) take(kind, within[kind]);
  rest = covered(rest, ofTheWeb.plain);
  take('email', emails(rest));
  take('iban', ibans(rest));
  take('card', cards(rest));
  take('secret', secrets(rest));
  take('birth', birthdays(rest));
  rest = covered(rest, harmlessNumbers(rest));
  take('number', ownNumbers(rest));
  take('phone', phones(rest));
  take('address', addresses(rest));
  take('plate', plates(rest));
  take('name', names(rest));
  return finds.toSorted((a, b) => a.start - b.start);
}

/** Those that do not reach into one before them. */
function apart(spans: readonly Span[]): Span[] {
  let end = 0;
  return spans
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((span) => {
      const isApart = span.start >= end;
      if (isApart) end = span.end;
      return isApart;
    });
}
