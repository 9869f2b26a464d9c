import type { Content, TableCell } from 'pdfmake/interfaces.js';
import {
  authorName,
  dormantReason,
  duration,
  effortSpan,
  fileSilences,
  gapEnds,
  madeInWords,
  signerRole,
  silenceInWords,
  type ThreadItem,
} from '#src/features/case-file/index.ts';
import { effort as countEffort, runningDays } from '#src/features/cases/effort/rules.ts';
import { stepsOf } from '#src/features/escalation/index.ts';
import { longest } from '#src/features/timeline/silence/rules.ts';
import { dayAndTime, fullDay, number } from '#src/i18n/formats.ts';
import type { Translate } from '#src/i18n/index.ts';
import { aboutIf, sumsInWords } from '#src/i18n/quantities.ts';
import { dayOf } from '#src/lib/dates.ts';
import { aboutBoxes, prose } from '../type/prose.ts';
import { colours, datedWidths, ledger, mm, part, textWidth, words } from '../type/style.ts';
import { promiseLine } from './course.ts';
import type { DossierOrder } from './order.ts';
import { verdict } from './verdict.ts';

/** What it is about and what the author wants. */
export function story({ file, locale }: DossierOrder, t: Translate): Content[] {
  return [
    ...(file.summary ? [part(t('case.file.story')), ...prose(file.summary), ...aboutBoxes(t, file.summary)] : []),
    ...(file.desiredOutcome
      ? [
          part(t('case.file.wish')),
          { text: t(`case.desired.${file.desiredOutcome}`), style: 'subheading' } satisfies Content,
          { ...words(file.desiredText, 'Serif'), style: 'text', margin: [0, 2, 0, 0] } satisfies Content,
          ...(file.disputed
            ? [{ text: t('case.file.disputed', { amount: sumsInWords(t, locale, [file.disputed]) }) } satisfies Content]
            : []),
        ]
      : []),
  ];
}

export function promises(order: DossierOrder, t: Translate): Content[] {
  const { file, locale } = order;
  if (file.promises.length === 0) return [part(t('paper.dossier.promises')), sentence(t('paper.dossier.noPromises'))];
  const head: TableCell[] = [t('paper.dossier.madeOn'), t('paper.dossier.promised')].map((text) => ({
    text,
    style: 'head',
  }));
  const rows = [...file.promises]
    .sort((a, b) => (a.madeOn < b.madeOn ? -1 : a.madeOn > b.madeOn ? 1 : 0))
    .map((promise): TableCell[] => [
      { text: madeInWords(t, locale, promise, file.entries), style: 'mono' },
      promiseLine(order, t, promise),
    ]);
  const table: Content = {
    table: { headerRows: 1, widths: datedWidths, dontBreakRows: true, body: [head, ...rows] },
    layout: ledger,
    marginTop: -2,
  };
  return together(part(t('paper.dossier.promises')), table, rows.length <= mostOnOnePage);
}

/** Rows of a table that may go to the next page as a whole. */
const mostOnOnePage = 12;

/** A heading never stands alone at the foot of a page: it goes to the next one with what follows, if that is short. */
function together(title: Content, first: Content, isShort: boolean): Content[] {
  return isShort ? [{ unbreakable: true, stack: [title, first] }] : [title, first];
}

