/** More pieces than this, reported by one notifier and nobody else, stand in one line. */
const mostLines = 5;

/** A line of the queue. `sole`: who alone reported it; null: several did, or it is no notice. */
interface Line {
  sole: string | null;
  isUrgent: boolean;
}

/**
 * The same lines, where whoever reports much has one: the first of theirs, with how many `more` there are. When it is decided the
 * next takes its place. What they say is urgent stands apart: their other words must not hide it.
 */
export function oneLineEach<Of extends Line>(lines: readonly Of[]): (Of & { more: number })[] {
  const keyOf = ({ sole, isUrgent }: Line) => (sole === null ? null : `${isUrgent} ${sole}`);
  const by = Map.groupBy(lines, keyOf);
  return lines.flatMap((line) => {
    const key = keyOf(line);
    const same = key === null ? [] : (by.get(key) ?? []);
    if (same.length <= mostLines) return [{ ...line, more: 0 }];
    return same[0] === line ? [{ ...line, more: same.length - 1 }] : [];
  });
}
