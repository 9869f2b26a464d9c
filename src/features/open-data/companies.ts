import { count, type Field, field } from './columns.ts';

/** Columns of companies.csv. */
export const companyFields: readonly Field[] = [
  field('slug', 'string', { required: true, unique: true }, 'Kurzname in Adressen', 'Short name in addresses'),
  field('name', 'string', { required: true }, 'Name', 'Name'),
  field('industry', 'string', { required: true }, 'Branche', 'Industry'),
  field(
    'casesExamined',
    'integer',
    count,
    'Fälle in Prüfung: die Moderation hat noch nicht entschieden, ob sie echt sind; bis dahin zählen sie',
    'Cases under examination: no moderator has decided yet whether they are genuine; they count until then',
  ),
  field(
    'votesExamined',
    'integer',
    count,
    'Fälle, bei denen die Angaben „betrifft mich auch“ in Prüfung sind',
    'Cases of which the votes “this concerns me too” are under examination',
  ),
];
