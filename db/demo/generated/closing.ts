import type { StatedOutcome } from '#src/features/cases/lists.ts';
import { addDays, type Day, dayOf, daysBetween } from '#src/lib/dates.ts';
import type { Facts } from '../phrases.ts';
import type { ToldCase, ToldFactors, ToldPost } from '../told.ts';
import { atHome, fresh, rare, type Scene, sentences } from './scene.ts';

/** The author closes the case after everything that was said in it; some open it again. */
export function closeCase(
  scene: Scene,
  told: ToldCase,
  wanted: Day,
  outcome: StatedOutcome,
  list: readonly string[],
): void {
  const { chance } = scene;
  const earliest = Math.max(
    told.publishedAt.getTime(),
    ...told.thread.flatMap((post) => [post.at.getTime(), post.verdict?.at.getTime() ?? 0]),
    ...told.entries.map((entry) => entry.recordedAt.getTime()),
  );
  const at = new Date(Math.max(atHome(chance, wanted).getTime(), earliest + chance.int(3, 40) * 60_000));
  const day = dayOf(at);
  if (day > scene.lastDay) return;
  const more = {
    ...flagsOf(scene, told.thread),
    tagegesamt: String(Math.max(2, daysBetween(scene.startedOn, day) + 1)),
  };
  const isSaid = told.entries.some((entry) => entry.on === day && entry.direction === 'event');
  const words = sentences(
    outcome === 'solved' && !isSaid && chance.is(0.5) && fresh(scene, scene.problem.solved),
    chance.is(0.96) && rare(scene, list, more),
  );
  told.closings.push({ outcome, words, buyAgain: buyAgain(scene, outcome), factors: factorsOf(scene, outcome), at });
  if (chance.is(0.025)) reopen(scene, told, day);
}

/** What phrases about an answer may refer to. */
export function flagsOf(scene: Scene, posts: readonly ToldPost[]): Facts {
  const replies = posts.filter((post) => post.by !== null);
  const promises = replies.flatMap((post) => post.promises);
  const flag = (is: boolean) => (is ? 'x' : undefined);
  return {
    apology: flag(replies.some(({ text }) => /ntschuldig|leid|apolog|sorry/.test(text))),
    dated: flag(promises.some(({ dueOn }) => dueOn !== null)),
    kept: flag(promises.some(({ keptOn }) => keptOn)),
    broken: flag(scene.hasBrokenPromise || promises.some(({ brokenOn }) => brokenOn)),
    question: flag(replies.at(-1)?.intent === 'information'),
    done: flag(replies.at(-1)?.intent === 'solved'),
    boilerplate: flag(replies.at(-1)?.verdict?.isBoilerplate === true),
  };
}

function reopen(scene: Scene, told: ToldCase, closed: Day) {
  const { chance, manner } = scene;
  const day = addDays(closed, chance.int(6, 40));
  const reason = day > scene.lastDay ? null : fresh(scene, manner.reopenings);
  if (reason === null) return;
  told.reopenings.push({ reason, at: atHome(chance, day) });
  const again = addDays(day, chance.int(5, 30));
  if (!chance.is(0.5) || again > scene.lastDay) return;
  const words = rare(scene, manner.closings.unsolved);
  told.closings.push({
    outcome: 'unsolved',
    words,
    buyAgain: 'no',
    factors: factorsOf(scene, 'unsolved'),
    at: atHome(chance, again),
  });
}

function buyAgain(scene: Scene, outcome: StatedOutcome): 'yes' | 'no' | null {
  if (scene.chance.is(0.14)) return null;
  const share = { solved: 0.42 + 0.4 * scene.character.keeps, partly: 0.32, unsolved: 0.04 }[outcome];
  return scene.chance.is(share) ? 'yes' : 'no';
}

/** Grades around what the company is like; each one is optional. */
function factorsOf(scene: Scene, outcome: StatedOutcome): ToldFactors {
  const { chance, character } = scene;
  if (chance.is(0.42)) return {};
  const lift = { solved: 1, partly: 0, unsolved: -1.1 }[outcome];
  const grade = (quality: number) => {
    if (chance.is(0.14)) return null;
    return Math.max(1, Math.min(5, Math.round(1.2 + quality * 3 + lift * 0.8 + chance.between(-0.9, 0.9))));
  };
  const ease = Math.max(0, 1 - character.queue / 40);
  const speed = Math.max(0, 1 - character.answerDays / 18);
  const graded: Record<keyof ToldFactors, number | null> = {
    reachability: grade(ease),
    speed: grade(speed),
    competence: grade(character.solves),
    promisesKept: grade(character.keeps),
    friendliness: grade(0.35 + character.replies * 0.45),
    empathy: grade(0.7 - character.boilerplate),
    clarity: grade(0.3 + character.solves * 0.5),
  };
  const given: ToldFactors = {};
  for (const name of factorNames) {
    const value = graded[name];
    if (value !== null) given[name] = value;
  }
  return given;
}

const factorNames = [
  'reachability',
  'speed',
  'competence',
  'promisesKept',
  'friendliness',
  'empathy',
  'clarity',
] as const;
