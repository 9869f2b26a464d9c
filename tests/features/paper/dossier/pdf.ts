import { extractText, getDocumentProxy, getMeta } from 'unpdf';

export interface ReadPdf {
  /** Words of each page, white space as single spaces. */
  pages: string[];
  text: string;
  title: string;
  language: string;
  /** Width and height of the first page in points. */
  size: [number, number];
  links: string[];
}

/** What a PDF reader sees. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(Uint8Array.from(bytes));
  const { text } = await extractText(pdf);
  const pages = text.map((page) => page.replace(/\s+/g, ' '));
  const meta: { info: Record<string, unknown> } = await getMeta(pdf);
  const first = await pdf.getPage(1);
  const [, , width = 0, height = 0] = first.view;
  const notes: { url?: string }[] = await first.getAnnotations();
  return {
    pages,
    text: pages.join(' '),
    title: String(meta.info['Title']),
    language: String(meta.info['Language']),
    size: [width, height],
    links: notes.flatMap(({ url }) => url ?? []),
  };
}
