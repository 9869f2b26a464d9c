// Runs in the browser beside a search field, see SearchField.astro: what is typed is completed from a list that the browser shows.

/** Whoever types faster than this is asked for nothing. */
const breath = 120;

for (const field of document.querySelectorAll<HTMLInputElement>('input[data-suggestions]')) {
  const list = document.createElement('datalist');
  list.id = `${field.id}-suggestions`;
  field.after(list);
  field.setAttribute('list', list.id);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let asking = new AbortController();
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    asking.abort();
    const typed = field.value.trim();
    // What was chosen from the list needs no list.
    if (typed.length < 2 || [...list.options].some(({ value }) => value === typed)) return;
    waiting = setTimeout(() => {
      asking = new AbortController();
      complete(field, list, typed, asking.signal).catch(() => {
        // Without a line the field is a field.
      });
    }, breath);
  });
}

async function complete(field: HTMLInputElement, list: HTMLDataListElement, typed: string, signal: AbortSignal) {
  const address = new URL(field.dataset['suggestions'] ?? '', location.href);
  address.searchParams.set('q', typed);
  const answer = await fetch(address, { signal });
  if (!answer.ok) return;
  const [, texts, what]: [string, string[], string[]] = await answer.json();
  list.replaceChildren(...texts.map((text, at) => new Option(what[at], text)));
}
