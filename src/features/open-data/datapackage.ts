import { z } from 'astro/zod';
import { caseFields, type Field, ratingFields } from './columns.ts';
import { companyFields } from './companies.ts';
import { type Edition, type Manifest, priorsSchema, profileSchema, rankingSchema } from './documents.ts';
import { forecastCaseSchema, forecastSchema, scoreSchema } from './forecast-documents.ts';

export const licence: Manifest['licence'] = {
  name: 'CC-BY-4.0',
  title: 'Creative Commons Attribution 4.0 International',
  path: 'https://creativecommons.org/licenses/by/4.0/',
};

/** What it is, for people. */
export const aboutData = {
  de: 'Alle Fälle, die je öffentlich waren, und jede veröffentlichte Zahl. Ohne Namen und Texte von Personen.',
  en: 'Every case that was ever public, and every published figure. Without names and texts of people.',
};

/** Every file of a set. The manifest comes last: a set without one is not whole. */
export const fileNames = [
  'companies.csv',
  'cases.csv',
  'cases.json',
  'ratings.csv',
  'priors.json',
  'rankings.json',
  'profiles.json',
  'forecasts.json',
  'forecast-cases.json',
  'forecast-scores.json',
  'datapackage.json',
  'manifest.json',
] as const;
export type FileName = (typeof fileNames)[number];

export function isFileName(text: string): text is FileName {
  return fileNames.some((name) => name === text);
}

const apostrophe = {
  de: 'Ein Feld, das eine Tabellenkalkulation für eine Formel hielte, beginnt mit einem zusätzlichen Apostroph.',
  en: 'A field that a spreadsheet would take for a formula begins with one additional apostrophe.',
};

/** The description of the set for machines: a Frictionless Data Package with the schema of each table and document. */
export function dataPackage({ asOf, method }: Edition) {
  return {
    profile: 'data-package',
    name: 'aktenkundig',
    title: 'Aktenkundig',
    version: asOf,
    method,
    ...both(aboutData),
    licenses: [licence],
    resources: [
      table('companies.csv', companyFields, ['slug'], {
        de: `Unternehmen mit mindestens einem Fall. ${apostrophe.de}`,
        en: `Companies with at least one case. ${apostrophe.en}`,
      }),
      table('cases.csv', caseFields, ['number'], {
        de: 'Eine Zeile je Fall, geordnet nach Unternehmen, Tag der Veröffentlichung und Aktenzeichen.',
        en: 'One row for each case, in order of company, day of publication and file number.',
      }),
      {
        ...table('cases.json', caseFields, ['number'], { de: 'Dasselbe als JSON.', en: 'The same as JSON.' }),
        format: 'json',
        mediatype: 'application/json',
      },
      table('ratings.csv', ratingFields, ['number'], {
        de: 'Urteile und Noten, nur für Fälle, die welche haben; in der Ordnung der Fälle.',
        en: 'Verdicts and marks, only for cases that have some; in the order of the cases.',
      }),
      documents('priors.json', priorsSchema, {
        de: 'Das Vorwissen des Tages, Zeitraum × Branche (null: alle Unternehmen), mit den Summen, aus denen es folgt; gezählt, als der Tag begann.',
        en: 'The priors of the day, period × industry (null: all companies), with the sums they follow from; counted when the day began.',
      }),
      documents('rankings.json', rankingSchema, {
        de: 'Jede Rangliste: Zeitraum × Branche (null: alle).',
        en: 'Every ranking: period × industry (null: all).',
      }),
      documents('profiles.json', profileSchema, {
        de: 'Was die Profile außerdem zeigen, je Unternehmen und Zeitraum, dann je Branche und Zeitraum.',
        en: 'What the profiles show besides, for each company and period, then for each industry and period.',
      }),
      documents('forecasts.json', forecastSchema, {
        de: 'Was am Tag zu erwarten ist, je Unternehmen und Art des Problems (leer: jede); aus dem, was am Abend zuvor bekannt war.',
        en: 'What is expected on the day, company × kind of problem (empty: any); from what was known on the evening before.',
      }),
      documents('forecast-cases.json', forecastCaseSchema, {
        de: 'Die Fälle der letzten zwölf Monate, wie sie am Abend zuvor bekannt waren (null: hatte die Zeit noch nicht), und die Prognose, die bei ihrer Veröffentlichung dastand.',
        en: 'The cases of the last twelve months as they were known on the evening before (null: had not had the time), and the forecast that stood there when they were published.',
      }),
      documents('forecast-scores.json', scoreSchema, {
        de: 'Wie gut diese Prognosen waren: Brier-Wert, der des Branchenanteils daneben, und Vorhersage gegen Eintreten in Zehnteln.',
        en: 'How good these forecasts were: Brier score, that of the share of the industry beside it, and forecast against outcome by tenths.',
      }),
    ],
  };
}

function both({ de, en }: Field['about']) {
  return { description: en, descriptions: { de, en } };
}

function table(path: FileName, fields: readonly Field[], primaryKey: string[], about: Field['about']) {
  return {
    profile: 'tabular-data-resource',
    name: path.replace('.', '-'),
    path,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true, header: true },
    ...both(about),
    schema: {
      fields: fields.map(({ about: its, ...field }) => ({ ...field, ...both(its) })),
      primaryKey,
      missingValues: [''],
    },
  };
}

function documents(path: FileName, schema: z.ZodType, about: Field['about']) {
  return {
    profile: 'data-resource',
    name: path.replace('.', '-'),
    path,
    format: 'json',
    mediatype: 'application/json',
    encoding: 'utf-8',
    ...both(about),
    jsonSchema: { type: 'array', items: z.toJSONSchema(schema) },
  };
}
