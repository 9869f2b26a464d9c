/**
 * Letters of other alphabets, and rare ones of our own, that look like a plain Latin letter: the first of each group.
 * The single letters of the scripts Latin, Cyrillic, Greek, Armenian and Cherokee in the list of confusables of Unicode
 * (UTS 39, version 13, https://www.unicode.org/Public/security/13.0.0/confusables.txt), as the package unhomoglyph 1.0.6
 * has it, without those that NFKC already undoes; the last line has small letters that pass for small capitals. Its "rn looks like m" is left out: Stern and Stem are two names.
 */
const groups = `
AΑАᎪ BꞴΒВᏴ CСᏟ DᎠ EΕЕᎬ FꞘϜ GԌᏀᏳ HΗНᎻ JꞲͿЈᎫ KΚКᏦ LᏞ MΜϺМᎷ NΝ OΟОՕ PΡРᏢ RƦᎡᏒ SЅՏᏕᏚ TΤТᎢ UՍ VѴᏙ WԜᎳᏔ XꞳΧХ YΥУҮᎩᎽ ZΖᏃ
aɑαа bƄЬᏏ cᴄсꮯ dԁᏧ eꬲеҽ fꬵꞙẝք gɡᶃƍց hһհᏂ iıɪɩιіꙇӏꭵᎥ jϳј IƖǀΙІӀ nոռ oᴏᴑꬽοσоօ pρр qԛգզ rꭇꭈᴦгꮁ sꜱƽѕꮪ uꞟᴜꭎꭒʋυս vᴠνѵꮩ wɯᴡѡԝաꮃ xх yɣᶌʏỿꭚγуү zᴢꮓ
bвβ hнη iΙІ kкκ mмμ tтτ zζ
`;

const exactly = new Map<string, string>();
for (const group of groups.split(/\s+/)) {
  const [latin = '', ...others] = group;
  for (const other of others) if (!exactly.has(other)) exactly.set(other, latin);
}

/** Both cases alike, so that a word in capitals is the same word; left out where the two look like different letters. */
const inEitherCase = new Map<string, string>();
for (const [letter, latin] of exactly) {
  const cases = [letter.toLowerCase(), letter.toUpperCase()];
  const looks = new Set(cases.map((one) => exactly.get(one)?.toLowerCase()).filter((one) => one !== undefined));
  if (looks.size === 1) for (const one of cases) if ([...one].length === 1) inEitherCase.set(one, latin);
}

/** Letters that stay what they are under NFKD, though everybody types them as these. */
const undecomposed = new Map(
  Object.entries({ ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h', ŧ: 't', ĸ: 'k', ŋ: 'n' }),
);

/** Of a text in small letters. */
export function decomposed(text: string): string {
  return text.replace(/[øłđðþæœıħŧĸŋ]/g, (letter) => undecomposed.get(letter) ?? letter);
}

/**
 * The text in the letters it seems to be written in: "Теlекоntоr" with Cyrillic letters → "Telekontor". Letters whose two
 * cases look like different Latin ones (Ν, ν) are changed only in a word that has Latin letters too.
 */
export function inLatinLetters(text: string): string {
  // Most texts have none.
  if (!/[\u0131\u0180-\u1fff\u2c60-\uffff]|[\u{10000}-\u{1ffff}]/u.test(text)) return text;
  return text.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => {
    const isMixed = /[a-z]/i.test(word);
    return [...word]
      .map((letter) => (isMixed ? exactly.get(letter) : undefined) ?? inEitherCase.get(letter) ?? letter)
      .join('');
  });
}
