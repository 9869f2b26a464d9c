import { addDays, type Day, weekdayOf } from '#src/lib/dates.ts';
import type { ToldCase } from '../told.ts';
import { einsnetzDecline } from './einsnetz-decline.ts';
import { einsnetzStick } from './einsnetz-stick.ts';
import { fernwort } from './fernwort.ts';
import { gruenwatt } from './gruenwatt.ts';
import { moebelhausLund } from './moebelhaus-lund.ts';
import { morgentau } from './morgentau.ts';
import { notebookKontor } from './notebook-kontor.ts';
import { radlager } from './radlager.ts';
import { raetselpunkte } from './raetselpunkte.ts';
import { sauerstoff } from './sauerstoff.ts';
import { schwalbeAir } from './schwalbe-air.ts';
import { type Stage, staged } from './stage.ts';

/**
 * The nine stories that the product was made for, spread over the two years before today, and two whose authors know months,
 * years and amounts in other currencies.
 */
export function toldStories(stage: Stage): ToldCase[] {
  const ago = (days: number): Day => addDays(stage.today, -days);
  return [
    staged(raetselpunkte, stage, ago(331)),
    staged(notebookKontor, stage, ago(17)),
    staged(einsnetzStick, stage, ago(452)),
    staged(moebelhausLund, stage, ago(9)),
    staged(morgentau, stage, ago(208)),
    staged(fernwort, stage, ago(548)),
    staged(gruenwatt, stage, ago(397)),
    staged(sauerstoff, stage, withDayZeroOnSunday(ago(31), sauerstoff.published)),
    staged(einsnetzDecline, stage, ago(62)),
    staged(schwalbeAir, stage, ago(24)),
    staged(radlager, stage, ago(41)),
  ];
}

/** That fault was reported on a Sunday. */
function withDayZeroOnSunday(publishedOn: Day, published: number): Day {
  const dayZero = addDays(publishedOn, -published);
  return addDays(publishedOn, -((weekdayOf(dayZero) + 1) % 7));
}
