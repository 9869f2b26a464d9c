// Runs in the browser on the page of a call, see CallClock.astro. All it knows stands in the fields of the form: it goes on after
// the screen was off, the line was gone or the page was opened anew, because it counts from times of day and not by ticking.

import { dayOf, timeOf } from '#src/lib/dates.ts';

/** What was pressed: called, answered, handed over, hung up. */
type Mark = { kind: 'c' | 'a' | 'h' | 'e'; at: number };

const clock = () => document.querySelector<HTMLElement>('[data-call]');
const field = (name: string) => document.querySelector<HTMLInputElement>(`input[name="${name}"]`);

const marks = (): Mark[] =>
  (field('marks')?.value ?? '').split(' ').flatMap((mark) => {
    const [, kind, at] = /^([cahe])(\d{10})$/.exec(mark) ?? [];
    return kind === 'c' || kind === 'a' || kind === 'h' || kind === 'e' ? [{ kind, at: Number(at) }] : [];
  });

const momentOf = ({ at }: Mark) => new Date(at * 1000);
const timeAt = (mark?: Mark) => (mark ? timeOf(momentOf(mark)) : '');
/** As a German writes it; English readers are given `2026-11-29`, which has no two meanings. */
const dayAt = (mark: Mark) =>
  document.documentElement.lang === 'de' ? dayOf(momentOf(mark)).split('-').reverse().join('.') : dayOf(momentOf(mark));

const seconds = () => Math.floor(Date.now() / 1000);

/** Seconds of a call in queues and in conversation, until now or its end. */
function lengths(pressed: Mark[]) {
  const spans = pressed.map(({ kind, at }, index) => ({ kind, length: (pressed[index + 1]?.at ?? seconds()) - at }));
  const sum = (kinds: string) =>
    spans.reduce((all, { kind, length }) => (kinds.includes(kind) ? all + length : all), 0);
  return { queued: sum('ch'), queuedMore: sum('h'), talked: sum('a') };
}

const shown = (length: number) =>
  [length / 3600, (length / 60) % 60, length % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':')
    .replace(/^00:/, '');

/** Writes into a field as a person would, so that it is kept like everything typed. */
function put(name: string, value: string) {
  const target = field(name);
  if (!target || target.value === value) return;
  target.value = value;
  target.dispatchEvent(new Event('input', { bubbles: true }));
}

function press(kind: string) {
  const before = marks();
  const now = { kind, at: seconds() };
  const pressed = kind === 'back' ? before.slice(0, -1) : [...before, now];
  put('marks', pressed.map((mark) => `${mark.kind}${mark.at}`).join(' '));
  const all = marks();
  const first = all[0];
  put('occurredOn', first ? dayAt(first) : '');
  put('from', timeAt(first));
  put('reached', timeAt(all.find((mark) => mark.kind === 'a')));
  put('until', timeAt(all.find((mark) => mark.kind === 'e')));
  put('handOvers', String(all.filter((mark) => mark.kind === 'h').length || ''));
  put('queuedMore', String(Math.floor(lengths(all).queuedMore / 60) || ''));
  show();
  if (kind === 'e') document.querySelector<HTMLElement>('textarea[name="happened"]')?.focus();
}

/** The buttons that can be pressed now, and how long it has lasted. */
function show() {
  const frame = clock();
  if (!frame) return;
  if (frame.hidden) {
    frame.hidden = false;
    // The clock fills them in; what is wrong in one stays in sight.
    const times = document.querySelector('details[data-times]');
    if (!times?.querySelector('[aria-invalid]')) times?.removeAttribute('open');
  }
  const pressed = marks();
  const state = pressed.at(-1)?.kind ?? 'n';
  const { queued, talked } = lengths(pressed);
  for (const part of frame.querySelectorAll<HTMLElement>('[data-in]')) {
    part.hidden = !part.dataset['in']?.includes(state);
  }
  frame.querySelector('[data-queued]')?.replaceChildren(shown(queued));
  frame.querySelector('[data-talked]')?.replaceChildren(shown(talked));
}

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-press]') : null;
  if (button?.dataset['press']) press(button.dataset['press']);
});
document.addEventListener('visibilitychange', show);
setInterval(show, 1000);
show();
