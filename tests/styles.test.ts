import { describe, expect, test } from 'vitest';
import { files, text } from './source.ts';

describe('styles', () => {
  const sheets = (source: string) =>
    [...source.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css = '']) => css);
  const components = new Map(files('src', /\.astro$/).map((file) => [file, sheets(text(file)).join('\n')]));
  const shared = files('src', /\.css$/).filter((file) => !file.endsWith('/tokens.css'));
  const all = new Map([...components, ...shared.map((file) => [file, text(file)] as const)]);

  test('type has the families and sizes of src/styles/tokens.css and no others', () => {
    expect(all.size).toBeGreaterThan(100);
    expect([...all].flatMap(([file, css]) => rawType(css).map((line) => `${file}: ${line}`))).toEqual([]);
  });

  test('a size or a family without a token is found', () => {
    const planted = [
      'font-size: 14px',
      'font-size: calc(var(--h1) * 2)',
      'font-family: Arial',
      'font: 600 1rem/1 var(--sans)',
    ];
    for (const line of planted) expect(rawType(`p { color: red; ${line}; }`)).toEqual([line]);
    expect(rawType('p { font: 600 var(--h1) / 1.2 var(--serif); font-size: var(--meta); }')).toEqual([]);
  });

  test('a field that another answer hides comes back when it was refused: nobody is refused by what they cannot see', () => {
    const hidden = [...all].flatMap(([file, css]) => hiddenByAnswers(css).map((line) => `${file}: ${line}`));
    expect(hidden.length).toBeGreaterThan(6);
    // Boxes to tick are never refused, and of a proposal that is left out no field is read.
    const isNeverRefused = /\.(?:answer|receipt)$|^src\/features\/drafts\/told\//;
    expect(hidden.filter((line) => !isNeverRefused.test(line) && !line.includes('[aria-invalid]'))).toEqual([]);
  });

  test('a rule that hides by an answer is found, alone and among others', () => {
    const planted =
      '.a:not(:has([name="x"]:checked, .b)) .c,\n.d:has(:checked) .e { display: none; } .f { display: none }';
    expect(hiddenByAnswers(planted)).toEqual(['.a:not(:has([name="x"]:checked, .b)) .c', '.d:has(:checked) .e']);
  });

  test('no two components say the same: what several share stands in src/styles', () => {
    expect(saidTwice(components)).toEqual([]);
  });

  test('a rule that two components share is found, in whatever order it says it', () => {
    const planted = new Map([
      ['A.astro', 'p { margin: 0; color: var(--ink); hyphens: auto }'],
      ['B.astro', '@media print { .b, .c { hyphens: auto; color: var(--ink); margin: 0; } }'],
    ]);
    expect(saidTwice(planted)).toEqual(['color: var(--ink); hyphens: auto; margin: 0 (A.astro, B.astro)']);
  });
});

/** Selectors of what is not shown because of an answer that is chosen elsewhere. */
function hiddenByAnswers(css: string): string[] {
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]+)\{([^{}]*)\}/g);
  return [...rules].flatMap(([, selectors = '', body = '']) =>
    /display: none/.test(body)
      ? selectors
          .split(/,(?![^()]*\))/)
          .map((selector) => selector.trim())
          .filter((selector) => selector.includes(':checked'))
      : [],
  );
}

/** What a style says of type without a token. */
function rawType(css: string): string[] {
  const size = /^(inherit|var\(--(micro|caption|meta|small|body|text|h3|lead|h2|h1|title|figure|display)\))$/;
  const family = /^(inherit|var\(--(serif|sans|mono)\))$/;
  const isToken = (property: string, value: string) => {
    if (property === 'font-size') return size.test(value);
    if (property === 'font-family') return family.test(value);
    const [, of = '', by = ''] = /^(?:italic )?\d+ ([^ /]+)(?: ?\/ ?\S+)? (\S+)$/.exec(value) ?? [];
    return value === 'inherit' || (size.test(of) && family.test(by));
  };
  return declarations(css)
    .map((line) => /^(font|font-size|font-family): (.*)$/.exec(line))
    .filter((found) => found !== null && !isToken(found[1] ?? '', found[2] ?? ''))
    .map((found) => found?.[0] ?? '');
}

/** Bodies of three declarations and more, whatever they are in, that stand in several files, with these files. */
function saidTwice(styles: ReadonlyMap<string, string>): string[] {
  const places = new Map<string, Set<string>>();
  for (const [file, css] of styles) {
    for (const [, body = ''] of css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/\{([^{}]*)\}/g)) {
      const said = declarations(body).sort();
      if (said.length > 2) places.set(said.join('; '), (places.get(said.join('; ')) ?? new Set()).add(file));
    }
  }
  return [...places].filter(([, where]) => where.size > 1).map(([said, where]) => `${said} (${[...where].join(', ')})`);
}

/** `margin: 0`, one by one. */
function declarations(css: string): string[] {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split(/[;{}]/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => /^[a-z-]+: /.test(line));
}
