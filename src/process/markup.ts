import type { SSRResult } from 'astro';
import * as astro from 'astro/compiler-runtime';
import { escapeHTML, HTMLString } from 'astro/runtime/server/index.js';

// Called by the compiled pages (astro.config.mjs): what is not written here is Astro's own.
export * from 'astro/compiler-runtime';

type Slot = (result: SSRResult) => unknown;
type Slots = { default?: Slot; [name: string]: Slot | undefined };
type Props = Record<string, unknown>;

/** Finished markup. Astro writes it as it is, and takes it for what a page has to answer with. */
class Whole extends HTMLString {}
Object.defineProperty(Whole.prototype, Symbol.for('astro.renderTemplateResult'), { value: true });

/**
 * A template. One in which nothing has to be waited for is a string as soon as it is evaluated, and so is the one around it, where
 * Astro keeps an object of each until the page is written.
 */
export function render(html: TemplateStringsArray, ...values: unknown[]): unknown {
  let written = html[0] ?? '';
  for (let index = 0; index < values.length; index += 1) {
    const text = textOf(values[index]);
    if (text === null) return astro.render(html, ...values);
    written += text + (html[index + 1] ?? '');
  }
  return new Whole(written);
}

/** What Astro would write for a value; null: it cannot be said yet. */
function textOf(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
      return escapeHTML(value);
    case 'undefined':
      return '';
    case 'number':
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? 'true' : '';
    case 'object':
      if (value === null) return '';
      // What Astro made of a slot has pieces that it places itself.
      if (value instanceof HTMLString && !('chunks' in value)) return value.toString();
      return Array.isArray(value) ? textOfAll(value) : null;
    default:
      return null;
  }
}

function textOfAll(values: readonly unknown[]): string | null {
  let written = '';
  for (const value of values) {
    const text = textOf(value);
    if (text === null) return null;
    written += text;
  }
  return written;
}

/** A component, evaluated where it stands: what is in its slots is when it shows them. */
export function renderComponent(result: SSRResult, name: string, component: unknown, props: Props, slots: Slots = {}) {
  if (component === astro.Fragment) return slots.default?.(result);
  if (typeof component === 'string') return element(component, props, slots.default?.(result));
  if (!isAtOnce(component) || 'class:list' in props)
    return Reflect.apply(astro.renderComponent, undefined, [result, name, component, props, slots]);
  const content = component(result, props, slots);
  // A component before it may fail while nobody waits for this one.
  if (content instanceof Promise) content.catch(() => undefined);
  return content;
}

/** Whether it is an Astro component whose styles are known before it is asked. */
function isAtOnce(component: unknown): component is (result: SSRResult, props: Props, slots: Slots) => unknown {
  if (typeof component !== 'function' || !('isAstroComponentFactory' in component)) return false;
  return !('propagation' in component) || component.propagation === undefined || component.propagation === 'none';
}

/** `<Tag>`, where `Tag` is the name of an element. */
function element(tag: string, props: Props, content: unknown) {
  const [start, end] = [`<${tag}${astro.spreadAttributes(props, tag)}>`, `</${tag}>`].map(
    (html) => new HTMLString(html),
  );
  return render`${start}${content}${end}`;
}

/** What was given for a slot. */
export function renderSlot(result: SSRResult, slot: Slot | undefined, fallback?: Slot): unknown {
  return (slot ?? fallback)?.(result);
}

/** The pages that have a head put their styles there. */
export function maybeRenderHead(result: SSRResult): unknown {
  return result._metadata.headInTree ? '' : astro.maybeRenderHead();
}
