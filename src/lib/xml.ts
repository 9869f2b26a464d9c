/** XML 1.0, section 2.2: control characters and halves of characters have no place in a document, escaped or not. */
export function inXml(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}

/** A text as it stands in XML or HTML, between tags or in an attribute. */
export function escaped(text: string): string {
  return inXml(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
