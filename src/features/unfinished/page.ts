import type { Database } from '#db/client.ts';
import { type FormState, formState, type Keeping, type Refusing, textFields } from '#src/lib/forms.ts';
import { forgetTyped, keepTyped, type Typed } from './commands.ts';
import { markOf, type Owner } from './owner.ts';
import { keptOf } from './queries.ts';

/** One form among those of a page: what its action answered, if it was sent, and the fields that are its own. */
export interface OneForm {
  result: { data?: unknown; error?: Refusing | undefined } | undefined;
  fields: readonly string[];
}

interface Asked {
  db: Database;
  now: Date;
  owner: Owner | null;
  /** Name of the page among those of its owner. */
  page: string;
  sent: FormData | null;
}

/** A page whose forms know what was typed into them. */
export interface Opened<N extends string> {
  form: (name: N) => FormState;
  /** For `PageForm`. */
  keep: Keeping;
  /** When what stands in the fields was typed, if it was on another visit. */
  typedAt: Date | null;
}

/** Fields in which the page itself writes something, typed or not: alone they are not worth keeping. */
const isGiven = (name: string) => /^(id|\w+Id|seenAt|on|precision|channel|\w*(Mark|[cC]urrency))$/.test(name);

/**
 * Opens the forms of a page, which share one `<form>`: whichever button was pressed, everything typed into the others
 * comes along. What its own action took is done with; the rest is kept, and is there again on the next visit.
 */
export async function openForms<N extends string>(asked: Asked, given: Record<N, OneForm>): Promise<Opened<N>> {
  const { db, now, owner, page, sent } = asked;
  const forms = Object.entries<OneForm>(given);
  const kept = sent || owner === null ? null : await keptOf(db, owner, page);
  const taken = new Set(forms.flatMap(([, { result, fields }]) => (result && !result.error ? fields : [])));
  const own = new Set(forms.flatMap(([, { fields }]) => fields));
  const all = sent ? (sent.has('drop') ? [] : textFields(sent)) : (kept?.typed ?? []);
  const typed: Typed = all.filter(([name]) => own.has(name) && !taken.has(name));
  const isTyped = ([name, value]: Typed[number]) => !isGiven(name) && value.trim() !== '';
  const typedInto = ({ fields }: OneForm) => {
    const some = typed.filter(([name]) => fields.includes(name));
    return some.some(isTyped) ? some : null;
  };
  if (owner !== null && forms.some(([, { result }]) => result)) {
    // More than can be kept is no reason to refuse the button that was pressed.
    await (forms.some(([, one]) => typedInto(one))
      ? keepTyped(db, { owner, page, now }, typed)
      : forgetTyped(db, owner, page));
  }
  const form = (name: N) => formState(given[name].result?.error, sent, typedInto(given[name]));
  return {
    form,
    keep: { page, owner: markOf(owner), typed: forms.flatMap(([, one]) => typedInto(one) ?? []).filter(isTyped) },
    typedAt: forms.some(([, one]) => typedInto(one)) ? (kept?.savedAt ?? null) : null,
  };
}
