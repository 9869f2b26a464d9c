import type { SSRResult } from 'astro';
import * as astro from 'astro/compiler-runtime';
import { markHTMLString, renderToString } from 'astro/runtime/server/index.js';
import { expect, test } from 'vitest';
import * as markup from '#src/process/markup.ts';

type Slots = { default?: () => unknown; head?: () => unknown };

/** Astro's own, called as the compiled pages call this project's. */
const own: typeof markup = Object.assign({}, markup, astro);

/** As far as it is asked here: a page that has a head. */
const result: SSRResult = Object.assign(Object.create(null), {
  clientDirectives: new Map(),
  renderers: [],
  _metadata: { headInTree: true, propagators: new Set(), routeHasPropagation: false, hasRenderedHead: true },
});

const component = (make: (props: { name?: string }, slots: Slots) => unknown) =>
  Object.assign((_: SSRResult, props: { name?: string }, slots: Slots) => make(props, slots), {
    isAstroComponentFactory: true,
  });

/** What Astro sends of a page that is made of a template. */
const sent = (template: unknown): Promise<string> =>
  Reflect.apply(renderToString, undefined, [result, component(() => template), {}, {}]);

const unsafe = '<b> & "x"';
const values = [
  ...[unsafe, '', 0, -0, 1.5, 7n, Number.NaN, true, false, null, undefined],
  ...[[unsafe, null, [1, false]], markHTMLString('<b>'), new Set([unsafe, 1]), () => unsafe, Promise.resolve(unsafe)],
];

test('whatever stands in a template, it is sent as Astro sends it', async () => {
  for (const value of values) {
    const page = ({ render }: typeof markup) =>
      render`<p>${value}, ${render`<i>${value}</i>`}${[render`${value}`]}</p>`;
    expect(await sent(page(markup))).toBe(await sent(page(own)));
  }
});

test('components and what stands in their slots are sent in their order, also where one is waited for', async () => {
  const page = ({ render, renderComponent, renderSlot, maybeRenderHead }: typeof markup) => {
    const inner = component(({ name }) => render`${maybeRenderHead(result)}<b>${name}</b>`);
    const late = component(async () => render`<u>${await Promise.resolve('<late>')}</u>`);
    const frame = component((_, slots) => {
      const none = () => render`none`;
      return render`<div>${renderSlot(result, slots.head)}${renderSlot(result, slots.default, none)}</div>`;
    });
    const head = () => render`<h1>${renderComponent(result, 'Inner', inner, { name: '<one>' })}</h1>`;
    const plain = () => renderComponent(result, 'Fragment', astro.Fragment, {}, { default: () => render`&` });
    const slots = { head, default: () => render`${renderComponent(result, 'Late', late, {})}${plain()}` };
    return render`${renderComponent(result, 'Frame', frame, {}, slots)}${renderComponent(result, 'Frame', frame, {})}`;
  };
  const whole = '<div><h1><b>&lt;one&gt;</b></h1><u>&lt;late&gt;</u>&</div><div>none</div>';
  expect(await sent(page(markup))).toBe(whole);
  expect(await sent(page(own))).toBe(whole);
});

test('an element whose name is chosen has its attributes and its content', async () => {
  const attributes = { 'class:list': ['a', { b: true }], title: '"<' };
  const tag = markup.renderComponent(result, 'Tag', 'p', attributes, { default: () => unsafe });
  expect(await sent(tag)).toBe('<p class="a b" title="&quot;<">&lt;b&gt; &amp; &quot;x&quot;</p>');
});

test('a component that fails before anybody waits for it fails with its page alone', async () => {
  const failing = component(() => Promise.reject(new Error('away')));
  const made = markup.renderComponent(result, 'Failing', failing, {});
  await new Promise((resolve) => setImmediate(resolve));
  await expect(sent(astro.render`${made}`)).rejects.toThrow('away');
});
