import { placeholder } from '#src/features/said-before/rules.ts';

/** What a passage leaves open, and under which names it may be called, in either language. */
export const placeholders = {
  name: ['Name', 'name'],
  number: ['Fallnummer', 'case number'],
  title: ['Titel', 'title'],
  company: ['Unternehmen', 'company'],
  published: ['Veröffentlicht am', 'published on'],
  today: ['Heute', 'today'],
  signer: ['Mein Name', 'my name'],
} as const;
export type Placeholder = keyof typeof placeholders;
export type PlaceholderValues = Readonly<Record<Placeholder, string>>;

const meant = new Map<string, Placeholder>();
for (const kind of ['name', 'number', 'title', 'company', 'published', 'today', 'signer'] as const) {
  for (const called of placeholders[kind]) meant.set(called.toLowerCase(), kind);
}

/** A passage with what is known of the case put in. A placeholder that nobody knows stays as it is, so that whoever sends it sees it. */
export function filled(passage: string, values: PlaceholderValues): string {
  return passage.replace(placeholder, (found) => {
    const kind = meant.get(found.slice(1, -1).trim().toLowerCase());
    return kind === undefined ? found : values[kind];
  });
}

/** What still stands in braces. */
export const unfilled = (text: string): string[] => [...new Set(text.match(placeholder) ?? [])];

/** A passage below what is there already. */
export const appended = (text: string, passage: string): string =>
  text.trim() === '' ? passage : `${text.trimEnd()}\n\n${passage}`;
