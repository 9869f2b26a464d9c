// Runs in the browser on every page, see Page.astro and KeepTyped.astro: what a button sends is sent once, and the button says so.

/** Answers how the button becomes as it was. */
export function busy(button: HTMLElement | null): () => void {
  if (!(button instanceof HTMLButtonElement)) return () => {};
  const shown = [...button.childNodes];
  button.disabled = true;
  button.replaceChildren(`${document.body.dataset['busy']} …`);
  return () => {
    button.disabled = false;
    button.replaceChildren(...shown);
  };
}

let isSending = false;

document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event;
  // What is only asked for changes nothing, and the form of a whole page is sent by keep-typed.ts.
  if (!(form instanceof HTMLFormElement) || form.method === 'get' || form.dataset['keep']) return;
  if (isSending) return event.preventDefault();
  isSending = true;
  // The button counts among what is sent, so it is switched off after that. A download leaves the page as it is.
  setTimeout(() => {
    const free = event.defaultPrevented ? () => {} : busy(submitter);
    const again = () => {
      isSending = false;
      free();
    };
    if (event.defaultPrevented) return again();
    addEventListener('pageshow', again, { once: true });
    setTimeout(again, 9000);
  });
});
