import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { fonts } from '../type/fonts.ts';

const fontFiles = new Set<string>(Object.values(fonts).flatMap((face) => Object.values(face)));

pdfmake.setFonts(fonts);
// What people wrote can name no file and no address: a document is made of words and of the fonts.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => fontFiles.has(path));

/** Lays a document out and returns the bytes of the PDF. Takes up to seconds of one processor: see press.ts. */
export function printed(document: TDocumentDefinitions): Promise<Buffer> {
  return pdfmake.createPdf(document).getBuffer();
}
