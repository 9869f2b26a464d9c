// Runs in the browser beside keep-typed.ts. Of each page one text is kept, the one typed last: whoever has typed on the same
// page in two windows is asked before the one whose words are not kept any more is closed.

const pageForm = () => document.querySelector<HTMLFormElement>('form[data-keep]');
const nameOf = (form: HTMLFormElement) => `${form.dataset['owner']}:${new FormData(form).get('page')}`;

let isTyped = false;
let isReplaced = false;

/** Other windows of this browser hear what is written here; nothing of it stays. */
function tell(form: HTMLFormElement) {
  try {
    localStorage.setItem('page', nameOf(form));
    localStorage.removeItem('page');
  } catch {
    // A storage that is forbidden tells nobody.
  }
}

document.addEventListener('input', ({ target }) => {
  const form = pageForm();
  if (!form || !(target instanceof Element) || target.closest('form') !== form) return;
  isTyped = true;
  isReplaced = false;
  tell(form);
});
document.addEventListener('submit', ({ target: form }) => {
  if (form instanceof HTMLFormElement && form === pageForm()) tell(form);
  isTyped = isReplaced = false;
});
addEventListener('storage', ({ key, newValue }) => {
  const form = pageForm();
  if (isTyped && form && key === 'page' && newValue === nameOf(form)) isReplaced = true;
});
addEventListener('beforeunload', (event) => {
  if (isReplaced) event.preventDefault();
});
