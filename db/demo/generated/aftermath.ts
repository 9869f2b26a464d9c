import { addDays, type Day, dayOf, daysBetween } from '#src/lib/dates.ts';
import { counted, spokenDay } from '../moments.ts';
import type { ToldCase, ToldPost, ToldPromise } from '../told.ts';
import { closeCase, flagsOf } from './closing.ts';
import { boilerplateReply, realReply, secondReply } from './replies.ts';
import { atHome, fresh, type MadePromise, type Scene } from './scene.ts';

/** What happens once the case is public, act by act, up to the last day of the demo. */
export function tellAftermath(scene: Scene, told: ToldCase, open: readonly MadePromise[]): void {
  const { chance } = scene;
  const published = dayOf(told.publishedAt);
  if (endsAsTombstone(scene, told)) return;
  const willSolve = chance.is(scene.character.solves);
  settleOpenPromises(scene, open, willSolve);
  if (chance.is(0.05)) addForgottenEntry(scene, told);
  const replyOn = firstReplyOn(scene, published);
  if (replyOn === null || replyOn > scene.lastDay) withoutReply(scene, told, published, willSolve && replyOn === null);
  else withReply(scene, told, replyOn, willSolve);
}

function endsAsTombstone(scene: Scene, told: ToldCase): boolean {
  const { chance, manner } = scene;
  if (!chance.is(0.014)) return false;
  const day = addDays(dayOf(told.publishedAt), chance.int(1, 60));
  if (day > scene.lastDay) return false;
  const isWithdrawn = chance.is(0.6);
  told.tombstone = {
    kind: isWithdrawn ? 'withdrawn' : 'removed',
    reason: isWithdrawn ? (chance.is(0.7) ? chance.pick(manner.withdrawals) : '') : chance.pick(manner.removals),
    at: atHome(chance, day),
    byAuthor: isWithdrawn,
  };
  return true;
}

function settleOpenPromises(scene: Scene, open: readonly MadePromise[], willSolve: boolean) {
  for (const { promise, dueOn } of open) {
    if (dueOn > scene.lastDay) continue;
    if (scene.chance.is(willSolve ? scene.character.keeps * 0.7 : scene.character.keeps * 0.3)) promise.keptOn = dueOn;
    else if (scene.chance.is(0.4) && dueOn < scene.lastDay) promise.brokenOn = addDays(dueOn, 1);
  }
}

/** Day of the company's first reply here; null when there will be none. */
function firstReplyOn(scene: Scene, published: Day): Day | null {
  const { chance, character, company } = scene;
  const delay = Math.max(0, Math.round(chance.skewed(character.answerDays, 0.7)));
  const day = addDays(published, delay);
  if (company.speakers.length === 0 || company.claimedOn === null) return null;
  if (!chance.is(character.replies) || delay > 80) return null;
  // A company that takes its profile over late answers some of the old cases.
  if (day < company.claimedOn) return chance.is(0.25) ? addDays(company.claimedOn, chance.int(1, 12)) : null;
  return day;
}

function withoutReply(scene: Scene, told: ToldCase, published: Day, isSettledElsewhere: boolean) {
  const { chance, manner, character } = scene;
  if (isSettledElsewhere && chance.is(character.answersMail * 0.7)) {
    const day = addDays(published, chance.int(2, 21));
    const text = fresh(scene, manner.companyCalls);
    if (text !== null && day <= scene.lastDay) {
      told.entries.push({
        on: day,
        channel: callChannel(text),
        direction: 'from-company',
        text,
        recordedAt: atHome(chance, day),
      });
      const closeOn = addDays(day, chance.int(2, 14));
      if (chance.is(0.7) && closeOn <= scene.lastDay)
        closeCase(scene, told, closeOn, 'solved', manner.closings.solvedElsewhere);
      return;
    }
  }
  const note = addDays(published, chance.int(9, 30));
  if (chance.is(0.16) && note <= scene.lastDay) {
    const weeks = Math.floor(daysBetween(published, note) / 7);
    const text = fresh(scene, manner.stillNothing, {
      wochenseit: weeks >= 2 ? counted(weeks, scene.locale) : undefined,
      late: weeks >= 2 ? 'x' : undefined,
    });
    const isCall = text !== null && /angerufen|called/i.test(text);
    if (text !== null) {
      told.entries.push({
        on: note,
        channel: isCall ? 'phone' : 'other',
        direction: isCall ? 'conversation' : 'event',
        text,
        recordedAt: atHome(chance, note),
      });
    }
  }
  const closeOn = addDays(published, Math.round(chance.skewed(38, 0.45)));
  if (chance.is(0.52) && closeOn <= scene.lastDay && closeOn > note) {
    closeCase(scene, told, closeOn, 'unsolved', manner.closings.unsolvedSilent);
  }
}

