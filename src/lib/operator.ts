/** Who runs this installation, line by line, from SITE_OPERATOR (lines separated by `|`); empty when nobody is named. */
export function operator(): string[] {
  return (process.env.SITE_OPERATOR ?? '')
    .split('|')
    .map((line) => line.trim())
    .filter(Boolean);
}