/** What the case has cost its author. */
export function effort({ file, locale, today }: DossierOrder, t: Translate): Content[] {
  const spent = countEffort(file);
  const running = runningDays(file, today);
  const silence = longest(fileSilences(file, today));
  const counted: [string, string, boolean][] = [
    [t('paper.dossier.days'), aboutIf(t, spent.daysAreAbout, number(locale, spent.days)), true],
    [
      t('paper.dossier.running'),
      running ? aboutIf(t, running.isAbout, number(locale, running.days)) : '',
      running !== null,
    ],
    ...spent.channels.map(([channel, count]): [string, string, boolean] => [
      t(`case.file.ledgerChannel.${channel}`, { count }),
      number(locale, count),
      count > 0,
    ]),
    [t('case.file.people', { count: spent.people }), number(locale, spent.people), spent.people > 0],
    [t('case.file.handedOver'), number(locale, spent.handOvers), spent.handOvers > 0],
    [
      `${t('case.file.silence')}${silence ? `, ${gapEnds(t, locale, silence, today).join(' – ')}` : ''}`,
      silence ? silenceInWords(t, silence) : '',
      silence !== null,
    ],
    [t('case.file.moneySpent'), sumsInWords(t, locale, spent.spent), spent.spent.length > 0],
    [
      t('case.file.waitingTime'),
      duration(t, locale, spent.waitedMinutes, spent.waitedIsAbout),
      spent.waitedMinutes > 0,
    ],
  ];
  if (!spent.from || !spent.until) return [part(t('case.file.ledger')), sentence(t('case.file.noContacts'))];
  const rows = counted
    .filter(([, , isShown]) => isShown)
    .map(([label, value]): TableCell[] => [
      label,
      { text: value, font: 'Mono', bold: true, fontSize: 9, alignment: 'right' },
    ]);
  return [
    {
      unbreakable: true,
      stack: [
        part(t('case.file.ledger'), effortSpan(t, locale, file.entries, spent)),
        {
          table: { widths: [mm(50), mm(28)], body: rows },
          fontSize: 9.6,
          layout: {
            ...ledger,
            hLineWidth: (row, node) => (row === 0 ? 0 : row === node.table.body.length ? 1.2 : 0.6),
          },
          marginTop: -4,
        },
      ],
    },
  ];
}

/** Characters. Two sides may write ten times as much, and there is one press for all. */
const mostInThread = 100_000;

/** Every reply and answer in full, with the author's verdict; beyond `mostInThread` without its text. */
export function thread(order: DossierOrder, t: Translate): Content[] {
  const { file } = order;
  const title = part(t('paper.dossier.thread'));
  if (file.thread.length === 0) return [title, sentence(t('paper.dossier.noReplies', { name: file.company.name }))];
  const upTo = (place: number) => file.thread.slice(0, place).reduce((sum, { text }) => sum + text.length, 0);
  const shown = file.thread.map((item, index) =>
    upTo(index + 1) > mostInThread ? { ...item, text: t('paper.dossier.onSite') } : item,
  );
  const [first = sentence(''), ...others] = shown.map((item, index) => contribution(order, t, item, index + 1));
  return [...together(title, first, isShort(shown[0])), ...others];
}

/** A longer one may run over the foot of a page. */
const isShort = (item: ThreadItem | undefined) => item !== undefined && item.text.length < 2000;

function contribution(order: DossierOrder, t: Translate, item: ThreadItem, place: number): Content {
  const { file, locale } = order;
  const isReply = item.kind === 'reply';
  const own = [...file.promises, ...file.promisesOfOthers].filter((promise) => promise.replyId === item.id);
  const name = isReply ? item.signedName : authorName(t, file);
  const role = isReply ? signerRole(t, item) : '';
  const intent =
    item.intent && item.intent !== 'information' && item.intent !== 'answer'
      ? t(`case.file.intent.${item.intent}`)
      : '';
  const stack: Content[] = [
    {
      columns: [
        words(`${place}. ${name}`, 'Serif', { bold: true, fontSize: 12 }),
        {
          text: dayAndTime(locale, item.publishedAt),
          style: 'mono',
          alignment: 'right',
          width: 'auto',
          margin: [0, 3, 0, 0],
        },
      ],
      columnGap: 8,
    },
    ...(role ? [{ ...words(role), style: 'label' } satisfies Content] : []),
    ...(item.signer
      ? [
          {
            ...words(t(`case.file.signer.${item.signer}`, { company: item.signedCompany })),
            style: 'label',
          } satisfies Content,
        ]
      : []),
    ...(intent
      ? [{ text: intent, bold: true, fontSize: 9, color: colours.blue, margin: [0, 3, 0, 0] } satisfies Content]
      : []),
    { stack: [...prose(item.text), ...aboutBoxes(t, item.text)], margin: [0, 5, 0, 0] },
    ...(item.correctedAt
      ? [
          {
            ...words(t('case.file.replyCorrected', { day: fullDay(locale, dayOf(item.correctedAt)) })),
            style: 'label',
          } satisfies Content,
        ]
      : []),
    ...own.map((promise) => promiseLine(order, t, promise)),
    ...verdict(order, t, item),
  ];
  return {
    unbreakable: isShort(item),
    table: { widths: [textWidth - 24], body: [[{ stack }]] },
    layout: {
      hLineWidth: (row) => (row === 0 ? (isReply ? 2.2 : 1) : 0),
      hLineColor: () => (isReply ? colours.blue : colours.ink),
      vLineWidth: () => 0,
      fillColor: () => (isReply ? colours.blueTint : colours.sheet),
      paddingLeft: () => 12,
      paddingRight: () => 12,
      paddingTop: () => 8,
      paddingBottom: () => 7,
    },
    margin: [0, 0, 0, 10],
  };
}

