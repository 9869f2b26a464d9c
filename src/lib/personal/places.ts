import { before, digitsIn, type Span, spansOf } from './span.ts';

const between = String.raw`[ ./()*_|~-]{0,3}`;
const telephone = new RegExp(
  String.raw`(?:(?<![\w.,/+-]|\d )|(?<=tel|telefon|handy|mobil|phone|nummer))\(?(?:\+\d{1,3}|00[1-9]\d?|0(?=${between}[1-9]))${between}(?:\(0\) ?)?\d(?:(?:${between}|,)\d){5,13}(?!\w|[.,:]\d)`,
  'gi',
);
/** Without an area code a number is known by what it is called. */
const called =
  /(?<!\p{L})(?:(?:(?:telefon|handy|mobil|rückruf|privat|festnetz)-?nummer|(?:phone|mobile|cell|landline) number)(?: (?:ist|lautete?|war|is|was))?|tel\.?|telefon|handy|mobil|festnetz|whatsapp)[ :]{1,3}(?<it>\d(?:[ ./-]?\d){5,13})(?!\w|[.,:]\d)/dgiu;
/** The letter for the digit, before the number of a mobile telephone. */
const withLetterO = /(?<![\p{L}\p{N}])[oO]1[5-7](?:[ ./()*_-]{0,3}[\doO]){7,10}(?![\p{L}\p{N}])/gu;
/** As it is spelled out. */
const inWords =
  /(?<!\p{L})(?:(?:null|eins|zwei|zwo|drei|vier|fünf|fuenf|sechs|sieben|acht|neun|zero|one|two|three|four|five|six|seven|eight|nine)[ ,;./-]{1,3}){7,19}(?:null|eins|zwei|zwo|drei|vier|fünf|fuenf|sechs|sieben|acht|neun|zero|one|two|three|four|five|six|seven|eight|nine)(?!\p{L})/giu;
const american = /(?<![\w./+-])\(?\d{3}\)?[ -]\d{3}-\d{4}(?![\w-])/g;

/**
 * Words before a number that is the company's own, as it prints it itself; what stands between them and the number says
 * nothing else ("die Hotline rief mich unter … an" is somebody's own number).
 */
