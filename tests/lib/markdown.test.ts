import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerpt, longestText, markdown } from '#src/lib/markdown.ts';
import { ownCpuOf, quickest } from '#tests/cpu.ts';

const allowedTag =
  /^<(?:\/?(?:p|em|strong|ul|li)|br ?\/?|\/a|a href="(?:https?:\/\/|mailto:)[^"<>]*" rel="nofollow ugc noopener")>$/i;

/** Everything between angle brackets in the output must be a tag of the list, with nothing but a link's attributes. */
function foreignTags(html: string): string[] {
  return (html.match(/<[^>]*>?/g) ?? []).filter((tag) => !allowedTag.test(tag));
}

const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](vbscript:msgbox)',
  '[x](//evil.example)',
  '[x](http://a.example "onmouseover=alert(1)")',
  '[x](http://a.example" onmouseover="alert(1))',
  '[x](<http://a.example" onclick="alert(1)>)',
  '![x](https://evil.example/pixel.png)',
  '![x](javascript:alert(1))',
  '[![x](https://evil.example/p.png)](https://evil.example)',
  '<javascript:alert(1)>',
  '<https://a.example"onclick=alert(1)>',
  '```html\n<script>alert(1)</script>\n```',
  '`<img src=x onerror=alert(1)>`',
  '<style>*{display:none}</style>',
  '<iframe src="https://evil.example"></iframe>',
  '<form action="https://evil.example"><input name=a></form>',
  '<base href="https://evil.example">',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '<math><mtext></p><style><img src=x onerror=alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '# <b onclick=alert(1)>Titel</b>',
  '| a | b |\n|---|---|\n| <img src=x onerror=alert(1)> | b |',
  '- [ ] <input onfocus=alert(1) autofocus>',
  '[x]: javascript:alert(1)\n\n[x]',
  '<a href="https://a.example" style="position:fixed">x</a>',
  '\u0000<script>alert(1)</script>',
];

test.each(attacks)('%j leaves nothing but harmless tags', (typed) => {
  expect(foreignTags(markdown(typed))).toEqual([]);
});

test('whatever is typed, no tag outside the list comes out', () => {
  const piece = fc.oneof(
    fc.constantFrom(...attacks),
    fc.string(),
    fc.constantFrom('\n\n', '> ', '* ', '_', '`', '[', ']('),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      expect(foreignTags(markdown(pieces.join('')))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('what looks like HTML is shown as it was typed', () => {
  expect(markdown('Preis <b>5</b> & mehr')).toBe('<p>Preis &lt;b&gt;5&lt;/b&gt; &amp; mehr</p>\n');
});

test('emphasis, lists and links work; a quoted line is a line', () => {
  const html = markdown('**nie** _so_\n\n- a\n- b\n\n> Zitat\n> a\n\nhttps://a.example');
  expect(html).toContain('<strong>nie</strong> <em>so</em>');
  expect(html).toContain('<li>a</li>');
  expect(html).toContain('<p>&gt; Zitat<br />&gt; a</p>');
  expect(html).toContain('<a href="https://a.example" rel="nofollow ugc noopener">https://a.example</a>');
});

test.each([
  '[hier](/de/account/sign-out)',
  '# Titel',
  'Titel\n=====',
  '~~weg~~',
  '`code`',
  '    eingerückt',
  '```\ncode\n```',
  '---',
  '| a |\n|---|\n| 1 |',
  '[x]: y',
  '![x](y)',
  '1. a\n2. b',
])('%j is the text it is', (typed) => {
  expect(markdown(typed)).toBe(`<p>${typed.replaceAll('\n', '<br />')}</p>\n`);
});

test('words never hide where a link leads', () => {
  const html = markdown('[https://bank.example](https://evil.example)');
  expect([...html.matchAll(/href="([^"]*)"[^>]*>([^<]*)</g)].map(([, ...both]) => both)).toEqual([
    ['https://bank.example', 'https://bank.example'],
    ['https://evil.example', 'https://evil.example'],
  ]);
});

test.each([
  ['nested quotations', '> '.repeat(5000)],
  ['open emphasis', '_a'.repeat(10_000)],
  ['open brackets', '['.repeat(20_000)],
  ['open stars', '**a '.repeat(5000)],
  ['open code', '`'.repeat(9999)],
  ['a link of brackets', `https://a.example/${')'.repeat(9000)}`],
  ['an endless address', `${'a'.repeat(5000)}@${'b-'.repeat(2000)}.c`],
  ['nested lists', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n')],
])('%s neither fail nor take long', async (_name, typed) => {
  expect(await ownCpuOf(() => expect(foreignTags(markdown(typed))).toEqual([]))).toBeLessThan(2000);
});

test('nothing behind the longest text is read', () => {
  expect(markdown(`${'a'.repeat(longestText)}GEHEIM`)).not.toContain('GEHEIM');
});

test('an excerpt is plain text of whole words', () => {
  expect(excerpt('**Drei** Anrufe,\n*kein* Rückruf <3 &amp;', 100)).toBe('Drei Anrufe, kein Rückruf <3 &amp;');
  expect(excerpt('Drei Anrufe und kein Rückruf', 15)).toBe('Drei Anrufe und …');
  expect(excerpt('Drei Anrufe und kein Rückruf', 14)).toBe('Drei Anrufe …');
  expect(excerpt('a😀b', 2)).toBe('a …');
});

test('plain texts are rendered as both passes would render them', () => {
  const letters = [...'abcXYZäöüßéŁ0123456789 \u00a0,.:;?„“”‚‘’–—€%w-+=#*_()/"\'&<>!|~`[]{}@•§…\u0301'];
  const piece = fc.constantFrom(
    ...letters,
    'www.',
    'http',
    '://',
    'mailto:',
    '&amp;',
    '\n',
    '\n',
    '\n- ',
    '\n\n',
    '\n\n\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('').trim();
      fc.pre(text !== '');
      // A second paragraph with markup forces the long way.
      expect(`${markdown(text)}<p><em>x</em></p>\n`).toBe(markdown(`${text}\n\n*x*`));
      expect(`${excerpt(text, 2000)} x`.trim()).toBe(excerpt(`${text}\n\n*x*`, 2000));
    }),
    { numRuns: 3000 },
  );
});

test.each([
  '_a',
  '_a ',
  '*x',
  '*a* ',
  '**a ',
  '1. ',
  '- a\n',
  '- 1\n',
  '- a\n\n',
  '> ',
  '>',
  '[[a]',
  '`a',
  '~a',
  'https://',
  'https://a.b)',
  'a@',
  'a@a.a.',
])('a text of nothing but %j is quick: a page shows many', async (mark) => {
  const text = mark.repeat(5000).slice(0, longestText);
  markdown(text);
  const tenTimes = () => {
    for (let times = 0; times < 10; times += 1) markdown(text);
  };
  expect(await quickest(tenTimes, 5, 500)).toBeLessThan(500);
});
