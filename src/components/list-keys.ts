// Only while a line of a list has the focus: letters typed elsewhere are nobody's shortcut (WCAG 2.1.4).
const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

document.addEventListener('keydown', (event) => {
  const step = steps[event.key];
  const { target } = event;
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!(target instanceof HTMLAnchorElement) || !target.closest('[data-keys]')) return;
  const lines = [...document.querySelectorAll<HTMLAnchorElement>('[data-keys] a')];
  const next = lines[lines.indexOf(target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
});
