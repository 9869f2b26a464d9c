// Runs in the browser beside a story: after a pause it asks what kind of problem is being told, and what others
// wrote about it.

const pause = 2000;
let timer: ReturnType<typeof setTimeout>;
let asked = '';

document.addEventListener('input', ({ target }) => {
  if (!(target instanceof Element) || target.closest('form')?.id !== 'page') return;
  clearTimeout(timer);
  timer = setTimeout(ask, pause);
});

async function ask() {
  const form = document.querySelector<HTMLFormElement>('form#page');
  const box = document.querySelector<HTMLElement>('[data-kinds]');
  if (!form || !box || box.contains(document.activeElement)) return;
  const data = new FormData(form);
  const fields = new URLSearchParams(['title', 'summary'].map((name) => [name, `${data.get(name) ?? ''}`]));
  if (`${fields}` === asked) return;
  asked = `${fields}`;
  const answer = await fetch(`${box.dataset['kinds']}`, { method: 'POST', body: fields }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const next = page.querySelector('[data-kinds]');
  if (next) box.replaceWith(next);
  const similar = page.querySelector('[data-similar]');
  document.querySelector('[data-similar]')?.replaceChildren(...(similar?.childNodes ?? []));
}
