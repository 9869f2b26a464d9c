/** A whole number without sign: `7`, ` 12 `, `ca. 12`; null for anything else, never NaN. */
export function parseCount(typed: string): number | null {
  const digits = /^(?:(?:ca\.?|circa|etwa|ungefähr|rund|about|around|~) ?)?(\d{1,9})$/i.exec(typed.trim());
  return digits ? Number(digits[1]) : null;
}
