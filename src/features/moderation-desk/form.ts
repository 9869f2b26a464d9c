import { type FormState, formState, type Refusing, textFields } from '#src/lib/forms.ts';
import type { Locale } from '#src/lib/situation.ts';
import type { Meant } from './answering.ts';
import type { Letters } from './rehearse.ts';

interface Result<Value> {
  data: Value | undefined;
  error: (Refusing & { status: number }) | undefined;
}

export interface DecidingForm {
  form: FormState;
  /** Composed in this request, or known to have been composed before. */
  letters: Pick<Letters, 'statementLocale' | 'answerLocale' | 'answerOther' | 'waits'> | null;
  /** The letters were composed just now: who reads with the keyboard begins there. */
  isNew: boolean;
  error: Result<unknown>['error'];
}

/**
 * What the form of a decision shows after a request: what was typed, what the block filled in, and both letters. `locale`: of
 * the case.
 */
export function decidingForm(
  sent: FormData | null,
  composed: Result<{ meant: Meant; letters: Letters }> | undefined,
  decided: Result<unknown> | undefined,
  locale: Locale,
): DecidingForm {
  const error = composed?.error ?? decided?.error;
  const typed = sent ? textFields(sent) : [];
  const made = composed?.data;
  const hasLetters = typed.some(([name, value]) => name === 'statement' && value !== '');
  const typedIn = (field: string) => typed.find(([name]) => name === field)?.[1];
  const localeIn = (field: string): Locale => {
    const value = typedIn(field);
    return value === 'de' || value === 'en' ? value : locale;
  };
  const before = hasLetters
    ? {
        ...{ statementLocale: localeIn('statementLocale'), answerLocale: localeIn('answerLocale') },
        ...{ answerOther: typedIn('answerOther') ?? null, waits: false },
      }
    : null;
  return {
    form: formState(error, sent, made ? filled(typed, made) : null),
    letters: made?.letters ?? before,
    isNew: made !== undefined,
    error,
  };
}

/** What the block filled in stands in the fields from here on, as what was typed does. */
function filled(typed: [string, string][], { meant, letters }: { meant: Meant; letters: Letters }) {
  const { ground, category, rule, facts, reason } = meant.decision;
  const { statement, answer, answerOther } = letters;
  const values = { ground, category, rule, facts, reason, statement, answer, answerOther: answerOther ?? '' };
  const kept = typed.filter(([name]) => !Object.hasOwn(values, name));
  return [...kept, ...Object.entries(values)] satisfies [string, string][];
}
