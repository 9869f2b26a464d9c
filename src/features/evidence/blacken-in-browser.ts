// Runs in the browser on the page of one file: rectangles drawn over a page become lines of the field below, and lines rectangles.

const form = document.querySelector<HTMLFormElement>('#blacken-form');
const field = form?.querySelector<HTMLTextAreaElement>('[name=boxes]');
const svg = 'http://www.w3.org/2000/svg';

interface Drawn {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** In per cent, as the field says them. */
function drawnIn(text: string): Drawn[] {
  return text.split('\n').flatMap((line) => {
    const [page, x, y, width, height] = line.trim().replace(/,/g, '.').split(/\s+/).map(Number);
    const isWhole = page && x !== undefined && y !== undefined && width && height;
    return isWhole ? [{ page, x, y, width, height }] : [];
  });
}

const rounded = (value: number) => Math.round(value * 10) / 10;

if (form && field) {
  const layers = new Map<number, SVGSVGElement>();
  const say = (boxes: readonly Drawn[]) => {
    field.value = boxes.map(({ page, x, y, width, height }) => [page, x, y, width, height].join(' ')).join('\n');
    show();
  };
  const show = () => {
    for (const layer of layers.values()) layer.replaceChildren();
    drawnIn(field.value).forEach((box, at) => {
      const rect = document.createElementNS(svg, 'rect');
      for (const side of ['x', 'y', 'width', 'height'] as const) rect.setAttribute(side, `${box[side]}`);
      rect.dataset['at'] = `${at}`;
      layers.get(box.page)?.append(rect);
    });
  };
  for (const one of form.querySelectorAll('.draw, .finger')) one.removeAttribute('hidden');
  const finger = form.querySelector<HTMLInputElement>('.finger input');
  finger?.addEventListener('change', () => {
    for (const layer of layers.values()) layer.classList.toggle('on', finger.checked);
  });
  for (const figure of form.querySelectorAll<HTMLElement>('figure[data-page]')) {
    const page = Number(figure.dataset['page']);
    const layer = document.createElementNS(svg, 'svg');
    layer.setAttribute('viewBox', '0 0 100 100');
    layer.setAttribute('preserveAspectRatio', 'none');
    layer.setAttribute('class', 'boxes');
    layer.setAttribute('aria-hidden', 'true');
    figure.append(layer);
    layers.set(page, layer);
    let from: { x: number; y: number } | null = null;
    let rect: SVGRectElement | null = null;
    const at = (event: PointerEvent) => {
      const { left, top, width, height } = layer.getBoundingClientRect();
      const inside = (value: number) => Math.min(100, Math.max(0, value));
      return { x: inside((100 * (event.clientX - left)) / width), y: inside((100 * (event.clientY - top)) / height) };
    };
    const between = (a: { x: number; y: number }, b: { x: number; y: number }): Drawn => ({
      page,
      x: rounded(Math.min(a.x, b.x)),
      y: rounded(Math.min(a.y, b.y)),
      width: rounded(Math.abs(a.x - b.x)),
      height: rounded(Math.abs(a.y - b.y)),
    });
    layer.addEventListener('pointerdown', (event) => {
      if (event.pointerType === 'touch' && !finger?.checked) return;
      from = at(event);
      layer.setPointerCapture(event.pointerId);
      rect = document.createElementNS(svg, 'rect');
      layer.append(rect);
    });
    layer.addEventListener('pointermove', (event) => {
      if (!from || !rect) return;
      const box = between(from, at(event));
      for (const side of ['x', 'y', 'width', 'height'] as const) rect.setAttribute(side, `${box[side]}`);
    });
    layer.addEventListener('pointercancel', () => {
      from = null;
      show();
    });
    layer.addEventListener('pointerup', (event) => {
      if (!from) return;
      const [start, end] = [from, at(event)];
      from = null;
      const box = between(start, end);
      const boxes = drawnIn(field.value);
      if (box.width >= 0.5 && box.height >= 0.3) return say([...boxes, box]);
      // A tap on one takes it away.
      const hit = boxes.findLastIndex(
        (one) =>
          one.page === page &&
          end.x >= one.x &&
          end.x <= one.x + one.width &&
          end.y >= one.y &&
          end.y <= one.y + one.height,
      );
      say(boxes.filter((_, index) => index !== hit));
    });
  }
  field.addEventListener('input', show);
  show();
}

export {};
