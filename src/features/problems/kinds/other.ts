import type { Kind } from './kind.ts';
import { faultyFromTheStart, tacitExtension } from './laws.ts';

const help = 'universal-arbitration';

export const other: readonly Kind[] = [
  {
    key: 'other-not-done',
    name: { de: 'Leistung nicht oder schlecht erbracht', en: 'Service not done, or done badly' },
    words: {
      de: 'handwerker; auftrag; nicht erschienen; termin; pfusch; werkstatt; kurs; veranstaltung; ausgefallen; leistung; dienstleistung; nachbesserung',
      en: 'craftsman; work; did not turn up; appointment; garage; course; event; cancelled event; service',
    },
    ask: {
      de: ['Was war vereinbart, und bis wann?', 'Haben Sie eine Frist zur Nachbesserung gesetzt?'],
      en: ['What was agreed, and by when?', 'Have you set a deadline to put it right?'],
    },
    law: null,
    help,
  },
  {
    key: 'other-cancellation',
    name: { de: 'Kündigung nicht anerkannt', en: 'Cancellation not accepted' },
    words: {
      de: 'kündigung; gekündigt; abo; mitgliedschaft; fitnessstudio; verlängert; laufzeit; vertragsende',
      en: 'cancelled; cancellation; membership; gym; subscription; extended; contract ended',
    },
    ask: {
      de: ['Wann und auf welchem Weg haben Sie gekündigt?', 'Wann wurde der Vertrag geschlossen?'],
      en: ['When and how did you cancel?', 'When was the contract made?'],
    },
    law: tacitExtension,
    help,
  },
  {
    key: 'other-refund',
    name: { de: 'Geld kommt nicht zurück', en: 'Money not paid back' },
    words: {
      de: 'erstattet; erstattung; rückzahlung; geld zurück; anzahlung; kaution; guthaben; gutschein; widerruf',
      en: 'refund; refunded; paid back; deposit; credit; voucher; money back',
    },
    ask: {
      de: ['Wofür wurde gezahlt, wann und wie?', 'Wurde die Rückzahlung zugesagt, und von wem?'],
      en: ['What was paid for, when and how?', 'Was the refund promised, and by whom?'],
    },
    law: null,
    help,
  },
  {
    key: 'other-charged',
    name: { de: 'Rechnung, Mahnung, Inkasso', en: 'Bill, dunning, collection' },
    words: {
      de: 'rechnung; mahnung; inkasso; abgebucht; doppelt; mahngebühr; nie bestellt; forderung',
      en: 'bill; invoice; reminder; debt collection; charged; never ordered; demand',
    },
    ask: {
      de: ['Worauf stützt sich die Forderung?', 'Haben Sie ihr schriftlich widersprochen?'],
      en: ['What is the demand based on?', 'Have you disputed it in writing?'],
    },
    law: null,
    help,
  },
  {
    key: 'other-defect',
    name: { de: 'Ware defekt oder falsch', en: 'Goods faulty or wrong' },
    words: {
      de: 'defekt; kaputt; gewährleistung; garantie; reparatur; falsch geliefert; mangel; umtausch; nie geliefert; lieferung',
      en: 'faulty; broken; warranty; guarantee; repair; wrong item; not delivered; delivery',
    },
    ask: {
      de: ['Wann haben Sie die Ware bekommen, und wann zeigte sich der Fehler?', 'Was verlangen Sie?'],
      en: ['When did you get the goods, and when did the fault appear?', 'What do you ask for?'],
    },
    law: faultyFromTheStart,
    help,
  },
];