function callChannel(text: string): 'phone' | 'letter' | 'email' {
  return /brief|letter/i.test(text) ? 'letter' : /anruf|call/i.test(text) ? 'phone' : 'email';
}

function withReply(scene: Scene, told: ToldCase, replyOn: Day, willSolve: boolean) {
  const { chance, character } = scene;
  const isBoilerplate = chance.is(character.boilerplate);
  const post = isBoilerplate ? boilerplateReply(scene, replyOn) : realReply(scene, replyOn, willSolve);
  told.thread.push(post);
  const judged = judge(scene, post, isBoilerplate, willSolve);
  if (isBoilerplate) return afterBoilerplate(scene, told, judged, willSolve);
  if (post.intent === 'information') return afterQuestion(scene, told, judged, willSolve);
  afterSolution(scene, told, post, judged, willSolve);
}

/** The author's verdict; returns the day on which the author last acted. */
function judge(scene: Scene, post: ToldPost, isBoilerplate: boolean, willSolve: boolean): Day {
  const { chance, manner } = scene;
  const replied = dayOf(post.at);
  const day = addDays(
    replied,
    chance.weighted([
      [1, 5],
      [2, 3],
      [chance.int(3, 8), 3],
    ]),
  );
  if (day > scene.lastDay || !chance.is(0.76)) return replied;
  if (isBoilerplate && chance.is(0.85)) {
    const text = chance.is(0.7) ? (fresh(scene, manner.verdicts.boilerplate) ?? '') : '';
    post.verdict = { content: 'no', isBoilerplate: true, text, at: atHome(chance, day) };
    return day;
  }
  const content = isBoilerplate
    ? 'no'
    : chance.weighted([
        ['yes', willSolve ? 6 : 1.5],
        ['partly', 4],
        ['no', willSolve ? 0.3 : 5],
      ] as const);
  const text = fresh(scene, manner.verdicts[content], flagsOf(scene, [post])) ?? '';
  post.verdict = { content, isBoilerplate: false, text, at: atHome(chance, day) };
  return day;
}

/** The author answers in the thread; returns the day, or null when there is none any more. */
function answer(scene: Scene, told: ToldCase, after: Day, list: readonly string[], promise?: ToldPromise): Day | null {
  const { chance } = scene;
  const day = addDays(after, chance.int(0, 5));
  const due = promise?.dueOn ?? null;
  const text = fresh(scene, list, {
    zusage: promise?.text,
    faellig: due === null ? undefined : spokenDay(due, scene.locale),
  });
  if (text === null || day > scene.lastDay) return null;
  const last = told.thread.at(-1);
  const earliest = Math.max(last?.at.getTime() ?? 0, last?.verdict?.at.getTime() ?? 0) + 11 * 60_000;
  const at = new Date(Math.max(atHome(chance, day).getTime(), earliest));
  told.thread.push({ by: null, intent: null, text, at, promises: [], verdict: null });
  return dayOf(at);
}

function afterBoilerplate(scene: Scene, told: ToldCase, judged: Day, willSolve: boolean) {
  const { chance, manner, character } = scene;
  const answered = chance.is(0.5) ? answer(scene, told, judged, manner.answers.boilerplate) : null;
  if (answered !== null && chance.is(character.replies * 0.45)) {
    const day = addDays(answered, Math.max(1, Math.round(chance.skewed(character.answerDays, 0.7))));
    if (day <= scene.lastDay) return replyAgain(scene, told, day, willSolve, 'boilerplate');
  }
  const closeOn = addDays(judged, chance.int(3, 50));
  if (chance.is(0.7)) endUnsolved(scene, told, closeOn);
}

function afterQuestion(scene: Scene, told: ToldCase, judged: Day, willSolve: boolean) {
  const { chance, manner, character } = scene;
  const answered = chance.is(0.82) ? answer(scene, told, judged, manner.answers.information) : null;
  if (answered === null) return;
  const day = addDays(answered, Math.max(1, Math.round(chance.skewed(character.answerDays, 0.6))));
  if (day <= scene.lastDay && chance.is(character.replies)) replyAgain(scene, told, day, willSolve, 'question');
}

function replyAgain(
  scene: Scene,
  told: ToldCase,
  day: Day,
  willSolve: boolean,
  after: 'broken' | 'question' | 'boilerplate',
) {
  const post = secondReply(scene, day, willSolve, after);
  told.thread.push(post);
  afterSolution(scene, told, post, judge(scene, post, false, willSolve), willSolve);
}

