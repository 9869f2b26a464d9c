import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { entryDate } from '#src/features/case-file/index.ts';
import { fullDay } from '#src/i18n/formats.ts';
import type { Translate } from '#src/i18n/index.ts';
import { dayOf } from '#src/lib/dates.ts';
import { datedWidths, ledger, part, words } from '../type/style.ts';
import type { DossierOrder } from './order.ts';

/** Characters of a key or a signature, which have no spaces, in one line. */
const lineLength = 60;
const inLines = (text: string) => text.match(new RegExp(`.{1,${lineLength}}`, 'gu'))?.join('\n') ?? '';

/** Everything by which somebody who is given a signed mail checks it again. */
export function proofs({ file, locale }: DossierOrder, t: Translate): Content[] {
  if (file.proofs.length === 0) return [];
  const head: TableCell[] = [t('case.proof.entry'), t('case.proof.signature')].map((text) => ({ text, style: 'head' }));
  const rows = file.proofs.flatMap((proof): TableCell[][] => {
    const entry = file.entries.find(({ id }) => id === proof.entryId);
    if (!entry) return [];
    const mono = (label: string, text: string): Content => ({
      stack: [
        { text: label, style: 'fine' },
        { ...words(inLines(text), 'Mono'), fontSize: 7 },
      ],
      margin: [0, 0, 0, 3],
    });
    const subject = t(proof.subjectSigned ? 'case.proof.subjectYes' : 'case.proof.subjectNo');
    return [
      [
        { text: entryDate(t, locale, entry), style: 'mono' },
        {
          stack: [
            words(`${t('case.proof.domain')} ${proof.domain} · ${t('case.proof.subject')}: ${subject}`),
            {
              text: `${t('case.proof.checked')} ${fullDay(locale, dayOf(proof.checkedAt))}`,
              style: 'fine',
              margin: [0, 0, 0, 3],
            },
            mono(t('case.proof.mail'), proof.mailHash),
            mono(t('case.proof.signature'), proof.signature),
            mono(`${t('case.proof.key')} ${proof.keyName}`, proof.keyRecord),
          ],
        },
      ],
    ];
  });
  return [
    part(t('case.proof.title')),
    { ...words(t('case.proof.lead'), 'Serif'), style: 'text' },
    { table: { headerRows: 1, widths: datedWidths, body: [head, ...rows] }, layout: ledger },
  ];
}
