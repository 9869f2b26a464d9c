import { round } from './charts.ts';

/** A piece of a drawing, or of the table beside it, in which every text is escaped. Only made here. */
class Mark {
  readonly words: string;

  private constructor(words: string) {
    this.words = words;
  }

  static of(name: string, attributes: Attributes, content: string): Mark {
    let opened = name;
    for (const [key, value] of Object.entries(attributes)) {
      opened += ` ${key}="${typeof value === 'number' ? round(value) : escaped(value)}"`;
    }
    return new Mark(`<${opened}>${content}</${name}>`);
  }
}

type Attributes = Readonly<Record<string, string | number>>;
type Marks = readonly (Mark | null)[];

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}

/** Put into a page as HTML. A drawing has hundreds of marks, each of which would cost ten times as much in a template. */
export function drawn(marks: Marks): string {
  return marks.map((one) => one?.words ?? '').join('');
}

/** An element with others in it, or with none. */
export function mark(name: string, attributes: Attributes, inside: Marks = []): Mark {
  return Mark.of(name, attributes, drawn(inside));
}

export function text(attributes: Attributes, words: string | number, name = 'text'): Mark {
  return Mark.of(name, attributes, escaped(String(words)));
}

/** A row of the table beside a drawing, which begins with what it is about. */
export function row([head = '', ...values]: readonly string[]): Mark {
  return mark('tr', {}, [text({ scope: 'row' }, head, 'th'), ...values.map((value) => text({}, value, 'td'))]);
}
