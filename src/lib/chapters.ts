/** A long text as a page folds it: what stands before its first heading, and its chapters. */
export interface Chaptered {
  opening: string;
  chapters: { slug: string; body: string }[];
}

/** Cuts the HTML that was made of a Markdown file of ours at its headings of the second level, which it leaves out. */
export function chaptersOf(html: string): Chaptered {
  const [opening = '', ...rest] = html.split(/(?=<h2 id=")/);
  return {
    opening,
    chapters: rest.map((part) => {
      const [heading = '', slug = ''] = /^<h2 id="([^"]*)">.*?<\/h2>/s.exec(part) ?? [];
      return { slug, body: part.slice(heading.length) };
    }),
  };
}
