import { personalData } from '#src/lib/personal/find.ts';
import { labelled, measure } from '#tests/lib/personal/labelled.ts';

/** How well the rules of src/lib/personal find what is labelled, by kind; `--wrong` prints the sentences they get wrong. */
export async function benchPrivacy(): Promise<void> {
  for (const file of ['sentences', 'held-out', 'company-own'] as const) {
    const sentences = labelled(file);
    const { byKind, wrong, harmless } = measure(sentences);
    const rows = byKind.map(({ kind, marks, precision, recall }) => ({
      kind,
      marks,
      precision: precision.toFixed(3),
      recall: recall.toFixed(3),
    }));
    process.stdout.write(`\n${file}: ${sentences.length} sentences\n`);
    console.table(rows);
    process.stdout.write(`harmless sentences with a mark: ${harmless.marked} of ${harmless.sentences}\n`);
    if (process.argv.includes('--wrong')) process.stdout.write(`${wrong.join('\n')}\n`);
  }
  // Full of what the rules look for, at the longest length of a text.
  for (const piece of ['€0', 'https://a/a ', 'a@', '12 High ', 'Kundennummer 1', 'Dr. Dr ']) {
    const text = piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 10_000);
    const times = Array.from({ length: 5 }, () => {
      const before = performance.now();
      personalData(text);
      return performance.now() - before;
    }).sort((a, b) => a - b);
    const [least = 0, , middle = 0, , most = 0] = times;
    const figures = [least, middle, most].map((one) => one.toFixed(1)).join(' / ');
    process.stdout.write(`10,000 characters of ${JSON.stringify(piece)}: ${figures} ms (min / median / max of 5)\n`);
  }
}
