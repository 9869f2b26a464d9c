import type { Column, Content, TableCell } from 'pdfmake/interfaces.js';
import {
  authorName,
  belowDate,
  duration,
  entryDate,
  entryHeading,
  type FileAct,
  fileTimeline,
  gapEnds,
  makerInWords,
  parties,
  proofInWords,
  reportInWords,
  spentInWords,
  writtenInWords,
} from '#src/features/case-file/index.ts';
import { type CasePromise, promiseState } from '#src/features/timeline/promises/rules.ts';
import { type Entry, type Gap, isAddedLate, isDrawn } from '#src/features/timeline/story/rules.ts';
import { fullDay, weekday } from '#src/i18n/formats.ts';
import type { Translate } from '#src/i18n/index.ts';
import { dayOf } from '#src/lib/dates.ts';
import { aboutBoxes, prose } from '../type/prose.ts';
import { colours, datedWidths, ledger, part, words } from '../type/style.ts';
import type { DossierOrder } from './order.ts';

/** The timeline as a table: date, then what happened; silences and public acts stand between the entries. */
export function course(order: DossierOrder, t: Translate): Content[] {
  const { file, locale, today } = order;
  const late = file.entries.filter((entry) => isAddedLate(entry, file.publishedAt)).length;
  const note =
    file.entries.length === 0
      ? t('case.file.noEntries')
      : [t('paper.dossier.courseNote', { count: file.entries.length, late }), writtenInWords(t, locale, file)]
          .filter(Boolean)
          .join('. ');
  const rows = fileTimeline(file, today)
    .filter(isDrawn)
    .map((item): TableCell[] => {
      if (item.kind === 'entry') return entryRow(order, t, item.entry);
      return item.kind === 'gap' ? gapRow(order, t, item.gap) : actRow(order, t, item.act);
    });
  // A long entry may run over the foot of a page; short ones stay together.
  const isShort = file.entries.every((entry) => entry.text.length < 1200);
  const head: TableCell[] = [t('paper.dossier.date'), t('paper.dossier.what')].map((text) => ({ text, style: 'head' }));
  return [
    part(t('case.file.timeline'), note),
    {
      table: { headerRows: 1, widths: datedWidths, dontBreakRows: isShort, body: [head, ...rows] },
      layout: ledger,
      marginTop: -2,
    },
    ...(late > 0
      ? [{ text: t('paper.dossier.courseFoot'), style: 'fine', margin: [0, 5, 0, 0] } satisfies Content]
      : []),
  ];
}

function dateCell(day: string, below: string): TableCell {
  return {
    stack: [
      { text: day, font: 'Mono', bold: true, fontSize: 8.4 },
      ...(below
        ? [{ text: below, style: 'mono', fontSize: 7.6, color: colours.ink2, margin: [0, 1, 0, 0] } satisfies Content]
        : []),
    ],
  };
}

function entryRow(order: DossierOrder, t: Translate, entry: Entry): TableCell[] {
  const { file, locale } = order;
  const who = parties(t, entry, authorName(t, file), file.company.name).join(' → ');
  const waited: Column[] =
    entry.waitedMinutes === 0
      ? []
      : [
          {
            text: t('case.register.waited', { time: duration(t, locale, entry.waitedMinutes, entry.waitedIsAbout) }),
            color: colours.amber,
            bold: true,
            alignment: 'right',
            width: 'auto',
          },
        ];
  const heading: Content = {
    columns: [
      { text: [{ text: entryHeading(t, entry), bold: true }, '   ', words(who, 'Sans', { color: colours.ink2 })] },
      ...waited,
    ],
    columnGap: 8,
    fontSize: 9.2,
    margin: [0, 0, 0, 2],
  };
  const proof = file.proofs.find(({ entryId }) => entryId === entry.id);
  const notes = [proof ? proofInWords(t, proof) : '', notesOf(locale, t, entry, file.publishedAt)]
    .filter(Boolean)
    .join(' · ');
  const promised = [...file.promises, ...file.promisesOfOthers].filter((promise) => promise.entryId === entry.id);
  return [
    dateCell(entryDate(t, locale, entry), belowDate(t, locale, entry, file.entries)),
    {
      stack: [
        heading,
        ...(notes ? [{ text: notes, style: 'fine', margin: [0, 0, 0, 2] } satisfies Content] : []),
        ...prose(entry.text),
        ...aboutBoxes(t, entry.text),
        ...promised.map((promise) => promiseLine(order, t, promise)),
        ...evidenceLines(order, t, entry.id),
      ],
    },
  ];
}

/** What was deposited at an entry: whoever is shown the file later can compare it. */
function evidenceLines({ file, locale }: DossierOrder, t: Translate, entryId: string): Content[] {
  return file.evidence
    .filter((one) => one.entryId === entryId)
    .map(({ depositedAt, goneAt, sha256 }) => {
      const days = { day: fullDay(locale, dayOf(depositedAt)), gone: goneAt ? fullDay(locale, dayOf(goneAt)) : '' };
      const text = `${t(goneAt ? 'evidence.atGone' : 'evidence.at', days)}, ${t('evidence.sum')} ${sha256}`;
      return { text, style: 'fine', margin: [0, 1, 0, 1] };
    });
}

