import type { Content } from 'pdfmake/interfaces.js';
import { authorName, saidBefore, type ThreadItem } from '#src/features/case-file/index.ts';
import { fullDay } from '#src/i18n/formats.ts';
import type { Translate } from '#src/i18n/index.ts';
import { dayOf } from '#src/lib/dates.ts';
import { prose } from '../type/prose.ts';
import { colours, textWidth, words } from '../type/style.ts';
import type { DossierOrder } from './order.ts';

/** What the author says of a reply, and as what it counts. */
export function verdict({ file, locale }: DossierOrder, t: Translate, item: ThreadItem): Content[] {
  const { kind, verdict: given } = item;
  if (kind !== 'reply') return [];
  const elsewhere = saidBefore(t, item).map((text) => ({ text, fontSize: 9, color: colours.amber }) satisfies Content);
  const width = textWidth - 24;
  const line = { type: 'line' as const, x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.7, lineColor: colours.blue };
  if (!given)
    return [
      { canvas: [line], margin: [0, 4, 0, 4] },
      ...elsewhere,
      { text: `${t('case.file.content')} ${t('case.file.notJudged')}`, fontSize: 9 },
    ];
  const said = { yes: 'case.file.contentYes', partly: 'case.file.contentPartly', no: 'case.file.contentNo' } as const;
  return [
    { canvas: [line], margin: [0, 4, 0, 4] },
    ...elsewhere,
    { text: [`${t('case.file.content')} `, { text: t(said[given.content]), bold: true }], fontSize: 9.2 },
    ...(given.boilerplate
      ? [{ text: t('case.file.boilerplate'), bold: true, fontSize: 9, color: colours.amber } satisfies Content]
      : []),
    ...(given.text ? prose(given.text, 'small') : []),
    words(t('case.file.judgedBy', { name: authorName(t, file), day: fullDay(locale, dayOf(given.givenAt)) }), 'Sans', {
      fontSize: 8.5,
      color: colours.ink2,
    }),
  ];
}
