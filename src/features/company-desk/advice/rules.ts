import type { DesiredOutcome, Intent } from '#src/features/cases/lists.ts';
import { unfilled } from '../passages/rules.ts';

/**
 * What somebody who writes a reply may want to look at once more, in this order. `placeholder`: something in braces is left. `asked`:
 * what the author wants does not occur. `next`: neither a day nor a deadline for what comes next. `apology`: a promise was broken, the
 * deadline is over, or an apology is what is wanted, and none stands there.
 */
export const adviceKinds = ['placeholder', 'asked', 'next', 'apology'] as const;
export type Advice = (typeof adviceKinds)[number];

interface Written {
  text: string;
  intent: Intent | null;
  /** A promise with a day is made below the text. */
  hasDatedPromise: boolean;
}

interface About {
  wish: DesiredOutcome | null;
  /** A promise of the company was broken, or the first reply comes after its deadline. */
  isApologyDue: boolean;
}

/** Words by which a reply says something about what is wanted, German and English. Of the others every reply says something. */
const words: Readonly<Record<Exclude<DesiredOutcome, 'information' | 'other'>, RegExp>> = {
  refund:
    /erstatt|gutschr|gutgeschrieben|zurück(ge)?zahl|rückzahl|zahl\p{L}*\b.{0,120}\bzurück|überw[ei]+s|zurücküberw|betrag|geld|konto|euro|€|refund|reimburs|credit|pay(ing)? (you )?back|money|amount|account/iu,
  replacement: /ersatz|ersetz|austausch|tausch|\bneue[nrs]?\b|replac|exchang|swap|\bnew\b/i,
  repair:
    /repar|instand|technik|beheb|behoben|entstör|wieder funktion|läuft wieder|fix|repair|engineer|technician|restor|mend/i,
  delivery:
    /liefer|zustell|zugestellt|versand|versend|verschick|geschickt|paket|sendung|deliver|ship|dispatch|parcel|send|sent\b/i,
  'contract-change': /vertrag|tarif|kündig|umgestellt|umstell|änder|laufzeit|contract|tariff|cancel|chang|plan\b/i,
  apology: /entschuldig|verzeih|bedauer|tut (es )?(mir|uns)( sehr| aufrichtig)? leid|leid tut|sorry|apolog|regret/i,
};

const monthsOrDays =
  /januar|februar|märz|april|\bmai\b|juni|juli|august|september|oktober|november|dezember|january|february|march|\bmay\b|june|july|october|december|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday/i;
const stretches =
  /\b(heute|morgen|übermorgen|sofort|umgehend|bereits|gestern|today|tomorrow|yesterday|immediately|already|tonight)\b|\b(innerhalb|binnen|within)\b|\b(in|nach|after|next|nächste[rnms]?|kommende[rnms]?|diese[rnms]?|this|bis|by|until)\s+(der|den|dem|the|zum|zur|ende|end of|\d|zwei|drei|vier|fünf|wenigen|two|three|four|five|a few)?\s*\d*\s*(\p{L}+\s+)?(werk|arbeits)?(tag|woche|monat|stunde|day|week|month|hour|working)/iu;
const dates =
  /\b\d{1,2}\.\s?\d{1,2}\.|\b\d{1,2}\.\s?(?=\p{L})|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\/\d{1,2}(\/\d{2,4})?\b|\b\d{1,2}(st|nd|rd|th)\b/u;

const namesADay = (text: string) => dates.test(text) || monthsOrDays.test(text) || stretches.test(text);

/** What to look at once more before a reply is sent; empty: nothing. It is advice: whoever reads it may send all the same. */
export function adviceOn({ text, intent, hasDatedPromise }: Written, { wish, isApologyDue }: About): Advice[] {
  const isAnswer = intent !== 'question' && intent !== 'correction';
  const wanted = wish === null || wish === 'information' || wish === 'other' ? null : words[wish];
  const found: Record<Advice, boolean> = {
    placeholder: unfilled(text).length > 0,
    asked: isAnswer && wish !== 'apology' && wanted !== null && !wanted.test(text),
    next: isAnswer && intent !== 'settlement' && intent !== 'solved' && !hasDatedPromise && !namesADay(text),
    apology: isAnswer && (isApologyDue || wish === 'apology') && !words.apology.test(text),
  };
  return adviceKinds.filter((kind) => found[kind]);
}
