/** The secret of an address: letters and digits that survive being typed, 80 bits of them. */
export const secretLetters = 'abcdefghijkmnpqrstuvwxyz23456789';
export const secretLength = 16;

/** What a case is called in its address: its number, or the beginning of its id while it has none. */
const nameOf = ({ id, number }: { id: string; number: string | null }): string => number ?? id.slice(0, 8);

/** The address of a case. */
export function addressOf(theCase: { id: string; number: string | null }, secret: string, domain: string): string {
  return `akte-${nameOf(theCase)}-${secret}@${domain}`;
}

/** What an address says: of which case, and with which secret. */
export interface Addressed {
  name: string;
  secret: string;
}

const local = /^akte-(\d{4}-\d{6}|[0-9a-f]{8})-([a-z0-9]{16})$/;

/**
 * Reads an address of this domain, however its letters are written; what stands behind a `+` says nothing. Null for every
 * other one.
 */
export function readAddress(typed: string, domain: string): Addressed | null {
  const at = typed.lastIndexOf('@');
  if (at < 0 || typed.length > 200 || typed.slice(at + 1).toLowerCase() !== domain.toLowerCase()) return null;
  const [name] = typed.slice(0, at).toLowerCase().split('+');
  const read = local.exec(name ?? '');
  return read?.[1] && read[2] ? { name: read[1], secret: read[2] } : null;
}

/** Whether an address that was given out while the case was written, or since, names this case. */
export const isNameOf = (name: string, theCase: { id: string; number: string | null }): boolean =>
  name === theCase.number || name === theCase.id.slice(0, 8);
