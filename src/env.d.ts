declare namespace App {
  interface Locals {
    /** Language of the page, from its address. */
    locale: import('#src/lib/situation.ts').Locale;
    /** Words of that language. */
    t: import('#src/i18n/index.ts').Translate;
    /** The calendar day in Germany on which the page is asked for. */
    today: import('#src/lib/dates.ts').Day;
    /** The situation of this request, with the signed-in person. Reads the session at first use: public pages never ask. */
    situation: () => Promise<import('#src/lib/situation.ts').Situation>;
    /** The same situation seen as a visitor: what public pages use. */
    visit: import('#src/lib/situation.ts').Situation;
    /**
     * Names what a public page shows, beside what is the same for a whole day: the id of a company, or one of
     * src/features/rankings/order/shown.ts. It is made anew when one of them changes. A page that names nothing, or `null`,
     * is made anew after every change; one that names a part of a company, the number of a case, not when another changes
     * in what only its own page shows (db/changes.ts).
     */
    shows: (about: string | null, part?: string) => void;
    /** What was asked for while the database was away, and the fields of a form that could not be taken. */
    unsent?: { address: string; fields: [name: string, value: string][] };
    /** Waits for whoever saves a file; not there where nobody listens at a socket. */
    drained?: import('#src/lib/paced.ts').Drained;
  }
}
