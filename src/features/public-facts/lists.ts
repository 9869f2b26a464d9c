/** Collections whose records are taken over: whose they are, under which licence, and where they are. */
export const sources = {
  datenanfragen: {
    name: 'Datenanfragen.de',
    licence: 'CC0 1.0',
    address: 'https://github.com/datenanfragen/data',
  },
} as const;

/** What of a record can be put right by hand. */
export const correctable = ['address', 'phone', 'website'] as const;
export type Correctable = (typeof correctable)[number];

export function isCorrectable(text: string): text is Correctable {
  return correctable.some((one) => one === text);
}
