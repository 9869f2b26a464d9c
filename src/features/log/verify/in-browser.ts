import { checkReceipt, longestReceipt } from './receipt.ts';

// Runs in the browser on the page that checks receipts: nothing is sent, and it goes on working without a network.

const form = document.querySelector<HTMLFormElement>('form#check');
const field = document.querySelector<HTMLTextAreaElement>('textarea#receipt');
const result = document.querySelector<HTMLElement>('#result');
const file = document.querySelector<HTMLInputElement>('input#file');

function show(text: string, isGood: boolean): void {
  if (!result) return;
  result.replaceChildren(Object.assign(document.createElement('p'), { textContent: text }));
  result.className = isGood ? 'panel good' : 'panel bad';
  result.hidden = false;
}

async function check(text: string): Promise<void> {
  const words = result?.dataset ?? {};
  const checked = await checkReceipt(text.trim(), form?.dataset['key']);
  if ('fault' in checked)
    return show(
      words[checked.fault.replace(/-(.)/, (_, letter: string) => letter.toUpperCase())] ?? checked.fault,
      false,
    );
  const { number, size, at, kind, case: of, company, words: are } = checked.held;
  const facts = { number, size, at: at.slice(0, 16).replace('T', ' '), kind, case: of, company };
  const sentence = Object.entries(facts).reduce(
    (said, [name, value]) => said.replace(`[${name}]`, () => `${value}`),
    words['held'] ?? '',
  );
  show(`${sentence} ${are ? (words['same'] ?? '') : ''}`, true);
}

/** Why a chosen file is not even read. */
const refused = (size: number) => (size > longestReceipt ? result?.dataset['tooLong'] : result?.dataset['pdf']) ?? '';

// A browser without Ed25519 has the form sent and checked over there.
const canCheck = crypto.subtle?.importKey('raw', new Uint8Array(32), 'Ed25519', false, ['verify']).then(
  () => true,
  () => false,
);

if (form && field && file) {
  file.closest<HTMLElement>('[hidden]')?.removeAttribute('hidden');
  file.addEventListener('change', async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    const isReadable = chosen.size <= longestReceipt && !(await chosen.slice(0, 4).text()).startsWith('%PDF');
    if (!isReadable) return show(refused(chosen.size), false);
    field.value = await chosen.text();
    form.requestSubmit();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (await canCheck) await check(field.value);
    else form.submit();
  });
}
