// Runs in the browser, for every page with a form; see KeepTyped.astro. Grows at most to 4 kB.
const notice = () => document.getElementById('typing');
const words = notice()?.dataset ?? {};
const say = (text = '') => {
  const line = notice();
  if (line && line.textContent !== text) line.textContent = text;
};

const pageForm = () => document.querySelector<HTMLFormElement>('form[data-keep]');
const all = (form: HTMLFormElement, button?: HTMLElement | null) =>
  [...new FormData(form, button)].map(([name, value]) => [name, String(value)]);
const post = (url: string, fields: string[][], keepalive = false) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), keepalive });

/** A storage that is forbidden or full keeps nothing. */
const tried = <T>(use: (kept: Storage) => T, form = pageForm()) => {
  try {
    // Words of nobody in particular end with the window.
    return use(form?.dataset['owner'] ? localStorage : sessionStorage);
  } catch {
    return null;
  }
};
const keyOf = ({ dataset, elements }: HTMLFormElement) => {
  const page = elements.namedItem('page');
  return `typed:${dataset['owner']}:${page instanceof HTMLInputElement ? page.value : ''}`;
};
const putBy = (form = pageForm()) => {
  if (!form) return;
  const send = waiting && [waiting.getAttribute('formaction'), waiting.name, waiting.value];
  tried((kept) => kept.setItem(keyOf(form), JSON.stringify({ fields: all(form), send })));
};
/** `isOver`: which are to go. */
const forget = (isOver: (key: string) => boolean) =>
  tried(() => {
    for (const kept of [localStorage, sessionStorage])
      for (const key of Object.keys(kept)) if (key.startsWith('typed:') && isOver(key)) kept.removeItem(key);
  });

let isTyped = false;
let isSending = false;
let timer = 0;
let keeping: Promise<unknown> | undefined;
/** The button that is to be pressed again when the line is back. */
let waiting: HTMLButtonElement | null = null;

const retryLater = () => {
  clearTimeout(timer);
  timer = window.setTimeout(retry, 10_000);
};
const isButton = (one: unknown) => one instanceof HTMLButtonElement;

async function keep() {
  const form = pageForm();
  if (!form || !isTyped || isSending) return;
  if (!form.dataset['owner']) return putBy(form);
  isTyped = false;
  const answer = await post(form.dataset['keep'] ?? '', all(form), true).catch(() => null);
  if (answer?.ok) {
    if (!waiting) forget((key) => key === keyOf(form));
    if (!waiting) say();
    return;
  }
  isTyped = true;
  putBy(form);
  say(answer ? words['failed'] : words['offline']);
  retryLater();
}

function retry() {
  if (waiting) pageForm()?.requestSubmit(waiting);
  else keeping = keep();
}

function busy(button: HTMLElement | null): () => void {
  if (!isButton(button)) return () => {};
  const shown = [...button.childNodes];
  button.disabled = true;
  button.textContent = `${words['busy']} …`;
  return () => {
    button.disabled = false;
    button.replaceChildren(...shown);
  };
}

async function send(form: HTMLFormElement, button: HTMLElement | null) {
  const fields = all(form, button);
  const url = button?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
  const free = busy(button);
  clearTimeout(timer);
  await keeping;
  const answer = await post(url, fields).catch(() => null);
  isSending = false;
  free();
  if (!answer || answer.status > 499) {
    waiting = isButton(button) ? button : null;
    putBy(form);
    say(words[answer ? 'failed' : 'offline']);
    return retryLater();
  }
  waiting = null;
  isTyped = false;
  say();
  forget((key) => key === keyOf(form));
  if (new URL(answer.url).pathname === location.pathname) show(await answer.text(), answer.url);
  else location.assign(answer.url);
}

/** The page that came back, without leaving this one. */
function show(html: string, url: string) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const part of ['main', '.saved']) document.querySelector(part)?.replaceChildren(...(page.querySelector(part)?.childNodes ?? []));
  scrollTo(0, 0);
  const wrong = document.querySelector<HTMLElement>('[aria-invalid]');
  const first = document.querySelector<HTMLElement>('[autofocus]');
  if (wrong) (wrong.matches('fieldset') ? wrong.querySelector('input') : wrong)?.focus();
  else (first ?? document.querySelector('main'))?.focus({ preventScroll: true });
  history.replaceState(null, '', url);
}

