// Runs in the browser on every page with a form; see KeepTyped.astro. A test holds it below 4 kB.
import { busy } from './busy.ts';

const on = document.addEventListener.bind(document);
const find = (what: string) => document.querySelector<HTMLElement>(what);
const words = { ...find('#typing')?.dataset };
const say = (text = '') => find('#typing')?.replaceChildren(text);

type Button = HTMLButtonElement;
const isButton = (one: unknown): one is Button => one instanceof HTMLButtonElement;
const isText = (one: unknown): one is HTMLInputElement | HTMLTextAreaElement =>
  one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement;
const nameOf = (button: Button) => [button.getAttribute('formaction'), button.name, button.value].join();

const figure = (n: number) => n.toLocaleString(document.documentElement.lang);

const pageForm = () => document.querySelector<HTMLFormElement>('form[data-keep]');
/** With the button, which not every browser puts into its form data. */
function dataOf(form: HTMLFormElement, button?: HTMLElement | null) {
  const data = new FormData(form);
  if (isButton(button) && button.name) data.append(button.name, button.value);
  return data;
}
/** Its words; of a file only that there is one. */
const typedIn = (data: FormData) => new URLSearchParams([...data].map(([name, value]) => [name, `${value}`]));
const post = (url: string | null | undefined, body: BodyInit, keepalive = false) =>
  fetch(`${url}`, { method: 'POST', body, keepalive }).catch(() => null);

const keyOf = (form: HTMLFormElement) => `typed:${form.dataset['owner']}:${form.dataset['page']}`;
/** A storage that is forbidden or full keeps nothing. Words of nobody in particular end with the window. */
function stored<T>(use: (storage: Storage) => T, isAnonymous = !pageForm()?.dataset['owner']): T | undefined {
  try {
    return use(isAnonymous ? sessionStorage : localStorage);
  } catch {
    return undefined;
  }
}
/** `isOver`: which are to go. */
function forget(isOver: (key: string) => boolean) {
  for (const isAnonymous of [true, false])
    stored((storage) => {
      for (const key of Object.keys(storage)) if (key.startsWith('typed:') && isOver(key)) storage.removeItem(key);
    }, isAnonymous);
}

let isTyped = false;
let isSending = false;
let isTapped = false;
let timer: ReturnType<typeof setTimeout>;
let keeping: Promise<void> | undefined;
/** The button that is to be pressed again when the line is back. */
let waiting: Button | undefined;

function retryIn(milliseconds: number) {
  clearTimeout(timer);
  timer = setTimeout(retry, milliseconds);
}

function retry() {
  if (waiting) pageForm()?.requestSubmit(waiting);
  else keeping = keep();
}

function putBy(form: HTMLFormElement) {
  const value = JSON.stringify([[...typedIn(dataOf(form))], waiting && nameOf(waiting)]);
  stored((storage) => storage.setItem(keyOf(form), value));
}

/** The line or the site is gone: here it is safe, and tried again. */
function failed(form: HTMLFormElement, answer: Response | null) {
  isTyped = true;
  putBy(form);
  say(words[answer ? 'failed' : 'offline']);
  retryIn(9000);
}

/** A form that the site would not read is not sent, and says how long it is. */
function isTooLong(fields: URLSearchParams) {
  const { length } = `${fields}`;
  const most = Number(words['room']);
  if (length <= most) return false;
  const kilobytes = (n: number) => figure(Math.ceil(n / 1024));
  say(words['long']?.replace('#', kilobytes(length)).replace('*', kilobytes(most)));
  return true;
}

async function keep() {
  const form = pageForm();
  if (!form || !isTyped || isSending) return;
  const fields = typedIn(dataOf(form));
  if (!form.dataset['owner'] || isTooLong(fields)) return putBy(form);
  isTyped = false;
  // What is to outlive its page may not be longer.
  const answer = await post(form.dataset['keep'], fields, `${fields}`.length < 6e4);
  if (!answer?.ok) return failed(form, answer);
  forget((key) => key === keyOf(form));
  say();
}

