/** A stretch of a text, and whether somebody named it. */
export interface Stretch {
  text: string;
  isMarked: boolean;
}

/** A text cut where the named passages begin and end; what overlaps is marked once. Passages are found whatever their spaces. */
export function marked(text: string, passages: readonly string[]): Stretch[] {
  const spans = passages.flatMap((passage) => spansOf(text, passage)).sort((a, b) => a.from - b.from);
  const parts: Stretch[] = [];
  let reached = 0;
  for (const { from, until } of spans) {
    if (until <= reached) continue;
    if (from > reached) parts.push({ text: text.slice(reached, from), isMarked: false });
    parts.push({ text: text.slice(Math.max(from, reached), until), isMarked: true });
    reached = until;
  }
  if (reached < text.length) parts.push({ text: text.slice(reached), isMarked: false });
  return parts;
}

function spansOf(text: string, passage: string): { from: number; until: number }[] {
  const words = passage.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+');
  return [...text.matchAll(new RegExp(pattern, 'g'))].map(({ 0: found, index }) => ({
    from: index,
    until: index + found.length,
  }));
}
