/** The case number at the start of an address part like `2026-000417-short-title`; null when there is none. */
export function numberOf(part: string | undefined): string | null {
  return /^(\d{4}-\d{6})(?:-|$)/.exec(part ?? '')?.[1] ?? null;
}