function fill(form: HTMLFormElement, fields: string[][]) {
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)) continue;
    const values = fields.flatMap(([name, value]) => (name === field.name ? [value ?? ''] : []));
    if (/^(page|version|anew)$/.test(field.name)) continue;
    if (field instanceof HTMLInputElement && /radio|box/.test(field.type)) field.checked = values.includes(field.value);
    else if (values[0] !== undefined) field.value = values[0];
  }
}

function restore() {
  const form = pageForm();
  const owner = form?.dataset['owner'];
  if (!form) return;
  // Somebody else works in this browser now.
  if (owner) forget((key) => key[6] === owner[0] && !key.startsWith(`typed:${owner}:`));
  const stored = tried((kept) => kept.getItem(keyOf(form)));
  if (!stored) return;
  const { fields, send: pressed } = JSON.parse(stored);
  fill(form, fields);
  isTyped = true;
  waiting = pressed && ([...form.elements].filter(isButton).find((one) => [one.getAttribute('formaction'), one.name, one.value].join() === pressed.join()) ?? null);
  retry();
}

function count(field: EventTarget | null, pasted = 0) {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || !field.dataset['most']) return;
  const most = Number(field.dataset['most']);
  const left = most - field.value.length;
  const frame = field.closest('.field') ?? field;
  let line = frame.querySelector('.left');
  if (!line && (pasted || left < most / 5)) {
    line = document.createElement('p');
    line.className = 'hint left';
    frame.append(line);
  }
  if (!line) return;
  const figure = (n: number) => n.toLocaleString(document.documentElement.lang);
  const text = pasted ? words['pasted'] : left < 0 ? words['over'] : left < most / 5 ? words['left'] : '';
  line.role = pasted ? 'alert' : null;
  line.textContent = (text ?? '').replace('#', figure(pasted || Math.abs(left))).replace('*', figure(most));
}

document.addEventListener('input', (event) => {
  count(event.target);
  if (!(event.target instanceof Element) || event.target.closest('form') !== pageForm()) return;
  isTyped = true;
  clearTimeout(timer);
  if (waiting) {
    putBy(pageForm());
    retryLater();
  } else timer = window.setTimeout(retry, 1500);
});
document.addEventListener('paste', (event) => {
  const { target } = event;
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) || !target.dataset['most']) return;
  const gone = (target.selectionEnd ?? 0) - (target.selectionStart ?? 0);
  const length = target.value.length - gone + (event.clipboardData?.getData('text').length ?? 0);
  if (length <= Number(target.dataset['most'])) return;
  event.preventDefault();
  count(target, length);
});
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
  if (isSending) return event.preventDefault();
  isSending = true;
  if (form.action.includes('signOut')) forget(() => true);
  if (form === pageForm()) {
    event.preventDefault();
    return void send(form, event.submitter);
  }
  // The button counts among what is sent, so it is switched off after that. A file that is downloaded leaves the page here.
  setTimeout(() => {
    const free = busy(event.submitter);
    const again = () => {
      isSending = false;
      free();
    };
    addEventListener('pageshow', again, { once: true });
    setTimeout(again, 8000);
  });
});

// A tap on one of these tiles is followed by the next field; keys move on by themselves.
let isTapped = false;
document.addEventListener('pointerdown', () => {
  isTapped = true;
});
document.addEventListener('keydown', () => {
  isTapped = false;
});
document.addEventListener('change', (event) => {
  const next = event.target instanceof Element && event.target.closest('[data-then]')?.getAttribute('data-then');
  const field = isTapped && next ? document.getElementById(next) : null;
  if (field instanceof HTMLTextAreaElement && !field.value) field.focus();
});

addEventListener('online', retry);
addEventListener('beforeunload', (event) => {
  if (isTyped) event.preventDefault();
});
document.addEventListener('visibilitychange', () => {
  if (document.hidden) keeping = keep();
});
restore();
