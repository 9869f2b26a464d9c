import type { ranking as german } from '../de/ranking.ts';
import type { Words } from '../de/words.ts';

export const ranking: Words<typeof german> = {
  inNumbers: '{company} in numbers',
  inNumbersWindow: '{count, plural, one {# case} other {# cases}} in twelve months.',
  title: 'Rankings',
  description: 'Who answers within 14 days, who solves and who keeps promises: all companies, measured by their cases.',
  every: 'All industries',
  question: 'Who answers, who is silent:',
  lead: '{companies, plural, =0 {No company yet.} one {One company, measured by {cases, plural, one {one case} other {# cases}} published here.} other {# companies, measured by {cases, plural, one {one case} other {# cases}} published here.}}',
  stand: 'As of {day}',
  windowMonths: 'cases of {months} months, published after {from}',
  windowEver: 'all cases since the beginning',
  sortedBy: 'ordered by: {sort}',
  unknown:
    '{count, plural, one {One value} other {Some values}} in the address {count, plural, one {does} other {do}} not exist here: {names}. The default is shown instead.',
  filter: {
    industry: 'Industry',
    period: 'Period',
    months: '{months} months',
    ever: 'All',
    sort: 'Ordered by',
    summary: 'Period: {period}. Another industry, another period',
    show: 'Show',
  },
  sort: {
    index: 'Index',
    answered: 'Answer in 14 days',
    solved: 'Solved',
    promises: 'Promises kept',
    worst: 'Index, from below',
  },
  rank: {
    title: 'Rank',
    of: 'Rank {rank} of {of}',
    means:
      '{better, plural, =0 {No company is certainly better} one {One company is certainly better} other {# companies are certainly better}}, {worse, plural, =0 {none certainly worse} one {one certainly worse} other {# certainly worse}}.',
  },
  /** The ranking in a sentence. */
  answer: {
    front:
      'In front {count, plural, one {is} other {are}} {names}, certainly better than {isLeast, select, true {at least } other {}}{least} of {others} {others, plural, one {other} other {others}} ({answeredOfTen, plural, =0 {hardly a case} =1 {one in ten cases} =2 {two in ten cases} =3 {three in ten cases} =4 {four in ten cases} =5 {five in ten cases} =6 {six in ten cases} =7 {seven in ten cases} =8 {eight in ten cases} =9 {nine in ten cases} other {nearly every case}} answered in 14 days),',
    back: 'at the back {names}, certainly worse than {isLeast, select, true {at least } other {}}{least} of {others} ({answeredOfTen, plural, =0 {hardly a case} =1 {one in ten cases} =2 {two in ten cases} =3 {three in ten cases} =4 {four in ten cases} =5 {five in ten cases} =6 {six in ten cases} =7 {seven in ten cases} =8 {eight in ten cases} =9 {nine in ten cases} other {nearly every case}}).',
    nobody:
      'Nobody here is certainly better than another: {first} has the highest value and {last} the lowest, and both may be chance.',
    alone: 'Only {name} has enough cases; there is nothing to compare yet.',
    little: 'The order means little here.',
  },
  certain: {
    title: 'What is certain',
    pairs:
      '{certain, plural, =0 {None} one {One} other {#}} of {pairs, plural, one {one pair} other {# pairs}} certainly {certain, plural, one {differs} other {differ}}. Who else stands before whom may be chance.',
    nearlyAll: 'Taken together, the differences are nearly all real (rankability {value}).',
    mostly: 'Taken together, the differences are mostly real (rankability {value}).',
    more: 'Taken together, the differences are more real than chance (rankability {value}).',
    little: 'Taken together, the differences are more chance than real (rankability {value}).',
  },
  legend:
    'Rank 1–4 of 11 means: nobody is certainly better, seven are certainly worse; on which of these ranks the company really stands, the cases do not say. The order is that of the estimate (dark). In brackets and as a line: the 95% interval; it covers chance alone.',
  caption: '{name}: ordered by {sort}',
  company: 'Company',
  outcome: 'Outcome',
  possible: 'Possible ranks',
  plotted: {
    index: 'Index with 95% interval',
    answered: 'Answered in 14 days, with 95% interval',
    solved: 'Solved, with 95% interval',
    promises: 'Promises kept, with 95% interval',
  },
  figure: { index: 'Index', answered: 'In 14 days', solved: 'Solved', promises: 'Promises' },
  whyRank: 'Why rank {rank}: {company}',
  cases: 'Cases',
  casesCount: '{count, plural, one {# case} other {# cases}}',
  inTime: 'in 14 days',
  solvedShort: 'solved',
  halfAfter: '{days, plural, =0 {half on the same day} one {half after # day} other {half after # days}}',
  halfNever: 'half not yet',
  kept: '{hits} of {n} promises kept',
  noPromises: 'no promises',
  answered: 'First answer',
  answeredShort: 'In 14 days',
  medianDays: '{days, plural, =0 {same day} one {# day} other {# days}}',
  medianNone: 'not reached',
  solved: 'Solved',
  promises: 'Promises kept',
  pick: 'Compare {company}',
  compare: 'Compare chosen',
  compareHint: 'Tick two to four companies.',
  download: {
    title: 'This ranking as a file',
    csv: 'Table for Excel (CSV)',
    json: 'JSON',
    text: 'Exactly what you see here: the table in per cent, the JSON with every decimal place.',
  },
  /** Headings of the table for spreadsheets. */
  sheet: {
    rankFrom: 'Rank: from',
    rankTo: 'Rank: to',
    rankOf: 'Rank: of',
    name: 'Company',
    industry: 'Industry',
    cases: 'Cases',
    median: 'Median wait in days',
    day7: 'Answered by day 7 in %',
    day14: 'Answered by day 14 in %',
    day30: 'Answered by day 30 in %',
    solved: 'Solved in %',
    promises: 'Promises kept in %',
    from: '{what}: from',
    to: '{what}: to',
    index: 'Index',
    indexFrom: 'Index: from',
    indexTo: 'Index: to',
    asOf: 'As of',
  },
  unsorted: {
    title: 'Cannot be placed',
    solved: 'Enough cases for the ranking, but fewer than ten that are at least 30 days old.',
    promises: 'Enough cases for the ranking, but fewer than ten promises that are due.',
  },
  tooFew: {
    title: 'Too few cases',
    text: 'Below ten cases that are at least 14 days old there is no rank: the intervals would be too wide. The number is that of all cases in the period.',
    none: 'Every company has enough cases.',
  },
  how: {
    title: 'How this is calculated',
    told: 'The cases are what the people who wrote them say; their e-mail address is verified, and nothing else. They are not a sample of all customers. Where nobody speaks for a company, we notify it only when we have been given an address; the time runs all the same.',
    counted:
      'Every case that was ever public counts, including those withdrawn and removed. Only what the moderators found not to be genuine, with public reasons, does not count.',
    answered:
      'Answer: waits as estimated by Kaplan and Meier. Whoever is still waiting counts, up to today. Automatic receipts and boilerplate are no answer.',
    solved:
      'Solved: share of the cases at least 30 days old that their authors call solved; partly solved counts half, silence counts zero. Where there are few cases, the average of the industry, the company itself included, draws the estimate towards itself; the same holds for promises. A promise whose day has passed without anybody saying how it ended counts as due and not as kept.',
    money: 'Money changes nothing here. A claimed profile changes no figure.',
    method: 'Method with all formulas',
    contest: 'Every case that counts is under “Why this rank?” on the profile, and so does how a company contests it.',
  },
  weightings: {
    title: 'What other weights would change',
    text: 'The weights are a decision; others could be defended. This is how the companies would stand in their industries today, measured by twelve months:',
    solvedMore:
      'Solved 70, answer 20, promises 10: {moved} of {companies} companies would have another place, at most {most, plural, one {one place} other {# places}} away; {beyond, plural, =0 {none} one {one} other {#}} of them outside the ranks that our weights leave possible.',
    solvedOnly:
      'Solved alone: {moved} of {companies}, at most {most, plural, one {one place} other {# places}} away; {beyond, plural, =0 {none} one {one} other {#}} of them outside.',
    each: 'Every company: place and possible ranks by solved/answer/promises',
  },
  empty: 'Nothing to compare yet',
  emptyText: 'In this period no company has ten cases that are at least 14 days old.',
  emptyUnsorted: 'In this period no company has enough cases or promises for this order.',
  emptyNone: 'No case was published in this industry in this period.',
  emptyAction: 'Show everything since the beginning',
};
