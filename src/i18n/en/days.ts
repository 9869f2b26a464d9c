import type { days as german } from '../de/days.ts';
import type { Words } from '../de/words.ts';

export const days: Words<typeof german> = {
  day: '{weekday}, {day}',
  about: 'about {day}',
  period: '{from} to {until}',
  part: { beginning: 'early {when}', middle: 'mid {when}', end: 'late {when}' },
  season: { spring: 'spring {year}', summer: 'summer {year}', autumn: 'autumn {year}', winter: 'winter {year}/{next}' },
  on: {
    day: 'on {day}',
    about: 'around {day}',
    period: 'from {from} to {until}',
    part: 'in {when}',
    month: 'in {when}',
    season: 'in {when}',
    year: 'in {when}',
    unknown: 'on an unknown day',
  },
  since: { day: '{day}', about: 'about {day}' },
  unknown: 'day unknown',
  behind: 'day unknown, after entry {entry}',
  typedUnknown: 'don’t know',
  sure: 'yes, {day}',
  begun: 'it began: {when}',
  lasted: 'it has gone on until today: {when}',
  time: '{time}',
  minutes: '{n, plural, one {# minute} other {# minutes}}',
  typed: 'You wrote: {typed}',
  neither: 'something else: I will write it again',
};
