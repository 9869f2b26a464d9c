import { labelled, measure } from '#tests/lib/personal/labelled.ts';

/** How well the rules of src/lib/personal find what is labelled, by kind; `--wrong` prints the sentences they get wrong. */
export async function benchPrivacy(): Promise<void> {
  for (const file of ['sentences', 'held-out'] as const) {
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
}
