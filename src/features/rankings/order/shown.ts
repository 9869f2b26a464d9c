// What a page with figures shows beside a company, for `Astro.locals.shows`; named alike by the triggers of db/changes.ts.

/** The figures of every company of an industry: for pages that compare them. */
export function figuresOfIndustry(industry: string): string {
  return `industry:${industry}`;
}
