/** `Miriam` and `Ana-Lena` as `M.` and `A.-L.`: by what stands under a reply whose writer has gone. */
export function initials(name: string): string {
  return name
    .split(/(?<=[\s-])/u)
    .map((part) => {
      const [first] = part.trim();
      return first === undefined ? '' : `${first.toUpperCase()}.${part.endsWith('-') ? '-' : ''}`;
    })
    .filter((part) => /\p{L}/u.test(part))
    .join('');
}
