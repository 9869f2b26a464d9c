const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as it stands in an element or an attribute. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
}

type Attributes = Readonly<Record<string, string | number>>;

function opened(name: string, attributes: Attributes): string {
  let words = name;
  for (const [key, value] of Object.entries(attributes)) {
    words += ` ${key}="${typeof value === 'number' ? value : escaped(value)}"`;
  }
  return words;
}

/** An element of a drawing without content. A drawing has hundreds, each of which would cost ten times as much in a template. */
export function mark(name: string, attributes: Attributes): string {
  return `<${opened(name, attributes)}></${name}>`;
}

export function text(attributes: Attributes, words: string | number): string {
  return `<${opened('text', attributes)}>${escaped(String(words))}</text>`;
}

/** A row of the table beside a drawing, which begins with what it is about. */
export function row([head = '', ...values]: readonly string[]): string {
  return `<tr><th scope="row">${escaped(head)}</th>${values.map((value) => `<td>${escaped(value)}</td>`).join('')}</tr>`;
}