/** How it ended, in the author's words; earlier outcomes of a reopened case too. */
export function outcome({ file, locale }: DossierOrder, t: Translate): Content[] {
  if (file.state.status === 'dormant')
    return [part(t('case.file.outcome')), sentence(dormantReason(t, file)), ...earlier()];
  return file.closings.length === 0 ? [] : [part(t('case.file.outcome')), ...earlier()];

  function earlier(): Content[] {
    return file.closings.map((closing): Content => {
      const marks = closing.factors.map(
        ([factor, value]) => `${t(`case.factor.${factor}`)} ${t('case.file.factorValue', { value })}`,
      );
      return {
        stack: [
          {
            text: [
              { text: `${fullDay(locale, dayOf(closing.closedAt))}  `, font: 'Mono', fontSize: 8.4 },
              { text: t(`case.stamp.${closing.outcome}`), bold: true },
              closing.buyAgain
                ? `   ${t('case.file.buyAgain')} ${t(closing.buyAgain === 'yes' ? 'case.file.buyAgainYes' : 'case.file.buyAgainNo')}`
                : '',
            ],
            fontSize: 9.6,
          },
          ...(closing.words
            ? [
                words(t('paper.dossier.quote', { words: closing.words }), 'Serif', {
                  italics: true,
                  fontSize: 13,
                  lineHeight: 1.25,
                  margin: [0, 5, 0, 3],
                }),
              ]
            : []),
          ...(marks.length > 0 ? [{ text: marks.join(' · '), style: 'fine' } satisfies Content] : []),
        ],
        margin: [0, 0, 0, 8],
      };
    });
  }
}

/** Steps beyond the company that the author has recorded. */
export function steps({ file, locale }: DossierOrder, t: Translate): Content[] {
  if (file.stepsTaken.length === 0) return [];
  const known = stepsOf(file.company.industry);
  const rows = file.stepsTaken.map(({ step, takenOn }): TableCell[] => [
    { text: fullDay(locale, takenOn), style: 'mono' },
    words(known.find(({ key }) => key === step)?.name[locale] ?? step),
  ]);
  return [
    part(t('paper.dossier.steps')),
    { table: { widths: datedWidths, body: rows }, layout: ledger, marginTop: -4 },
  ];
}

/** Public changes, said even where there are none. */
export function remainder({ file, addresses }: DossierOrder, t: Translate): Content[] {
  return [
    part(t('case.history.title')),
    sentence(t('paper.dossier.changes', { count: file.correctionCount })),
    ...(file.correctionCount > 0
      ? [{ ...words(addresses.history), link: addresses.history, style: 'fine' } satisfies Content]
      : []),
  ];
}

function sentence(text: string): Content {
  return { ...words(text, 'Serif'), style: 'text' };
}
