/** The part of fontkit that is used here: pdfkit brings it, without types. */
declare module 'fontkit' {
  export function openSync(path: string): { hasGlyphForCodePoint: (code: number) => boolean };
}
