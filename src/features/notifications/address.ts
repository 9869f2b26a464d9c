/**
 * One plain address: no display name, no list, no group (`a: b@c;`), nothing that could begin another header line.
 * Mail libraries read all of these out of a recipient, so that one line could reach several people.
 */
export function isAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[^\s<>()[\]\\,;:@"\p{C}]{1,64}@[^\s<>()[\]\\,;:@"\p{C}]+\.[^\s<>()[\]\\,;:@"\p{C}.]+$/u.test(text)
  );
}
