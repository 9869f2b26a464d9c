import type { why as german } from '../de/why.ts';
import type { Words } from '../de/words.ts';

export const why: Words<typeof german> = {
  title: 'Why this rank: {name}',
  description:
    'How the index and the rank of {name} come about: every step of the calculation and every case that counts.',
  heading: 'Why this rank?',
  register: 'Companies',
  asOf: 'As of {day}.',
  knownOn:
    'As known on {day}, calculated by today’s method: what was entered, marked or reopened later does not count here. The open data set holds the latest state instead.',
  window: {
    months: 'Cases of the {months} months before, by the day of their publication.',
    ever: 'All cases since the beginning.',
  },
  day: {
    label: 'On an earlier day',
    hint: '28 March 2026',
    show: 'Recalculate',
    latest: 'See the latest figures',
    faulty: 'Below are the figures of {day}.',
  },
  nothing: 'No case was published in this period. There is nothing to calculate.',
  nothingCounts:
    'No case counts in this period: {n, plural, one {the one that was published was} other {the # that were published were}} not genuine.',
  noFigures: 'There are no figures yet: they are calculated once a day.',
  result: {
    title: 'The result',
    noRank:
      'No rank: {ripe, plural, =0 {no case is} one {only # case is} other {only # cases are}} at least 14 days old, ten are needed. The calculation is here all the same.',
    index: 'Index {mid}, range {low} to {high} of 100',
  },
  steps: {
    title: 'The calculation',
    figure: 'Figure',
    answered: 'Answered in 14 days',
    solved: 'Solved',
    promises: 'Promises kept',
    answeredText:
      '{n, plural, one {# case counts} other {# cases count}}, answered or still waiting. {ripe, plural, =0 {None} one {One} other {#}} of them {ripe, plural, one {is} =0 {is} other {are}} at least 14 days old; {answered, plural, =0 {none} one {one} other {#}} of these {answered, plural, one {was} =0 {was} other {were}} answered within 14 days. Those waiting for less count only for as long as they have waited, without the days on which a question of the company awaited its answer (Kaplan and Meier). This gives {share}, range {low} to {high}.',
    median: 'Half were answered after {days, plural, one {# day} other {# days}}.',
    noMedian: 'Half have not been answered yet.',
    solvedText:
      '{n, plural, =0 {No case is} one {# case is} other {# cases are}} at least 30 days old, of which {solved} solved and {partly} partly solved, which counts half: {hits} of {n} in all. All others count zero, those without an outcome too.',
    promisesText:
      '{kept} {kept, plural, one {promise} other {promises}} kept, {broken} broken, {unconfirmed} not confirmed: {kept} of {n}. Not confirmed means: its day has passed and the person has not said how it ended; it counts as due, not as kept, even where the company reports it as kept. Still open and so not counted: {open}.',
    prior: {
      industry: 'Prior, from the companies of the industry',
      all: 'Prior, from all companies, because the industry says too little',
      uniform: 'Prior: none, every share is taken to be equally likely beforehand',
    },
    own: 'Own cases',
    ownPromises: 'Own promises',
    posterior: 'Together',
    yes: 'for (a)',
    no: 'against (b)',
    posteriorText:
      'The share is {a} / ({a} + {b}) = {share}. Between {low} and {high} lie 95% of the beta distribution with these two values.',
    indexTitle: 'The index',
    indexText:
      'Each figure times its weight times 100. The middle is the sum. The range is narrower than the sum of the ends, because all three figures seldom err in one direction at once: the distances of the ends from the middle are put together as errors are, with the correlation that the three figures have: answer and solved {answeredSolved}, answer and promises {answeredPromises}, solved and promises {solvedPromises}; 0 would be none, 1 always together.',
    weight: 'Weight',
    low: 'low',
    mid: 'middle',
    high: 'high',
    index: 'Index',
    rankTitle: 'Rank',
    better: 'Certainly better: {names}.',
    betterNone: 'Nobody is certainly better.',
    worse: 'Certainly worse: {names}.',
    worseNone: 'Nobody is certainly worse.',
    rank: 'Of {of, plural, one {# company} other {# companies}} {better, plural, =0 {none is} one {one is} other {# are}} certainly ahead and {worse, plural, =0 {none} one {one} other {#}} certainly behind: rank {rank}. Certainly means: the difference is larger than chance explains, with all pairs of the industry tested at once. What is compared is what each company has done itself, without the prior.',
  },
  next: {
    title: 'What raises the index',
    text: 'Points in the middle of the interval, everything else staying as it is:',
    solved:
      '{n, plural, one {The one case at least 30 days old and neither solved nor partly solved is solved} other {Of the # cases at least 30 days old and neither solved nor partly solved, one is solved}}: {points}. Only the person who wrote it says whether it is solved.',
    answered: 'A new case is answered within 14 days instead of waiting longer: about {points}.',
    promise: 'One more promise is kept instead of being broken or not confirmed: {points}.',
  },
  cases: {
    title: 'Every case and what it adds',
    count:
      '{n, plural, =0 {no case counts} one {# case counts} other {# cases count}}{notGenuine, plural, =0 {} one {, one does not} other {, # do not}}',
    text: 'What you see here is all that goes into the calculation. Withdrawn and removed cases still count; only their number is shown.',
    number: 'Ref.',
    published: 'Published',
    state: 'Status',
    firstAnswer: 'First answer',
    by: { reply: 'reply', author: 'says the author' },
    none: 'none',
    noAnswer: { boilerplate: 'boilerplate does not count as an answer', question: 'a question is not an answer yet' },
    counted: 'Counts as',
    answeredAfter:
      '{days, plural, =0 {answered on the same day} one {answered after {about, select, true {about } other {}}# day} other {answered after {about, select, true {about } other {}}# days}}',
    waiting:
      '{days, plural, =0 {no day without an answer yet} one {# day without an answer} other {# days without an answer}}',
    unanswered: 'no answer, still counts as waiting',
    outcome: 'Outcome',
    solved: 'Solved',
    solvedLater: 'from {day}',
    promises: 'Promises',
    kept: '{n} kept',
    broken: '{n} broken',
    unconfirmed: '{n} not confirmed',
    open: '{n} open',
    notCounted: 'does not count',
    reason: 'reasons',
    states: {
      open: 'open',
      answered: 'answered',
      closed: 'closed',
      dormant: 'dormant',
      withdrawn: 'withdrawn',
      removed: 'removed',
      'not-genuine': 'not genuine',
    },
    outcomes: { solved: 'solved', partly: 'partly solved', unsolved: 'not solved', unknown: 'unknown' },
  },
  contest: {
    title: 'Is something wrong?',
    text: 'Whoever represents {name} can answer any case in public and contest any. Write to the address in the imprint, with the number of the case, what is wrong and how you know; the same goes for a wrong number on this page. If a case is found not to be a customer’s, the reasons stand in public on its file, and it no longer counts.',
    imprint: 'See the imprint',
    profile: 'See the profile of {name}',
  },
};
