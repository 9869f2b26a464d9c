import type { CanvasLine, Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { longDay } from '#src/i18n/formats.ts';
import { type Translate, translator } from '#src/i18n/index.ts';
import { directionOf } from '../type/direction.ts';
import { hasMissing } from '../type/fonts.ts';
import { mm, words } from '../type/style.ts';
import type { LetterOrder } from './order.ts';

/**
 * DIN 5008:2020, form B, in millimetres from the edge of an A4 sheet: field of the address from 45 to 90 mm (its upper
 * 17.7 mm for the return line), 20 mm from the left and 85 mm wide; information block from 50 mm, 125 mm from the left;
 * margins 25 and 20 mm; fold marks at 105 and 210 mm, mark for the punch at 148.5 mm.
 */
const form = {
  left: 25,
  right: 20,
  top: 27,
  bottom: 25,
  address: { top: 62.7, left: 25, width: 80 },
  returnLine: 57.2,
  information: { top: 50, left: 125, width: 65 },
  subject: 103.4,
  foldMarks: [105, 210],
  punchMark: 148.5,
} as const;

const ink = '#1a2030';
const faint = '#454a57';

/** The letter as one would type it: set for a window envelope, to be signed by hand. */
export function letterDocument(order: LetterOrder): TDocumentDefinitions {
  const t = translator(order.locale);
  const midnight = new Date(`${order.today}T00:00:00Z`);
  return {
    pageSize: 'A4',
    pageMargins: [mm(form.left), mm(form.top), mm(form.right), mm(form.bottom)],
    language: order.locale,
    version: '1.7',
    info: { title: order.subject, creator: t('site.name'), creationDate: midnight, modDate: midnight },
    defaultStyle: { font: 'Sans', fontSize: 11, lineHeight: 1.2, color: ink },
    background: (page) =>
      page === 1 ? { canvas: [...form.foldMarks.map((y) => mark(y, 5)), mark(form.punchMark, 7)] } : null,
    header: (page) => (page === 1 ? null : following(order)),
    footer: (page, pages) =>
      pages === 1
        ? null
        : {
            text: t('letter.sheet.page', { page, pages }),
            fontSize: 9,
            color: faint,
            alignment: 'right',
            margin: [0, mm(10), mm(form.right), 0],
          },
    content: [...head(order, t), ...text(order), ...aboutBoxes(order, t)],
  };
}

function mark(y: number, length: number): CanvasLine {
  return { type: 'line', x1: mm(4), y1: mm(y), x2: mm(4 + length), y2: mm(y), lineWidth: 0.4, lineColor: faint };
}

/** From the second page on: whose letter this is. */
function following({ senderName, subject, locale, today }: LetterOrder): Content {
  const parts = [senderName, longDay(locale, today), subject].filter(Boolean);
  return words(parts.join(' · '), 'Sans', {
    fontSize: 9,
    color: faint,
    margin: [mm(form.left), mm(14), mm(form.right), 0],
  });
}

function at(x: number, y: number, width: number, stack: Content[]): Content {
  // Columns, because what stands at a fixed place has no width of its own.
  return { columns: [{ width: mm(width), stack }], absolutePosition: { x: mm(x), y: mm(y) } };
}

function head(order: LetterOrder, t: Translate): Content[] {
  const { address, information } = form;
  const sender = [order.senderName, order.senderStreet, order.senderTown].filter(Boolean);
  const lines = order.recipient.split('\n').filter(Boolean);
  return [
    at(form.left, 18, 100, [
      ...(order.senderName ? [words(order.senderName, 'Sans', { bold: true, fontSize: 12 })] : []),
      ...sender.slice(order.senderName ? 1 : 0).map((line) => words(line, 'Sans', { fontSize: 10 })),
    ]),
    ...(sender.length > 0
      ? [
          at(address.left, form.returnLine, address.width, [
            words(sender.join(' · '), 'Sans', { fontSize: 7.5, color: faint }),
          ]),
        ]
      : []),
    // Six lines have 27.3 mm.
    at(
      address.left,
      address.top,
      address.width,
      lines.map((line) => words(line, 'Sans', { fontSize: 10.5, lineHeight: 1 })),
    ),
    at(information.left, information.top, information.width, informationOf(order, t)),
    {
      ...words(order.subject, 'Sans', { bold: true }),
      margin: [0, mm(form.subject - form.top), 0, mm(8.5)],
    },
  ];
}

function informationOf(order: LetterOrder, t: Translate): Content[] {
  const rows: [string, string][] = [
    [t('letter.sheet.reference'), order.reference],
    [t('letter.sheet.file'), order.number && `Aktenkundig ${order.number}`],
    [t('letter.sheet.contact'), order.senderContact],
    [t('letter.sheet.date'), longDay(order.locale, order.today)],
  ];
  return rows
    .filter(([, value]) => value !== '')
    .map(([label, value]) => ({
      columns: [
        { width: mm(25), text: label, fontSize: 8.5, color: faint, margin: [0, 1.2, 0, 0] },
        words(value, 'Sans', { fontSize: 10 }),
      ],
    }));
}

/** Paragraphs; room for the hand below the last one, then the name. */
function text(order: LetterOrder): Content[] {
  const paragraphs = order.body
    .split(/\n{2,}/)
    .map((one) => one.trim())
    .filter(Boolean);
  const last = paragraphs.at(-1) ?? '';
  return [
    ...paragraphs.slice(0, -1).map(paragraph),
    {
      unbreakable: last.length < 600,
      stack: [
        paragraph(last),
        ...(order.senderName ? [words(order.senderName, 'Sans', { margin: [0, mm(17), 0, 0] })] : []),
      ],
    },
  ];
}

/** The company is told, too: a box in its own letter would be taken for a fault of its printer. */
function aboutBoxes({ subject, senderName, body }: LetterOrder, t: Translate): Content[] {
  if (![subject, senderName, body].some(hasMissing)) return [];
  return [{ text: t('letter.sheet.missing'), fontSize: 9, color: faint, margin: [0, mm(6), 0, 0] }];
}

/** Lines that begin with a dash hang, so that their dates can be found, with those below them that begin with a space. */
function paragraph(written: string): Content {
  const stack = written.split('\n').map((line): Content => {
    const [, mark, item] = /^([–-]|\s)\s+(.*)$/.exec(line) ?? [];
    return mark === undefined || item === undefined
      ? { ...words(line), alignment: directionOf(line) === 'rtl' ? 'right' : 'left' }
      : { columns: [{ width: 12, text: mark.trim() && '–' }, words(item, 'Sans', { margin: [0, 0, 0, 2] })] };
  });
  return { stack, margin: [0, 0, 0, mm(4.6)] };
}
