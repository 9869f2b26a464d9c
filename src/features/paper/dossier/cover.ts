import type { Content } from 'pdfmake/interfaces.js';
import { authorName, ballSentence, byline, entryDate, stampDetail } from '#src/features/case-file/index.ts';
import { fullDay } from '#src/i18n/formats.ts';
import { isKey, type Translate } from '#src/i18n/index.ts';
import { dayOf } from '#src/lib/dates.ts';
import { hasMissing } from '../type/fonts.ts';
import { markSvg, stampSvg } from '../type/stamp.ts';
import { colours, mm, rule, textWidth, words } from '../type/style.ts';
import { type DossierOrder, inGroups } from './order.ts';

/** The first page: whose case against whom, its stamp, its figures, and how to check that nothing was changed. */
export function cover(order: DossierOrder, t: Translate): Content[] {
  return [letterhead(order, t), sheet(order, t), figures(order, t), ownLines(order, t), proof(order, t)];
}

function letterhead({ own }: DossierOrder, t: Translate): Content {
  return {
    columns: [
      { svg: markSvg, width: 20 },
      { text: t('site.name'), font: 'Serif', bold: true, fontSize: 15, margin: [0, 0, 0, 0], width: 'auto' },
      {
        text: t(own.length > 0 ? 'paper.dossier.ownKind' : 'paper.dossier.kind'),
        style: 'label',
        alignment: 'right',
        margin: [0, 6, 0, 0],
      },
    ],
    columnGap: 7,
    margin: [0, -mm(12), 0, 26],
  };
}

/** The folder tab with the number, then the sheet: title, parties, stamp. */
function sheet({ file, locale, today }: DossierOrder, t: Translate): Content {
  const { stamp, detail } = stampDetail(t, locale, file, today);
  const industry = `company.industry.${file.company.industry}`;
  const against: Content[] = [
    { text: `${t('case.file.against')} ` },
    words(file.company.name, 'Sans', { bold: true }),
    { text: isKey(industry) ? `, ${t(industry)}` : '' },
    ...(file.named ? [words(`. ${t('named.also')} ${file.named.name}`, 'Sans')] : []),
  ];
  return {
    stack: [
      {
        table: {
          body: [[{ text: t('case.az', { number: file.number }), font: 'Mono', bold: true, fontSize: 11.5 }]],
        },
        layout: {
          hLineWidth: () => 0,
          vLineWidth: () => 0,
          fillColor: () => colours.folder,
          paddingLeft: () => 14,
          paddingRight: () => 14,
          paddingTop: () => 7,
          paddingBottom: () => 6,
        },
        margin: [18, 0, 0, 0],
      },
      { canvas: [{ type: 'rect', x: 0, y: 0, w: textWidth, h: 6, color: colours.folder }] },
      { svg: stampSvg(stamp, t(`case.stamp.${stamp}`), detail), alignment: 'right', margin: [0, 12, 0, 0] },
      { ...words(file.title, 'Serif'), style: 'title', fontSize: titleSize(file.title), margin: [0, 6, 0, 8] },
      { text: against, fontSize: 12 },
      words(`${byline(t, file)}, ${t('case.file.published')} ${fullDay(locale, dayOf(file.publishedAt))}`, 'Sans', {
        fontSize: 10.5,
        color: colours.ink2,
        margin: [0, 3, 0, 0],
      }),
    ],
    margin: [0, 0, 0, 20],
  };
}

/** A long title gets smaller letters, so that the cover stays one page. */
function titleSize(title: string): number {
  return title.length > 110 ? 16 : title.length > 60 ? 20 : 25;
}

function figures({ file, locale, today }: DossierOrder, t: Translate): Content {
  const ball = ballSentence(t, locale, file, today);
  const first = file.entries[0];
  const rows: [string, Content][] = [
    [t('paper.dossier.asOf'), mono(fullDay(locale, today))],
    [t('paper.dossier.entries'), mono(String(file.entries.length))],
    ...(first ? [[t('paper.dossier.firstEntry'), mono(entryDate(t, locale, first))] satisfies [string, Content]] : []),
    [t('paper.dossier.replies'), mono(String(file.thread.filter(({ kind }) => kind === 'reply').length))],
    [t('paper.dossier.promises'), mono(String(file.promises.length))],
    [t('paper.dossier.ball'), words(`${ball.lead} ${ball.rest}`.trim())],
    [t('paper.dossier.author'), words(authorName(t, file))],
  ];
  return ledgerOf(rows);
}

const mono = (text: string): Content => ({ text, font: 'Mono', fontSize: 9.2 });

function ledgerOf(rows: [string, Content][]): Content {
  return {
    table: {
      widths: [mm(38), '*'],
      body: rows.map(([label, value]) => [{ text: label, color: colours.ink2 }, value]),
    },
    fontSize: 9.8,
    layout: {
      hLineWidth: (row, node) => (row === 0 ? 1.6 : row === node.table.body.length ? 1 : 0.6),
      hLineColor: (row, node) => (row === 0 || row === node.table.body.length ? colours.ink : colours.rule),
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 3.6,
      paddingBottom: () => 3.6,
    },
  };
}

function ownLines({ own }: DossierOrder, t: Translate): Content {
  if (own.length === 0) return '';
  return {
    stack: [
      { text: t('paper.dossier.ownTitle'), style: 'subheading', margin: [0, 16, 0, 2] },
      { text: t('paper.dossier.ownNote'), style: 'fine', color: colours.red, margin: [0, 0, 0, 6] },
      ledgerOf(own.map(({ label, text }) => [label, words(text)])),
    ],
  };
}

/** QR code and hash, at the foot of the page. */
function proof({ file, hash, addresses, receipt }: DossierOrder, t: Translate): Content {
  const texts = [
    file.title,
    file.summary,
    ...file.entries.map(({ text }) => text),
    ...file.thread.map(({ text }) => text),
  ];
  const notes = [t('case.file.provenance'), ...(texts.some(hasMissing) ? [t('paper.dossier.missing')] : [])];
  return {
    margin: [0, 22, 0, 0],
    unbreakable: true,
    stack: [
      rule(1.6, colours.ink, 0, 9),
      {
        columns: [
          { qr: addresses.case, fit: 112, foreground: colours.ink, eccLevel: 'M', width: 116 },
          {
            stack: [
              { text: t('paper.dossier.online'), style: 'label' },
              { ...words(addresses.case), link: addresses.case, fontSize: 9.5, margin: [0, 1, 0, 7] },
              { text: t('paper.dossier.hash'), style: 'label' },
              { text: inGroups(hash.slice(0, 32)), style: 'mono', margin: [0, 2, 0, 0] },
              { text: inGroups(hash.slice(32)), style: 'mono', margin: [0, 1, 0, 6] },
              {
                text: [
                  t('paper.dossier.verify'),
                  '\n',
                  { text: addresses.verify.split('?')[0] ?? '', link: addresses.verify },
                ],
                style: 'fine',
              },
            ],
          },
        ],
      },
      ...(receipt
        ? [
            {
              text: [
                `${t('log.dossier', { number: receipt.number })} `,
                { text: addresses.receipt, link: addresses.receipt },
              ],
              style: 'fine',
              margin: [0, 7, 0, 0] satisfies [number, number, number, number],
            },
          ]
        : []),
      ...notes.map((text): Content => ({ text, style: 'fine', margin: [0, 7, 0, 0] })),
    ],
  };
}