const ofTheCompany = new RegExp(
  String.raw`(?:hotline|(?:kunden)?(?:service|dienst|betreuung)|(?:service|kunden|bestell|störungs|info|beratungs)(?:nummer|telefon|line)|zentrale|call-?center|helpline|switchboard|customer (?:service|care)(?: (?:line|number))?|support (?:line|number))` +
    String.raw`(?: (?:der|des|von|bei|of|at) \p{Lu}[\p{L}&.-]{1,30}(?: \p{Lu}[\p{L}&.-]{0,30}){0,2})?` +
    String.raw`[ :,(–-]{0,3}(?:(?:lautet|ist|hat|war|is|was|unter|at|on)[ :]{1,2})?(?:(?:die|der|the) )?(?:(?:Tel(?:efon)?\.?|Telefonnummer|Nummer|Nr\.|number|phone)[ :]{1,2})?$`,
  'iu',
);
/** A mobile telephone is a person's, whatever stands before it. */
const mobile = /^\(?(?:\+49|0049|0)[ ./()-]{0,3}(?:\(0\) ?)?1[567]/;
const isOfCompany = (text: string, { start, end }: Span) =>
  !mobile.test(text.slice(start, end)) && ofTheCompany.test(before(text, start, 110));

/** Telephone numbers but for those that a company gives for itself. Days, amounts and numbers of orders have to be covered before. */
export function phones(text: string): Span[] {
  return [
    ...spansOf(text, telephone).filter(({ start, end }) => digitsIn(text.slice(start, end)) >= 8),
    ...spansOf(text, american),
    ...spansOf(text, called),
    ...spansOf(text, withLetterO),
    ...spansOf(text, inWords),
  ].filter((span) => !isOfCompany(text, span));
}

const house = String.raw`(?:(?:Haus)?[Nn](?:r\.?|ummer) )?\d{1,4}(?: ?[a-z](?![\p{L}\d]))?(?:[-/]\d{1,4})?(?![\p{L}\d]|[.,:]\d)`;
const town = String.raw`(?:,? (?:D-|A-|CH-)?\d{4,5} \p{Lu}[\p{L}-]{1,40}(?: (?:am|an der|im|ob der) \p{Lu}\p{L}{1,30})?)?`;
const word = String.raw`(?<![\p{L}\d-])\p{Lu}[\p{L}-]{0,40}`;
const joined = new RegExp(
  `(?<![\\p{L}\\d-])(?<it>(?<name>\\p{Lu}[\\p{L}-]{0,60}(?:stra(?:ß|ss)e|str\\.|str(?= )|weg|gasse|allee|platz|ring|damm|ufer|promenade|chaussee|stieg|pfad|STRASSE|STRAẞE|STR\\.|WEG|GASSE|ALLEE|PLATZ|RING|DAMM|UFER)) ?${house}${town})`,
  'dgu',
);
const apart = new RegExp(
  `(?<it>(?<name>${word} (?:Stra(?:ß|ss)e|Str\\.|Allee|Gasse|Weg|Platz|Ring|Damm|Ufer|Chaussee)) ${house}${town})`,
  'dgu',
);
const hyphened = new RegExp(
  `(?<![\\p{L}\\d-])(?<it>(?<name>\\p{Lu}[\\p{L}-]{1,60}-(?:Stra(?:ß|ss)e|Str\\.|Allee|Gasse|Weg|Platz|Ring|Damm|Ufer|Chaussee)) ${house}${town})`,
  'dgu',
);
/** "Platz der Republik 1", "Straße des 17. Juni 135", where the day is covered by now. */
const dedicated = new RegExp(
  `(?<![\\p{L}\\d-])(?<it>(?<name>(?:Stra(?:ß|ss)e|Platz|Allee) de[sr] (?:\\p{Lu}[\\p{L}-]{2,30}(?: \\p{Lu}[\\p{L}-]{2,30})?|█{4,20})) ${house}${town})`,
  'dgu',
);
/** "Am Markt 3": a street that begins with a preposition; a noun behind the number would mean something counted. */
const situated = new RegExp(
  `(?<![\\p{L}])(?<it>(?<name>(?:Am|An de[rnm]|Auf de[rmn]|Zu[mr]|Unter den|Hinter de[rmn]) (?:\\p{Lu}\\p{Ll}{1,20} )?\\p{Lu}\\p{Ll}{2,30}) ${house}(?! \\p{Lu})${town})`,
  'dgu',
);
const british =
  /(?<![\w.,-])(?<it>\d{1,4}[a-z]? (?<name>(?:[A-Z][a-z']{1,20} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Close|Terrace|Crescent|Court|Gardens|Square|Way|Place|Grove|Hill))(?![\p{L}])\.?(?:,? [A-Z][a-z]{1,20})?(?:,? [A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})?)/dgu;

const noStreet =
  /^(?:(?:Die|Der|Das|Diese[rnms]?|Jede[rnms]?|Unsere[rnms]?|Meine[rnms]?|Eine[rnms]?|In|An|Auf|Auch|Keine?) .*|.*(?:Arbeits|Park|Sitz|Fenster|Gang|Mittel|Stell|Steck|Liege|Steh|Speicher|Ausbildungs|Studien|Kita|Um|Aus|Heim|Rück|Arbeits|Post|Rechts|Dienst|Schul|Hin)(?:platz|weg))$/u;
const noPlace =
  /(?:stra(?:ß|ss)e|weg|gasse|allee|platz|ring|damm|ufer|promenade|tag|woch|Januar|Februar|März|April|Mai|Juni|Juli|August|ember|Oktober|Ende|Anfang|Schalter|Telefon|Abend|Morgen|Mittag|Gleis|Seite|Punkt|Platz|Stelle|Raum|Zimmer|Winter|Sommer|Jahr|Jahres|Herbst|Kapitel|Absatz|Terminal|Gate|Kasse|Nummer|Stand|Quartal|Tisch|Stufe|Rang|Linie|Kreuz|Rechnung|Liste|Preis|Version|Etage|Stock|Drucker|Tür|Fenster|Router|Position|Frist|Band|Automat|Automaten)$/u;
/** The address of a shop is no secret. */
const ofAShop =
  /(?:filiale|laden|geschäft|shop|store|branch|office|büro|zentrale|postfach|bahnhof|supermarkt|restaurant|hotel|paketshop|haltestelle)[^.!?\n]{0,25}$/iu;

/** Directly behind the legal form stands where the company sits. */
const ofACompany =
  /(?<![\p{L}])(?:GmbH(?: & Co\. KG)?|mbH|AG|SE|KG|OHG|UG|e\. ?V\.|e\. ?K\.|Ltd\.?|Inc\.?|plc|LLC)[,:]?[ \n]$/u;

/** Street and number, with the postcode and town behind it; not those of a shop, nor of a company. */
export function addresses(text: string): Span[] {
  const at = (pattern: RegExp, refuses: RegExp) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const name = match.groups?.name ?? '';
      if (refuses.test(name) || ofAShop.test(before(text, match.index, 40))) return [];
      if (ofACompany.test(text.slice(Math.max(0, match.index - 20), match.index))) return [];
      const it = match.groups?.it ?? match[0];
      return [{ start: match.index, end: match.index + it.length }];
    });
  return [
    ...at(joined, noStreet),
    ...at(hyphened, noStreet),
    ...at(apart, noStreet),
    ...at(situated, noPlace),
    ...at(dedicated, noPlace),
    ...at(british, /^(?:Star|Day)/),
  ];
}

const german = /(?<![\p{L}\d-])(?<it>[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} \d{1,4}[EH]?)(?![\p{L}\d-])/dgu;
const next = String.raw`(?:[A-ZÄÖÜ]{1,3}[ :-][A-Z]{1,2}[ -]?\d{1,4}[EH]?|[A-Z]{2}\d{2} ?[A-Z]{3})(?![\p{L}\d-])`;
const carWord =
  '(?:[Kk]ennzeichen|KFZ|Kfz|Auto|Wagen|Fahrzeug|[Pp]late|[Rr]egistration(?: number)?|[Rr]eg|car|van|vehicle)';
const nextToACar = new RegExp(
  `(?<![\\p{L}])${carWord}(?![\\p{L}])[^.!?\\n\\d█]{0,12}?(?<![\\p{L}\\d-])(?<it>${next})`,
  'dgu',
);
const ofAThing =
  /(?:typ|type|model|modell|drucker|printer|gerät|device|artikel|norm|lok|kabel|statt|teil|router|serie|series|version) ?$/iu;
const noDistrict = /^(?:A-Z |(?:ISO|DIN|USB|LTE|DSL|CAT|EU|TV|PC|IP|HDMI|VHS|AGB|PDF)-)/;

/** Number plates: the German ones as they are printed, others only next to a word for a car. */
export function plates(text: string): Span[] {
  const printed = spansOf(text, german).filter(
    ({ start, end }) => !noDistrict.test(text.slice(start, end)) && !ofAThing.test(before(text, start, 20)),
  );
  return [...printed, ...spansOf(text, nextToACar)];
}
