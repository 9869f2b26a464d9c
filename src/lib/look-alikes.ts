import { plainDigit } from './personal/plain.ts';

/**
 * Letters of other alphabets, and rare ones of our own, that look like a plain Latin letter: the first of each group.
 * The single letters of the scripts Latin, Cyrillic, Greek, Armenian and Cherokee in the list of confusables of Unicode
 * (UTS 39, version 13, https://www.unicode.org/Public/security/13.0.0/confusables.txt), as the package unhomoglyph 1.0.6
 * has it, without those that NFKC already undoes; the fourth line has small letters that pass for small capitals, then come those that
 * are some, and the capitals of Lisu, Coptic and Deseret. Its "rn looks like m" is left out: Stern and Stem are two names.
 */
const groups = `
AΑАᎪ BꞴΒВᏴ CСᏟ DᎠ EΕЕᎬ FꞘϜ GԌᏀᏳ HΗНᎻ JꞲͿЈᎫ KΚКᏦ LᏞ MΜϺМᎷ NΝ OΟОՕ PΡРᏢ RƦᎡᏒ SЅՏᏕᏚ TΤТᎢ UՍ VѴᏙ WԜᎳᏔ XꞳΧХ YΥУҮᎩᎽ ZΖᏃ
aɑαа bƄЬᏏ cᴄсꮯ dԁᏧ eꬲеҽ fꬵꞙẝք gɡᶃƍց hһհᏂ iıɪɩιіꙇӏꭵᎥ jϳј IƖǀΙІӀ nոռ oᴏᴑꬽοσоօ pρр qԛգզ rꭇꭈᴦгꮁ sꜱƽѕꮪ uꞟᴜꭎꭒʋυս vᴠνѵꮩ wɯᴡѡԝաꮃ xх yɣᶌʏỿꭚγуү zᴢꮓ
bвβ hнη iΙІ kкκ mмμ tтτ zζ
aᴀ bʙ dᴅ eᴇ fꜰ gɢ hʜ jᴊ kᴋ lʟ mᴍ nɴ pᴘ rʀ tᴛ yʏ
Aꓮ BꓐⲂ CꓚⲤ Dꓓ Eꓰ Fꓝ Gꓖ HꓧⲎ Iꓲ Jꓙ KꓗⲔ Lꓡ MꓟⲘ NꓠⲚ OꓳⲞ𐐄 PꓑⲢ Rꓣ Sꓢ TꓔⲦ Uꓴ Vꓦ Wꓪ XꓫⲬ Yꓬ Zꓜ cⲥ oⲟ𐐬 pⲣ
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

/** What a letter looks like; its marks stay on it, so that a Cyrillic "ӧ" is read as our own ö. Null where nothing looks like it. */
function latinOf(letter: string, isMixed: boolean): string | null {
  if (letter < '\u0080') return letter;
  const plainly = (isMixed ? exactly.get(letter) : undefined) ?? inEitherCase.get(letter);
  if (plainly !== undefined) return plainly;
  const [base = '', ...marks] = letter.normalize('NFD');
  const under = marks.length === 0 || base < '\u0080' ? undefined : (exactly.get(base) ?? inEitherCase.get(base));
  return under === undefined ? null : `${under}${marks.join('')}`.normalize('NFC');
}

/**
 * The text in the letters it seems to be written in: "Теlекоntоr" with Cyrillic letters → "Telekontor", the digits of other
 * alphabets as ours. Letters whose two cases look like different Latin ones (Ν, ν) are changed only in a word that has Latin letters
 * too; those with marks there, or where every letter of the word looks like one of ours.
 */
export function inLatinLetters(text: string): string {
  // Most texts have none.
  if (!/[\u0131\u0180-\u1fff\u2c60-\uffff]|[\u{10000}-\u{1ffff}]/u.test(text)) return text;
  return text.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => {
    const isMixed = /[a-z]/i.test(word);
    const letters = [...word].map((letter) => ({ letter: plainDigit(letter), latin: latinOf(letter, isMixed) }));
    const isWhole = isMixed || letters.every(({ letter, latin }) => latin !== null || !/\p{L}/u.test(letter));
    return letters.map(({ letter, latin }) => (isWhole || !hasMarks(letter) ? (latin ?? letter) : letter)).join('');
  });
}

const hasMarks = (letter: string) => letter.length < letter.normalize('NFD').length;
