import type { ranking as german } from '../de/ranking.ts';
import type { Words } from '../de/words.ts';

export const ranking: Words<typeof german> = {
  inNumbers: '{company} in numbers',
  inNumbersWindow: '{count, plural, one {# case} other {# cases}} in twelve months.',
  title: 'Rankings',
  description: 'Who answers within 14 days, who solves and who keeps promises: all companies, measured by their cases.',
  every: 'All industries',
  whoAnswers: 'Who answers,',
  whoIsSilent: 'who is silent',
  lead: '{companies, plural, =0 {No company yet.} one {One company, measured by {cases, plural, one {one case} other {# cases}} published here.} other {# companies, measured by {cases, plural, one {one case} other {# cases}} published here.}} Within a group nobody is ranked. Only the comparison says whether two companies really differ.',
  stand: 'As of {day}',
  windowMonths: 'cases of {months} months, published after {from}',
  windowEver: 'all cases since the beginning',
  sortedBy: 'ordered by: {sort}',
  unknown:
    '{count, plural, one {One value} other {Some values}} in the address {count, plural, one {does} other {do}} not exist here: {names}. The usual is shown instead.',
  filter: {
    industry: 'Industry',
    period: 'Period',
    months: '{months} months',
    ever: 'All',
    sort: 'Grouped by',
    show: 'Show',
  },
  sort: {
    index: 'Index',
    answered: 'Answer in 14 days',
    solved: 'Solved',
    promises: 'Promises kept',
    worst: 'Index, from below',
  },
  order: {
    index:
      'The first group is led by whoever’s index is highest at the lower end of its interval. The index is mixed from answers in 14 days (40 of 100), solved (50) and promises kept (10).',
    answered:
      'The first group is led by whoever’s share of answered cases is highest at the lower end of its interval.',
    solved: 'The first group is led by whoever’s share of solved cases is highest at the lower end of its interval.',
    promises: 'The first group is led by whoever’s share of kept promises is highest at the lower end of its interval.',
    worst:
      'Read from below: the first group is led by whoever’s index is lowest even at the upper end of its interval. Few cases move nobody forward here.',
  },
  legend: 'Dot: estimate. Line: 95% interval; it covers chance alone. Tinted: the interval of the first of the group.',
  groups: {
    above:
      'Whoever touches it and is in no group before belongs to the group. That does not mean “equally good”. Within a group, alphabetical.',
    below:
      'The next that does not touch it begins a new group; nobody after it moves forward again. Within a group, alphabetical.',
  },
  caption: '{name}: groups by {sort}',
  group: 'Group',
  why: 'Why?',
  groupFromBelow: 'From below',
  company: 'Company',
  cases: 'Cases',
  casesCount: '{count, plural, one {# case} other {# cases}}',
  index: 'Index',
  answered: 'Answered in 14 days',
  answeredShort: 'In 14 days',
  median: 'First answer (median)',
  medianDays: '{days, plural, =0 {same day} one {# day} other {# days}}',
  medianShort: 'Median',
  medianNone: 'not reached',
  solved: 'Solved',
  promises: 'Promises kept',
  promisesShort: 'Promises',
  promisesKept: 'Kept of',
  noPromises: 'no promises',
  outOf: '{hits} of {n}',
  trend: {
    title: 'Trend (points)',
    short: 'Trend',
    interval: '{low} to {high}',
    better: ', better',
    worse: ', worse',
    same: ', no certain difference',
    note: 'Trend: share of cases answered within 14 days, by month of publication, twelve months; for a period of six months only these, without a comparison. The number compares the last half-year with the one before, in percentage points with its interval; a month without a case stays empty, and below ten cases in a half-year there is a dash.',
  },
  pick: 'Compare {company}',
  compare: 'Compare chosen',
  compareHint: 'Tick two to four companies.',
  download: {
    title: 'This ranking as a file',
    csv: 'CSV (table)',
    json: 'JSON',
    text: 'Exactly what stands here, with all decimal places.',
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
    told: 'The cases are what the people who wrote them say; their e-mail address is verified, and nothing else. They are no sample of the customers. Where nobody speaks for a company, we notify it only when we have been given an address; the time runs all the same.',
    counted:
      'Every case that was ever public counts, including those withdrawn and removed. Only what moderation has found not to be genuine, with public reasons, does not count.',
    answered:
      'Answer: waits after Kaplan and Meier. Whoever still waits counts, until today. Automatic receipts and boilerplate are no answer.',
    solved:
      'Solved: share of the cases at least 30 days old that their authors call solved; partly solved counts half, silence counts zero. Where there are few cases, the average of the industry, the company itself included, draws the estimate towards itself; the same holds for promises. A promise whose day has passed without anybody saying how it ended counts as due and not as kept.',
    money: 'Money changes nothing here. A claimed profile changes no figure.',
    method: 'Method with all formulas',
    contest:
      'Every case that counts stands under “Why this rank?” on the profile, and so does how a company contests it.',
  },
  empty: 'Nothing to compare yet',
  emptyText: 'In this period no company has ten cases that are at least 14 days old.',
  emptyUnsorted: 'In this period no company has enough cases or promises for this order.',
  emptyNone: 'No case was published in this industry in this period.',
  emptyAction: 'Show everything since the beginning',
};
