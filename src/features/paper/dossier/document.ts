import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { translator } from '#src/i18n/index.ts';
import { colours, mm, page, styles, textWidth, words } from '../type/style.ts';
import { course } from './course.ts';
import { cover } from './cover.ts';
import type { DossierOrder } from './order.ts';
import { effort, outcome, promises, remainder, steps, story, thread } from './parts.ts';
import { proofs } from './proofs.ts';

/** The dossier of a case, ready to be laid out: cover, then everything that is public of it. */
export function dossierDocument(order: DossierOrder): TDocumentDefinitions {
  const { file, locale, hash, today, receipt } = order;
  const t = translator(locale);
  const midnight = new Date(`${today}T00:00:00Z`);
  return {
    pageSize: 'A4',
    pageMargins: [page.left, page.top, page.right, page.bottom],
    language: locale,
    version: '1.7',
    displayTitle: true,
    // The same order gives the same bytes: the file is dated with the day it describes.
    info: {
      title: t('paper.dossier.fileTitle', { number: file.number, title: file.title }),
      author: t('site.name'),
      creator: t('site.name'),
      subject: `SHA-256 ${hash}`,
      creationDate: midnight,
      modDate: midnight,
    },
    ...(receipt && { files: { receipt: attachment(receipt.json, midnight) } }),
    defaultStyle: { font: 'Sans', fontSize: 9.8, color: colours.ink, lineHeight: 1.18 },
    styles,
    header: (current) => (current === 1 ? null : runningHead(t('case.az', { number: file.number }), file.company.name)),
    footer: (current, count) => ({
      columns: [
        { text: `SHA-256 ${hash.slice(0, 16)} … ${hash.slice(-16)}`, style: 'mono', fontSize: 7.4 },
        { text: t('paper.dossier.page', { page: current, pages: count }), alignment: 'right', fontSize: 8.6 },
      ],
      color: colours.ink2,
      margin: [page.left, mm(9), page.right, 0],
    }),
    content: [
      ...cover(order, t),
      { text: '', pageBreak: 'after' },
      ...story(order, t),
      ...course(order, t),
      ...promises(order, t),
      ...effort(order, t),
      ...thread(order, t),
      ...steps(order, t),
      ...outcome(order, t),
      ...proofs(order, t),
      ...remainder(order, t),
    ],
    // A heading at the foot of a page belongs to what follows.
    pageBreakBefore: (node, around) =>
      node.headlineLevel === 1 && node.pageNumbers.length === 1 && around.getFollowingNodesOnPage().length === 0,
  };
}

/** Beside the pages, where readers of PDF list attachments. */
function attachment(json: string, at: Date) {
  const src = `data:application/json;base64,${Buffer.from(json).toString('base64')}`;
  return { src, name: 'receipt.json', type: 'application/json', creationDate: at, modifiedDate: at };
}

function runningHead(number: string, company: string): Content {
  return {
    stack: [
      {
        columns: [
          { text: number, font: 'Mono', bold: true, fontSize: 8.6 },
          words(company, 'Sans', { alignment: 'right', fontSize: 8.8, color: colours.ink2 }),
        ],
      },
      { canvas: [{ type: 'line', x1: 0, y1: 4, x2: textWidth, y2: 4, lineWidth: 0.8, lineColor: colours.ink }] },
    ],
    margin: [page.left, mm(14), page.right, 0],
  };
}
