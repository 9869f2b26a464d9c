// Runs in the browser on pages with DepositForm.astro: sends files piece by piece, says how far they are, and goes on where the
// line was lost. Without it the form is sent as any other.

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const form = document.querySelector<HTMLFormElement>('#deposit');
const words: Record<string, string> = JSON.parse(form?.dataset['words'] ?? '{}');
const said = (name: string, values: Record<string, string> = {}) =>
  (words[name] ?? words['failed'] ?? '').replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');

interface Answer {
  id?: string;
  pieces?: number;
  isWhole?: boolean;
  state?: string;
  reason?: string | null;
}

/** Asks until the line is back; a refusal is an answer. `null`: it was refused for good, and why is said. */
async function ask(
  url: string,
  init: RequestInit,
  onLost: (reason?: string | null) => void,
): Promise<{ status: number; answer: Answer }> {
  for (let wait = 1000, reason: string | null | undefined; ; wait = Math.min(wait * 2, 15_000)) {
    try {
      const response = await fetch(url, init);
      const answer: Answer = await response.json().catch(() => ({}));
      // The site is away, or has no room for a moment.
      if (response.status < 500 && response.status !== 429) return { status: response.status, answer };
      reason = answer.reason;
    } catch {
      reason = null;
    }
    onLost(reason);
    await pause(wait);
  }
}

async function send(file: File, entry: string, line: HTMLElement): Promise<boolean> {
  const { uploads = '', piece = '' } = form?.dataset ?? {};
  const size = Number(piece);
  const bar = document.createElement('progress');
  const text = document.createElement('span');
  bar.max = Math.max(1, file.size);
  line.append(text, bar);
  const show = (name: string, values: Record<string, string> = {}) => {
    text.textContent = said(name, { name: file.name, ...values });
  };
  const fail = (reason: string | null | undefined) => {
    bar.remove();
    const sentence = words[reason ?? ''] ?? words[`file-${reason}`] ?? words['file-unreadable'] ?? '';
    text.textContent = said('failed', { name: file.name, why: sentence });
    return false;
  };
  const lost = (reason?: string | null) => {
    text.textContent = `${file.name}: ${words[reason ?? 'again'] ?? words['again']}`;
  };
  if (file.size === 0) return fail('file-empty');
  const [path = '', query = ''] = uploads.split('?');
  const target = new URLSearchParams(query);
  if (entry !== '') target.set('entry', entry);
  const body = new URLSearchParams({ name: file.name, bytes: `${file.size}` });
  const begun = await ask(`${path}?${target}`, { method: 'POST', body }, lost);
  const { id } = begun.answer;
  if (id === undefined) return fail(begun.answer.reason);
  let at = begun.answer.pieces ?? 0;
  while (at * size < file.size) {
    show('part', { percent: `${Math.floor((100 * at * size) / file.size)}` });
    bar.value = at * size;
    const part = file.slice(at * size, (at + 1) * size);
    const headers = { 'Content-Type': 'application/octet-stream' };
    const { status, answer } = await ask(`${path}/${id}?at=${at}`, { method: 'POST', body: part, headers }, lost);
    if (status !== 200 || answer.pieces === undefined) return fail(answer.reason);
    at = answer.pieces;
  }
  bar.value = file.size;
  show('whole');
  for (let tries = 0; tries < 120; tries += 1) {
    const { answer } = await ask(`${path}/${id}`, {}, lost);
    if (answer.state === 'refused') return fail(answer.reason);
    if (answer.state === 'ready') break;
    await pause(1000);
  }
  show('ready');
  bar.remove();
  return true;
}

form?.addEventListener('submit', async (event) => {
  const files = [...form.querySelectorAll<HTMLInputElement>('input[type=file]')].flatMap(({ files }) => [
    ...(files ?? []),
  ]);
  // Nothing chosen: the site says so.
  if (files.length === 0) return;
  event.preventDefault();
  const button = form.querySelector('button');
  const list = form.querySelector('.progress');
  const entry = form.querySelector('select')?.value ?? '';
  if (!list || button?.disabled) return;
  if (button) button.disabled = true;
  list.replaceChildren();
  let isAll = true;
  for (const file of files) {
    const line = document.createElement('li');
    list.append(line);
    // One after the other: a slow line takes one whole file rather than a part of each.
    isAll = (await send(file, entry, line)) && isAll;
  }
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type=file]')) input.value = '';
  if (button) button.disabled = false;
  // The files stand below, where the page is made anew; what was not taken stays to be read.
  const there = new URL(location.href);
  for (const name of ['deposited', 'kept', 'refused']) there.searchParams.delete(name);
  if (entry !== '') there.searchParams.set('entry', entry);
  there.searchParams.set('kept', `${files.length}`);
  if (!isAll) return;
  // With a place on the page, an address that is the same otherwise would load nothing.
  if (there.href === location.href) location.reload();
  else location.assign(there);
});

export {};
