import { setImmediate } from 'node:timers/promises';

/**
 * Longest form that is read, in bytes. The longest text is 10,000 characters. The room above it is for texts many times too
 * long, percent-encoded: they come back to their author with a message instead of being cut off.
 */
export const longestForm = 256 * 1024;

/** What a form shows after it was sent and something was wrong: the words typed and a reason at each field. */
export interface FormState {
  /** True when this form was sent in this request and refused. */
  wasRefused: boolean;
  /** Reason by field name: a key below `errors.` in src/i18n. */
  errors: Readonly<Record<string, string>>;
  /** The same of what a page asks before anything was pressed: no mistake of anybody. */
  questions?: Readonly<Record<string, string>>;
  /** Reason that belongs to no field, same keys. */
  error: string | null;
  /** What was typed in a field, else what is stored. */
  value: (field: string, stored?: string | number | null) => string;
  /** For check boxes and radio buttons. */
  isChosen: (field: string, option: string, stored?: boolean) => boolean;
  /** Every field sent, for the page that keeps them while the person signs in again. */
  typed: readonly (readonly [string, string])[];
}

/** Under which name and for whom a page keeps what is typed into it, and what of that was not sent so far. */
export interface Keeping {
  page: string;
  owner: string;
  typed: readonly (readonly [name: string, value: string])[];
}

export interface Refusing {
  /** Of the framework: INTERNAL_SERVER_ERROR where the action threw. */
  code?: string | undefined;
  message: string;
  fields?: Record<string, string[] | undefined> | undefined;
}

/**
 * `error`: of the action this form calls, undefined when the form was not sent in this request.
 * `sent`: the fields of the request. `kept`: what was typed before and never sent, every field of the form.
 */
export function formState(
  error: Refusing | undefined,
  sent: FormData | null,
  kept: readonly (readonly [string, string])[] | null = null,
): FormState {
  const typed = error && sent ? textFields(sent) : [];
  const shown = error ? typed : kept;
  const first = new Map<string, string>();
  for (const [name, value] of shown ?? []) if (!first.has(name)) first.set(name, value);
  return {
    wasRefused: error !== undefined,
    ...reasons(error),
    value: (field, stored) => first.get(field) ?? (error ? '' : String(stored ?? '')),
    isChosen: (field, option, stored = false) =>
      shown ? shown.some(([name, value]) => name === field && value === option) : stored,
    typed,
  };
}

/**
 * The framework parses a form for its action, the page once more for what was typed. From here on both get the fields of
 * the one parse; the body stays, for a request that goes on to another page.
 */
export function parsedOnce(request: Request): void {
  let parsed: Promise<FormData> | undefined;
  const formData = () => {
    // A long form is parsed in one turn of the loop, worked on in the next and shown in the one after: others get theirs.
    parsed ??= setImmediate()
      .then(() => Request.prototype.clone.call(request).formData())
      .finally(() => setImmediate());
    return parsed;
  };
  const clone = () => Object.defineProperty(Request.prototype.clone.call(request), 'formData', { value: formData });
  Object.defineProperties(request, { formData: { value: formData }, clone: { value: clone } });
}

/** The fields a form sent with this request; null for a plain visit and for a body that is no form. */
export async function sentFields(request: Request): Promise<FormData | null> {
  if (request.method !== 'POST') return null;
  await setImmediate();
  return await request
    .clone()
    .formData()
    .catch(() => null);
}

/** The text fields of a form, in the order sent. */
export function textFields(sent: FormData): [string, string][] {
  return [...sent].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] satisfies [string, string]] : [],
  );
}

function reasons(error: Refusing | undefined): { errors: Record<string, string>; error: string | null } {
  if (!error) return { errors: {}, error: null };
  if (error.fields) {
    const errors: Record<string, string> = {};
    for (const [field, messages] of Object.entries(error.fields)) errors[field] = messages?.[0] ?? 'invalid';
    return { errors, error: 'check-fields' };
  }
  // Its message is that of whatever threw.
  if (error.code === 'INTERNAL_SERVER_ERROR') {
    return { errors: {}, error: error.message === 'unavailable' ? 'unavailable' : 'failed' };
  }
  const [refusal = 'invalid', field = '', reason = '', about = ''] = error.message.split('|');
  if (about) return { errors: field ? { [field]: reason } : {}, error: about };
  if (field) return { errors: { [field]: reason || refusal }, error: 'check-fields' };
  return { errors: {}, error: reason || refusal };
}