function notesOf(locale: DossierOrder['locale'], t: Translate, entry: Entry, publishedAt: Date): string {
  const notes = [
    entry.automaticReceipt ? `${t('case.file.automatic')}, ${t('case.file.automaticHint')}` : '',
    entry.expectsAnswer ? '' : t('case.file.noAnswerExpected'),
    entry.handOvers > 0 ? t('case.file.handOvers', { count: entry.handOvers }) : '',
    entry.spentCents > 0 ? t('case.file.spent', { amount: spentInWords(t, locale, entry) }) : '',
    isAddedLate(entry, publishedAt) ? t('case.file.late', { day: fullDay(locale, dayOf(entry.recordedAt)) }) : '',
  ];
  return notes.filter(Boolean).join(' · ');
}

const stateColours = {
  open: colours.amber,
  kept: colours.green,
  broken: colours.red,
  unconfirmed: colours.ink2,
  reported: colours.amber,
  disputed: colours.ink,
};

/** The state of a promise in its colour, then its words and its day, and who says so where it is the company. */
export function promiseLine({ file, locale, today }: DossierOrder, t: Translate, promise: CasePromise): Content {
  const state = promiseState(promise, today);
  const due = promise.dueOn === null ? '' : `, ${t('case.promise.due', { day: fullDay(locale, promise.dueOn) })}`;
  const sides = { company: file.company.name, author: authorName(t, file) };
  const said = makerInWords(t, promise, file) ?? reportInWords(t, locale, promise, sides);
  return {
    text: [
      { text: `${t(`case.promise.${state}`)}:`, bold: true, color: stateColours[state] },
      ' ',
      words(promise.text),
      due,
      ...(said ? ['. ', words(said)] : []),
    ],
    fontSize: 9,
    margin: [0, 1, 0, 2],
  };
}

function gapRow({ locale, today }: DossierOrder, t: Translate, gap: Gap): TableCell[] {
  const days = new Set(gapEnds(t, locale, gap, today));
  const isSilence = gap.isOwed;
  return [
    {
      text: [...days].join(' – '),
      style: 'mono',
      fontSize: 7.6,
      color: colours.ink3,
    },
    {
      text: [
        {
          text: t(isSilence ? 'paper.dossier.silence' : 'paper.dossier.pause', {
            days: gap.days,
            about: String(gap.isAbout),
          }),
          font: 'Serif',
          italics: true,
          color: isSilence && gap.isOpen ? colours.red : colours.ink2,
        },
        ...gap.lapses.map(
          (lapse): Content => ({
            text: `   ${t(lapse.what === 'promise' ? 'paper.dossier.promiseLapsed' : 'paper.dossier.deadlineLapsed', { day: fullDay(locale, lapse.on) })}`,
            color: lapse.what === 'promise' ? colours.ink2 : colours.red,
          }),
        ),
      ],
      fontSize: 9,
    },
  ];
}

/** Replies and answers stand in full in a part of their own; here is where they belong in time. */
function actRow({ file, locale }: DossierOrder, t: Translate, act: FileAct): TableCell[] {
  const date = dateCell(fullDay(locale, act.on), weekday(locale, act.on));
  const line = (text: string, colour: string = colours.ink): Content => ({
    ...words(text),
    bold: true,
    fontSize: 9.2,
    color: colour,
  });
  switch (act.kind) {
    case 'published':
      return [date, line(t('case.file.publishedAct'))];
    case 'transferred':
      return [date, line(t('case.file.transferredAct', { from: act.from, to: act.to }))];
    case 'closed':
      return [date, line(`${t('case.file.closedAct')}: ${t(`case.stamp.${act.closing.outcome}`)}`)];
    case 'reopened':
      return [date, { stack: [line(t('case.file.reopenedAct')), ...prose(act.reason)] }];
    case 'named': {
      const { kind, signedName: name, signedCompany: company, text } = act.item;
      const heading =
        kind === 'named-reply'
          ? t('named.paper.replyAct', { name, company })
          : t('named.answerAct', { name: authorName(t, file), company: file.named?.name ?? '' });
      return [date, { stack: [line(heading), ...prose(text), ...aboutBoxes(t, text)] }];
    }
    case 'thread': {
      const number = file.thread.indexOf(act.item) + 1;
      const by =
        act.item.kind === 'reply'
          ? `${act.item.signedName}, ${[act.item.signedFirm, act.item.signedCompany].filter(Boolean).join(', ')}`
          : authorName(t, file);
      const key = act.item.kind === 'reply' ? 'paper.dossier.replyAct' : 'paper.dossier.answerAct';
      const { signer } = act.item;
      const doubt = signer === 'checking' || signer === 'refused' ? ` (${t(`case.file.signer.${signer}`)})` : '';
      return [date, line(t(key, { name: by, number }) + doubt, act.item.kind === 'reply' ? colours.blue : colours.ink)];
    }
  }
}
