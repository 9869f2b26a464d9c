import type { AstroIntegration } from 'astro';

/** A node of a syntax tree, as far as it is asked here. */
interface Node {
  type: string;
  start: number;
  end: number;
  [part: string]: unknown;
}

/**
 * Has a `<Fragment>` without attributes cost nothing: Astro compiles it to a component with a slot, which each bar of a drawing
 * and each line of a list would pay for. What stands in it stands there alone afterwards; the page has the same bytes.
 */
export function plainFragments(): AstroIntegration {
  return {
    name: 'plain-fragments',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'plain-fragments',
                apply: 'build',
                enforce: 'post',
                transform(code, id) {
                  if (!id.endsWith('.astro') || !code.includes('"Fragment", Fragment, {}')) return null;
                  return { code: without(code, wrappings(this.parse(code))), map: null };
                },
              },
            ],
          },
        });
      },
    },
  };
}

type Range = readonly [start: number, end: number];

/** What stands before and behind the content of each such fragment. */
function wrappings(tree: unknown): Range[] {
  const found: Range[] = [];
  const visit = (value: unknown) => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (!isNode(value)) return;
    const content = contentOf(value);
    if (content) found.push([value.start, content.start], [content.end, value.end]);
    Object.values(value).forEach(visit);
  };
  visit(tree);
  return found.sort(([a], [b]) => a - b);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** Of `$$renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => $$render`…` })` the template. */
function contentOf({ type, callee, arguments: given }: Node): Node | null {
  if (type !== 'CallExpression' || !isNode(callee) || callee['name'] !== '$$renderComponent') return null;
  const [result, , component, attributes, slots] = Array.isArray(given) ? given.filter(isNode) : [];
  if (component?.['name'] !== 'Fragment' || !slots) return null;
  if (propertiesOf(attributes).length > 0 || propertiesOf(slots).length !== 1) return null;
  const [slot] = propertiesOf(slots);
  if (!isNode(slot) || !isNode(slot['key']) || slot['key']['value'] !== 'default') return null;
  const { value } = slot;
  if (!isNode(value) || value.type !== 'ArrowFunctionExpression' || value['async'] === true) return null;
  const [inner] = Array.isArray(value['params']) ? value['params'].filter(isNode) : [];
  const { body } = value;
  // The template has to mean the same outside of its function.
  const isSame = inner?.['name'] === result?.['name'];
  return isSame && isNode(body) && body.type === 'TaggedTemplateExpression' ? body : null;
}

function propertiesOf(node: Node | undefined): unknown[] {
  return Array.isArray(node?.['properties']) ? node['properties'] : [];
}

function without(code: string, ranges: readonly Range[]): string {
  let at = 0;
  let kept = '';
  for (const [start, end] of ranges) {
    kept += code.slice(at, start);
    at = end;
  }
  return kept + code.slice(at);
}
