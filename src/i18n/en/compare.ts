import type { compare as german } from '../de/compare.ts';
import type { Words } from '../de/words.ts';

export const compare: Words<typeof german> = {
  title: 'Compare companies',
  titleOf: 'Compared: {names}',
  description: 'Two to four companies side by side, and whether their difference is more than chance explains.',
  crumb: 'Comparison',
  and: '{before} and {last}',
  lead: 'Two to four companies side by side, each figure with its interval. For each you see whether the difference is more than chance explains.',
  stand: 'As of {day}; {period}',
  form: {
    chosen: 'Compared',
    none: 'No company yet.',
    found: 'Found',
    foundNone: 'For “{q}” there is no company with a case in this period.',
    suggested: 'From the same industry',
    largest: 'The companies with the most cases',
    search: 'Search for another company',
    submit: 'Compare',
  },
  tooFew: 'A comparison needs two companies. Tick below which ones, or search by name.',
  tooMany: 'At most four companies are compared: the first four are shown.',
  unknown: 'Not found in the register, or without a case in this period: {slugs}.',
  figure: {
    index: 'Index',
    day7: 'Answered in 7 days',
    day14: 'Answered in 14 days',
    day30: 'Answered in 30 days',
    median: 'First answer (median)',
    solved: 'Solved',
    promises: 'Promises kept',
  },
  column: { company: 'Company', value: 'Value', interval: 'Interval', plot: 'On a scale from 0 to 100', n: 'Based on' },
  cases: '{n, plural, one {# case} other {# cases}}',
  keptOf: '{kept} of {n}',
  few: 'too few cases',
  fewPromises: 'too few promises',
  days: 'day {low} to {high}',
  daysOpen: 'from day {low}, no upper end',
  daysUnknown: 'not known',
  said: {
    clear: 'The difference is more than chance explains: {better} is ahead of {worse}.',
    clearMedian: 'The difference is more than chance explains: {better} answers sooner than {worse}.',
    unclearAcross: 'With these cases, the difference cannot be told from chance on the list of all industries.',
    unclear: 'With these cases, the difference cannot be told from chance.',
    same: 'It is the same company twice: no difference.',
    few: 'With so few cases nothing can be compared.',
    clearPairs: 'More than chance explains: {pairs}.',
    pair: '{better} ahead of {worse}',
    unclearPairs: '{count, plural, one {One pair} other {# pairs}} cannot be told from chance with these cases.',
    unclearPairsAcross:
      '{count, plural, one {One pair of different industries} other {# pairs of different industries}} cannot be told from chance on the list of all industries.',
    fewPairs: '{count, plural, one {One pair has} other {# pairs have}} too few cases for this.',
  },
  how: {
    title: 'What “more than chance” means',
    level:
      'If there were no difference anywhere, one would be found on the whole list in at most 5 of 100 cases. Each pair is tested at once with all pairs of the ranking on which the two stand (their industry, or else all industries), by the procedure of Holm: so comparison and ranking always say the same, and whoever is added changes nothing between two others. The list of all industries has many more pairs, and the measure is stricter there. That is also why two intervals can miss each other although the difference is not certain. Each figure is tested by itself.',
    tests:
      'Answered by a day: difference of two Kaplan–Meier estimates, log(−log), Greenwood variance (Klein et al. 2007). Solved, promises and index: distance of the middles against the ends that face each other (Zou and Donner 2008), with Student’s t. Median: the whole course of waiting, log-rank test (Mantel 1966), for at most six pairs (Bonferroni), interval by Brookmeyer and Crowley. For solved, promises and index the test looks only at what each company did itself, with Wilson’s interval; the values above contain the prior of the industry as well. Where only that prior puts one company ahead of the other, it is not called a difference.',
    method: 'Method with all formulas',
  },
};