function afterSolution(scene: Scene, told: ToldCase, post: ToldPost, judged: Day, willSolve: boolean) {
  const { chance, manner, character } = scene;
  const [promise] = post.promises;
  if (!promise || promise.dueOn === null) {
    if (!willSolve && chance.is(0.3)) answer(scene, told, judged, manner.answers.doubt);
    return end(scene, told, addDays(judged, chance.int(1, 14)), willSolve);
  }
  if (promise.dueOn >= scene.lastDay) {
    // The day has not come yet; some promises are kept early.
    if (willSolve && chance.is(0.25) && judged < scene.lastDay) promise.keptOn = scene.lastDay;
    return;
  }
  const isKept = chance.is(willSolve ? Math.max(0.86, character.keeps) : character.keeps * 0.5);
  if (isKept) {
    promise.keptOn = addDays(
      promise.dueOn,
      -chance.int(0, Math.max(0, Math.min(2, daysBetween(dayOf(post.at), promise.dueOn)))),
    );
    return end(scene, told, laterOf(addDays(promise.keptOn, chance.int(0, 6)), judged), willSolve || chance.is(0.6));
  }
  const noticed = addDays(promise.dueOn, chance.int(1, 4));
  if (chance.is(0.6) && noticed <= scene.lastDay) promise.brokenOn = addDays(promise.dueOn, 1);
  // Now and then the company sees it otherwise.
  if (post.by && /[27]$/.test(promise.dueOn) && noticed <= scene.lastDay)
    promise.reported = { keptOn: promise.dueOn, by: post.by.id, at: new Date(`${noticed}T10:00:00Z`) };
  const answered = chance.is(0.55)
    ? answer(scene, told, laterOf(noticed, judged), manner.answers.waiting, promise)
    : null;
  const isSecondTry = told.thread.filter((one) => one.by).length < 3;
  if (answered !== null && isSecondTry && chance.is(character.replies * 0.55)) {
    const day = addDays(answered, Math.max(1, Math.round(chance.skewed(character.answerDays, 0.6))));
    if (day <= scene.lastDay) return replyAgain(scene, told, day, willSolve, 'broken');
  }
  end(scene, told, laterOf(addDays(noticed, chance.int(2, 25)), answered ?? judged), false);
}

function laterOf(a: Day, b: Day): Day {
  return a > b ? a : b;
}

function end(scene: Scene, told: ToldCase, day: Day, willSolve: boolean) {
  const { chance, manner } = scene;
  if (!willSolve) return endUnsolved(scene, told, day);
  if (!chance.is(0.9)) return;
  const outcome = chance.is(0.87) ? 'solved' : 'partly';
  if (outcome === 'solved') noteSolved(scene, told, day);
  closeCase(scene, told, day, outcome, manner.closings[outcome]);
}

function endUnsolved(scene: Scene, told: ToldCase, day: Day) {
  const { chance, manner } = scene;
  const outcome = chance.weighted([
    ['partly', 3],
    ['unsolved', 5],
    [null, 1.6],
  ] as const);
  if (outcome !== null) closeCase(scene, told, day, outcome, manner.closings[outcome]);
}

/** The entry that tells how the author noticed: the money arrived, the parcel came. */
function noteSolved(scene: Scene, told: ToldCase, day: Day) {
  const { chance, problem } = scene;
  const text = chance.is(0.45) ? fresh(scene, problem.solved) : null;
  if (text === null || day > scene.lastDay) return;
  const last = told.thread.at(-1);
  const earliest = Math.max(last?.at.getTime() ?? 0, last?.verdict?.at.getTime() ?? 0);
  const at = atHome(chance, day);
  if (at.getTime() > earliest)
    told.entries.push({ on: day, channel: 'other', direction: 'event', text, recordedAt: at });
}

/** An entry that the author had forgotten: it happened before, it is entered now. */
function addForgottenEntry(scene: Scene, told: ToldCase) {
  const { chance, manner, startedOn } = scene;
  const recordedOn = addDays(dayOf(told.publishedAt), chance.int(1, 12));
  const on = addDays(startedOn, chance.int(1, Math.max(1, daysBetween(startedOn, dayOf(told.publishedAt)) - 1)));
  const text = fresh(scene, manner.additions);
  if (text === null || recordedOn > scene.lastDay || on >= dayOf(told.publishedAt)) return;
  const isCall = /angerufen|called/.test(text);
  const isMail = /mail/i.test(text);
  told.entries.push({
    on,
    channel: isCall ? 'phone' : isMail ? 'email' : 'other',
    direction: isCall ? 'attempt' : isMail ? 'to-company' : 'event',
    text,
    recordedAt: atHome(chance, recordedOn),
  });
}
