import type { forecasts as german } from '../de/forecasts.ts';
import type { Words } from '../de/words.ts';

export const forecasts: Words<typeof german> = {
  title: 'What to expect',
  lead: {
    kind: 'Cases like this at {name}: “{kind}”.',
    any: 'Cases against {name}, whatever kind.',
    instead: 'Cases against {name}, whatever kind. Of “{kind}” alone too little is known.',
  },
  of: 'of 100',
  answered: 'answered in 14 days',
  solved: 'solved in 60 days',
  range: '{low} to {high}',
  anyKind: 'Cases of any kind here: of this one alone too little is known.',
  plot: 'about {share} of 100, range {low} to {high}',
  untold: {
    answered: 'How many are answered in 14 days, we cannot say.',
    solved: 'How many are solved in 60 days, we cannot say.',
    few: '{all, plural, =0 {No case here has had that much time yet} one {Only one case here has had that much time} other {Only # cases here have had that much time}}; from ten on we say something.',
    wide: 'After {all, plural, one {one case} other {# cases}} anything between {low} and {high} of 100 is possible. We say something only where the range is less than 40 points.',
  },
  basis: {
    kind: '{n, plural, =0 {No case of this kind} one {One case of this kind} other {# cases of this kind}} and {others, plural, =0 {no other} one {one other} other {# others}}',
    any: '{all, plural, one {One case} other {# cases}}',
  },
  preceded: {
    kind: 'What preceded the {n} solved cases of this kind that can be read:',
    any: 'What preceded the {n} solved cases that can be read:',
    reply: 'a reply of the company here',
    contact: 'another conversation or message',
    item: '{what}: {n}',
    nothing: 'Nothing that is entered here.',
    note: 'Whether that was the cause, this does not say.',
  },
  asOf: 'A forecast, no record: from cases of the last twelve months that had that much time and, the fewer they are, the more from what is usual in the industry. Only whoever wrote a case says that it is solved; partly solved counts half. As of the morning of {day}.',
  howGood: 'How often that was right so far',
  board: {
    title: '{kind}: with whom, and what comes of it',
    description:
      '{kind}: which companies get complaints about it, how many they answer and how many are solved, with span and number of cases.',
    over: 'Kind of problem',
    lead: '{cases, plural, =0 {Nobody has written about this here yet.} one {One case of this kind} other {# cases of this kind}}{cases, plural, =0 {} other {{companies, plural, one { at one company.} other { at # companies.}}}}',
    caption: 'Companies with cases of the kind “{kind}”, and what is to be expected of one more',
    expected: 'What to expect',
    company: 'Company',
    cases: 'Cases of this kind',
    caseWord: '{count, plural, one {case} other {cases}}',
    untold: 'cannot be told yet',
    order:
      'First stands where a solution is most likely, even where the estimate is too uncertain for a figure. Where the spans (95 %) overlap, the order says little.',
    few: 'Too little to say anything',
    fewText: 'From ten cases that are old enough on, and below a span of 40 points, we say something.',
    all: 'All cases of this kind',
    others: 'Other problems of the industry',
    empty: 'No case of this kind yet',
    emptyText: 'That is no good sign and no bad one.',
    ofIndustry: 'By kind of problem',
  },
  quality: {
    title: 'How good the forecasts were',
    text: 'We keep what stood there when a case was published, and compare it with what happened once its time is over. As of the morning of {day}, over the cases of the last twelve months:',
    none: 'The time of no forecast is over yet: there is nothing to compare.',
    answered: 'Answered in 14 days',
    solved: 'Solved in 60 days',
    counted:
      '{n, plural, one {One forecast has} other {# forecasts have}} fallen due; for {untold, plural, one {one more case} other {# more cases}} it said that we cannot tell.',
    brier:
      'Brier score {brier}; whoever predicts nothing but the share of its industry for each case gets {naive}. Zero would be perfect.',
    better: 'Ours were better, and by more than chance explains.',
    worse: 'Ours were worse, and by more than chance explains.',
    even: 'The difference is no larger than chance explains.',
    drawn:
      'Each dot: the forecasts of one tenth. What happened as often as it said lies on the line; the stroke is the interval (95%) of what happened, the number at it how many cases there were.',
    label: 'Predicted and happened, in {bins} tenths: {all}.',
    one: '{forecast} predicted, {happened} happened ({n})',
    forecast: 'predicted',
    happened: 'happened',
    tenth: 'Tenth',
    cases: 'Cases',
    between: 'Interval',
    table: 'The numbers behind it',
  },
};