async function send(form: HTMLFormElement, button: HTMLElement | null) {
  const data = dataOf(form, button);
  const free = busy(button);
  clearTimeout(timer);
  await keeping;
  const answer = await post(
    button?.getAttribute('formaction') ?? form.getAttribute('action'),
    form.enctype > 'm' ? data : typedIn(data),
  );
  isSending = false;
  free();
  waiting = undefined;
  if (!answer || answer.status > 499) {
    if (isButton(button)) waiting = button;
    return failed(form, answer);
  }
  const isHere = new URL(answer.url).pathname === location.pathname;
  const page = isHere && new DOMParser().parseFromString(await answer.text(), 'text/html');
  // The door of the site refused it without a page: this one stays as it is.
  if (page && !page.querySelector('main')) {
    putBy(form);
    return say(words['refused']);
  }
  isTyped = false;
  say();
  forget((key) => key === keyOf(form));
  if (page) show(page, answer.url);
  else location.href = answer.url;
}

/** The page that came back, without leaving this one. */
function show(page: Document, url: string) {
  for (const part of ['main', '.saved']) find(part)?.replaceChildren(...(page.querySelector(part)?.childNodes ?? []));
  scrollTo(0, 0);
  const next = find(':is(input,textarea,select)[aria-invalid], [aria-invalid] input') ?? find('[data-cursor]');
  if (next) next.focus();
  else find('main')?.focus({ preventScroll: true });
  history.replaceState(0, '', url);
}

function restore() {
  const form = pageForm();
  if (!form) return;
  const mine = `typed:${form.dataset['owner']}`;
  // Somebody else works in this browser now.
  if (mine[6]) forget((key) => key[6] === mine[6] && !key.startsWith(mine));
  const kept = stored((storage) => storage.getItem(keyOf(form)));
  if (!kept) return;
  const [fields, pressed]: [string[][], string | null] = JSON.parse(kept);
  for (const field of form.elements) {
    if (!(isText(field) || field instanceof HTMLSelectElement) || /^(page|version|anew|files)$/.test(field.name))
      continue;
    const values = fields.flatMap(([name, value]) => (name === field.name ? value : []));
    if ('checked' in field && /radio|box/.test(field.type)) field.checked = values.includes(field.value);
    else field.value = values[0] ?? field.value;
  }
  isTyped = true;
  waiting = [...form.elements].filter(isButton).find((one) => nameOf(one) === pressed);
  retry();
}

/** Says how much room is left once it gets scarce; `pasted`: the length that was refused. */
function count(field: HTMLElement & { value: string }, pasted = 0) {
  const most = Number(field.dataset['most']);
  const left = most - field.value.length;
  const key = pasted ? 'pasted' : left < 0 ? 'over' : left < most / 5 ? 'left' : '';
  const frame = field.closest('.field');
  let line = frame?.querySelector('.left');
  if (!line && key) {
    line = document.createElement('p');
    line.className = 'hint left';
    frame?.append(line);
  }
  if (!line) return;
  line.role = pasted ? 'alert' : null;
  line.textContent = (words[key] ?? '').replace('#', figure(pasted || Math.abs(left))).replace('*', figure(most));
}

on('input', ({ target }) => {
  if (isText(target) && target.dataset['most']) count(target);
  const form = pageForm();
  if (!form || !(target instanceof Element) || target.closest('form') !== form) return;
  isTyped = true;
  if (waiting) putBy(form);
  retryIn(waiting ? 9000 : 1500);
});
on('paste', (event) => {
  const { target, clipboardData } = event;
  if (!isText(target) || !target.dataset['most']) return;
  const replaced = (target.selectionEnd ?? 0) - (target.selectionStart ?? 0);
  const length = target.value.length - replaced + (clipboardData?.getData('text').length ?? 0);
  if (length <= Number(target.dataset['most'])) return;
  event.preventDefault();
  count(target, length);
});
on('submit', (event) => {
  const { target: form, submitter } = event;
  if (!(form instanceof HTMLFormElement)) return;
  if (form.action.includes('signOut')) forget(() => true);
  if (form.enctype < 'm' && isTooLong(typedIn(dataOf(form, submitter)))) return event.preventDefault();
  if (form !== pageForm()) return;
  event.preventDefault();
  if (isSending) return;
  isSending = true;
  send(form, submitter);
});
// A tap on a tile may lead to the next field; keys move on by themselves.
for (const kind of ['pointerdown', 'keydown'])
  on(kind, ({ type }) => {
    isTapped = type > 'l';
  });
on('change', ({ target }) => {
  const then = isTapped && target instanceof Element && target.closest('[data-then]')?.getAttribute('data-then');
  const next = then && document.getElementById(then);
  if (isText(next) && !next.value) next.focus();
});
on('visibilitychange', () => {
  if (document.hidden) keeping = keep();
});
addEventListener('online', retry);
addEventListener('beforeunload', (event) => {
  if (isTyped) event.preventDefault();
});
restore();
