/** Invented companies in the format of datenanfragen/data. */
export function aRecord(given: Record<string, unknown> & { slug: string; name: string }): {
  name: string;
  value: unknown;
} {
  const value = {
    'relevant-countries': ['de'],
    categories: ['commerce'],
    runs: [],
    address: 'Kundenservice\nAm Speicher 4\n34117 Kassel\nDeutschland',
    phone: '+49 561 4455660',
    email: `datenschutz@${given.slug}.de`,
    web: `https://www.${given.slug}.de/`,
    sources: [`https://www.${given.slug}.de/datenschutz`],
    quality: 'verified',
    ...given,
  };
  return { name: `companies/${given.slug}.json`, value };
}
