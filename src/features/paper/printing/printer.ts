import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { type Inline, orderLine } from '../type/direction.ts';
import { fonts } from '../type/fonts.ts';

const fontFiles = new Set<string>(Object.values(fonts).flatMap((face) => Object.values(face)));

pdfmake.setFonts(fonts);
// What people wrote can name no file and no address: a document is made of words and of the fonts.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => fontFiles.has(path));

// The press knows no order of writing but from left to right: its lines are put into theirs before they are drawn.
type RenderLine = (this: unknown, line: { inlines: Inline[] }, x: number, y: number) => void;
const renderer: { default: { prototype: { renderLine: RenderLine } } } = createRequire(import.meta.url)(
  'pdfmake/js/Renderer.js',
);
const { prototype } = renderer.default;
const { renderLine } = prototype;
prototype.renderLine = function (line, x, y) {
  orderLine(line.inlines);
  renderLine.call(this, line, x, y);
};

/** Lays a document out and returns the bytes of the PDF. Takes up to seconds of one processor: see press.ts. */
export function printed(document: TDocumentDefinitions): Promise<Buffer> {
  return pdfmake.createPdf(document).getBuffer();
}
