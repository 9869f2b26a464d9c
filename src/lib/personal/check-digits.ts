import { black, digitsIn, type Span } from './span.ts';

/** How many characters an account number has by country (IBAN registry, ISO 13616). */
const ibanLengths: Readonly<Record<string, number>> = Object.fromEntries(
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20'
    .split(' ')
    .map((one) => [one.slice(0, 2), Number(one.slice(2))]),
);

/** " - " between two groups; what stands between them is nobody's rule, the check digits are. */
const longestGap = 3;

/**
 * From `start`, so many letters and digits with few other signs between them; null when there are more of those, or when the
 * digits go on. A word may follow without a space.
 */
function gathered(text: string, start: number, wanted: number): { signs: string; end: number } | null {
  let signs = '';
  let end = start;
  let gap = 0;
  while (signs.length < wanted) {
    const sign = text[end];
    if (sign === undefined) return null;
    if (/[A-Za-z0-9]/.test(sign)) {
      signs += sign;
      gap = 0;
    } else if (/\p{L}/u.test(sign) || sign === black || ++gap > longestGap) return null;
    end++;
  }
  return /\d/.test(text[end] ?? '') ? null : { signs, end };
}

function remainder97(iban: string): number {
  let rest = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

const beginning = /(?:(?<![A-Za-z0-9])|(?<=iban))[a-z][^\p{L}\d\n]?[a-z][^\p{L}\d]{0,3}\d[^\p{L}\d]?\d/giu;

/** Of no country has an account number more letters; of a sentence one in ninety-seven has the right rest. */
const isMostlyDigits = (signs: string) => digitsIn(signs) * 2 >= signs.length;

/** Account numbers whose check digits are right, in any spelling. */
export function ibans(text: string): Span[] {
  return [...text.matchAll(beginning)].flatMap(({ 0: head, index }) => {
    const length = ibanLengths[head.replace(/[^A-Za-z]/g, '').toUpperCase()];
    const found = length === undefined ? null : gathered(text, index, length);
    return found && isMostlyDigits(found.signs) && remainder97(found.signs.toUpperCase()) === 1
      ? [{ start: index, end: found.end }]
      : [];
  });
}

/** How many digits a card can have by its first ones. */
function cardLengths(start: string): number[] {
  if (/^3[47]/.test(start)) return [15];
  if (/^4/.test(start)) return [16, 19, 13];
  if (/^3[0689]/.test(start)) return [14];
  return /^(5[0-8]|2[2-7]|35|6[0-9])/.test(start) ? [16] : [];
}

/** Fewer kinds of numbers are written in groups than run through: of 14 digits in one go most are a parcel's. */
const isInGroups = (text: string) => /\d\D+\d/.test(text);

function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** Numbers of credit and debit cards whose check digit is right, in any spelling. */
export function cards(text: string): Span[] {
  return [...text.matchAll(/(?<![A-Za-z0-9])\d(?=\d{3})/g)].flatMap(({ index }) => {
    for (const length of cardLengths(text.slice(index, index + 2))) {
      const found = gathered(text, index, length);
      if (!found || digitsIn(found.signs) !== length || !luhn(found.signs)) continue;
      if (length > 14 || isInGroups(text.slice(index, found.end))) return [{ start: index, end: found.end }];
    }
    return [];
  });
}
