/** Titles before a name, as people write them. */
const titled = /(?<![\p{L}])((?:Frau|Herrn?|Hr\.|Fr\.|Mr\.?|Mrs\.?|Ms\.?|Dr\.) (?:Dr\. )?\p{Lu}[\p{L}-]{1,30})/gu;
const called =
  /(?<![\p{L}])(?:called|named|namens|a lady called|Mitarbeiter(?:in)?|agent|an agent called) ["„“]?(\p{Lu}\p{Ll}{2,20})["“”]?(?![\p{L}])/gu;
const quoted = /["„“](\p{Lu}\p{Ll}{2,15})(?: vom Team)?["“”]/gu;
const notNames = new Set([
  'Die',
  'Der',
  'Das',
  'Ihre',
  'Bot',
  'Customer',
  'Amazon',
  'Mitte',
  'Anfang',
  'Ende',
  'Hamburg',
  'Black',
]);
const organisations =
  /(?<![\p{L}])(Paketdienst|Schlichtungsstelle|Verbraucherzentrale|Bundesnetzagentur|DHL|Hermes|DPD|GLS|UPS|Inkasso(?:büro)?|Netzbetreiber|Spedition|Hersteller|ombudsman|carrier|courier|debt collectors?|medizinischer? Dienst)(?![\p{L}])/iu;

/** Who was spoken to, as the author calls them. */
export function peopleIn(text: string): string[] {
  const found = [titled, quoted, called].flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name));
  const names = found
    .map((name) => name.replace(/^Herrn /, 'Herr '))
    .filter((name) => !notNames.has(name) && !/^(?:Frau|Herr) (?:Montag|Dienstag)$/.test(name));
  return [...new Set(names)].slice(0, 5);
}

/** The organisation that is not the company; empty where none is named. */
export function thirdPartyIn(text: string): string {
  return organisations.exec(text)?.[1] ?? '';
}
