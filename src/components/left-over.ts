import type { Keeping } from '#src/lib/forms.ts';

const field = /<(input|textarea|select|button)\b((?:[^>"]|"[^"]*")*)>/g;
/** What is chosen from a list says nothing without it. */
const isChoice = (value: string) => /^(?:[a-z-]+|\d)$/.test(value);

/**
 * What was typed on this page and not sent, beside the page as it is now, which need not ask for it any more (the case was
 * closed meanwhile). `isThere`: some of it stands in a field again. `texts`, `choices`: for which the page has no field.
 */
export function leftOver(typed: Keeping['typed'], html: string) {
  const fields = [...(typed.length === 0 ? [] : html.matchAll(field))].map(([, kind, attributes = '']) => ({
    name: / name="([^"]*)"/.exec(attributes)?.[1],
    isSeen: kind !== 'button' && !attributes.includes('type="hidden"'),
  }));
  const left = typed.filter(
    ([name, value], place) =>
      fields.every((one) => one.name !== name) &&
      typed.findIndex((other) => other[0] === name && other[1] === value) === place,
  );
  return {
    isThere: typed.some(([name]) => fields.some((one) => one.name === name && one.isSeen)),
    texts: left.filter(([, value]) => !isChoice(value)),
    choices: left.filter(([, value]) => isChoice(value)),
  };
}
