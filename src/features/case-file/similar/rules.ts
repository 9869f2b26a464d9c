/** Terms of a case as the search keeps them: a space between. */
interface Terms {
  inTitle: string;
  told: string;
}

/**
 * The cases by how many words they share with a text, the most first; of two alike the one that stood before. A word counts the
 * more the fewer of these cases have it, in a title three times: what they all say tells none of them from the others.
 */
export function byLikeness<One extends Terms>(
  cases: readonly One[],
  own: { title: ReadonlySet<string>; told: ReadonlySet<string> },
): One[] {
  const wanted = new Set([...own.title, ...own.told]);
  const shared = cases.map(({ inTitle, told }) => {
    const titled = new Set(inTitle.split(' ').filter((term) => wanted.has(term)));
    const all = new Set([...titled, ...told.split(' ').filter((term) => wanted.has(term))]);
    return { titled, all };
  });
  const spread = new Map<string, number>();
  for (const { all } of shared) for (const term of all) spread.set(term, (spread.get(term) ?? 0) + 1);
  const worth = (term: string, isTitled: boolean) =>
    Math.log2(1 + cases.length / (spread.get(term) ?? 1)) * (isTitled && own.title.has(term) ? 3 : 1);
  const likeness = shared.map(({ titled, all }) =>
    [...all].reduce((sum, term) => sum + worth(term, titled.has(term)), 0),
  );
  return cases
    .map((one, at) => ({ one, at, likeness: likeness[at] ?? 0 }))
    .sort((a, b) => b.likeness - a.likeness || a.at - b.at)
    .map(({ one }) => one);
}
