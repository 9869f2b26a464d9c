import type { Channel } from '#src/features/timeline/lists.ts';
import type { Token } from '../text/text.ts';

/** What single words hint at, German and English, folded. Each is looked at once in a text. */
type Hint =
  | `channel:${Channel}`
  /** I or we; the company or its people. */
  | 'own'
  | 'theirs'
  /** Said or written by somebody: who, the rest of the clause tells. */
  | 'sent'
  | 'mine'
  | 'came'
  | 'answer'
  | 'got'
  | 'nobody'
  | 'missed'
  | 'spoke'
  | 'speech'
  | 'future'
  | 'promise'
  | 'deadline'
  | 'again'
  | 'then'
  | 'happened'
  | 'receipt';

const hints: readonly (readonly [Hint, RegExp])[] = [
  [
    'channel:phone',
    /^(?:.*(?:telefon|telefoniert).*|.*hotline|(?:an|zurueck|durch|ge)?(?:gerufen|rufn|grufen|gruafn|gruafa)|fernmuendlich|gecallt|angerufn|agrufa|ogruafa|(?:an|rueck)ruf(?:e|en|s)?|anzurufen|tel|warteschleife|.*callcenter|phoned?|phoning|rang|calls?|called|calling|hotline|voicemail|mailbox|phonecall|ringing|dialled|dialed|telephoned|rief|ruft|riefen|handyanruf|aufgelegt|hold|anrufbeantworter)$/,
  ],
  ['channel:email', /^(?:e?mails?|emailed|gemailt|mailte|mailten|mailed|.*mails?|gmailt)$/],
  [
    'channel:letter',
    /^(?:brief(?:e|es|en|kasten)?|.*brief|post|einschreiben|schriftlich|letters?|posted|rueckschein|postweg|.*mahnung(?:en)?|schreiben|inkasso.*|mailbag)$/,
  ],
  ['channel:fax', /^(?:fax(?:e|en)?|gefaxt|faxed)$/],
  ['channel:chat', /^(?:.*chats?|gechattet|chatted|chatbot|whatsapp|messenger|livechat)$/],
  [
    'channel:social',
    /^(?:facebook|twitter|instagram|tweet(?:s|ed)?|getwittert|tiktok|linkedin|social|mastodon|bluesky|trustpilot|dm)$/,
  ],
  [
    'channel:form',
    /^(?:.*formular(?:s)?|.*portal(?:s)?|kundenkonto|online|onlineshop|webseite|website|web|webform|internet|button|netz|form|bestellt|bestellung|ordered|webshop|bestellte|gebucht|booked|site)$/,
  ],
  ['channel:app', /^(?:app|.*-app|bankingapp)$/],
  [
    'channel:on-site',
    /^(?:filiale|laden|geschaeft|.*studio|ort|showroom|store|branch|desk|person|persoenlich|.*markt|markt|hingefahren|schalter|haendler|werkstatt|praxis|geschaeftsstelle|empfang|theke|kasse|in-store|paketshop|reception(?:ist)?|wohnzimmer|shop(?:s)?|.*haus|vorbeigegangen|hingegangen)$/,
  ],
  [
    'channel:technician',
    /^(?:techniker(?:s|in)?|monteur(?:e|s)?|.*monteur|handwerker|installateur|engineer|plumber|fitters?|technician|kurier|spedition|gutachter|inspector|electrician|mechanic|elektriker|repairman)$/,
  ],
  ['own', /^(?:ich|wir|i|we|hab|habe|haben|mein|meine|meinen|meiner|my|our|meinerseits|han|hob|war|bin)$/],
  [
    'theirs',
    /^(?:er|sie|man|they|he|she|herrn|firma|unternehmen|mitarbeiter(?:in)?|herr|frau|service|kundenservice|support|haendler|anbieter|team|support-team|sachbearbeiter(?:in)?|verkaeufer|zentrale|bank|portal|hersteller|versicherung|store|mr|mrs|ms|agent|company|vermieter|chef|manager|shop)$/,
  ],
  [
    'mine',
    /^(?:schrieb|geschrieben|gschriebe|geschickt|schickte|gesendet|gemailt|gmailt|mailte|widersprochen|widersprach|widerspruch|reklamiert|gekuendigt|kuendigte|kuendigung|eingereicht|abgegeben|gestellt|beantragt|gefragt|fragte|nachgefragt|nachgehakt|gemahnt|erinnert|bestellt|bestellte|bestellung|ordered|gekauft|kauft|emailed|wrote|sent|filed|filled|faxed|gefaxt|posted|cancelled|asked|replied|claimed|tweeted|disputing|complained|beschwerde|gemeldet|angemeldet|zurueckgetreten|gemindert|beauftragt|verlangt|eingeschickt|hochgeladen|ausgefuellt|angeschrieben|gebeten|beantwortet|rueckgabe|ruecktritt|antrag|maengelanzeige|bought|applied|returned|abgelehnt|lehnte|getwittert|tweet|nachforschungsauftrag|angezeigt|eingelegt|geloest|loeste|fristsetzung|dagelassen|storniert|zurueckgegeben|mailed|retoure|schrieben|zurueckgeschickt|schicke|beschwerde|reklamation|widerrufen|aufgefordert)$/,
  ],
  ['came', /^(?:kam|kamen|kommt|gekommen|eingegangen|traf|arrived|came|liegt|lag|ging|flatterte)$/],
  ['got', /^(?:bekam|bekommen|bekomme|erhielt|erhalten|kriegte|gekriegt|received|got|get|wurde|wurden|fand)$/],
  [
    'answer',
    /^(?:.*antwort(?:mail)?|antw|rueckmeldung|.*bestaetigung|ablehnung|absage|.*mahnung(?:en)?|angebot|zahlungsaufforderung|reply|response|rejection|confirmation|.*rechnung|abrechnung|jahresabrechnung|answer|bescheid|stornorechnung|rueckfrage|antwortet|antwortete|antworteten|replied|answered|inkassobrief|standardmail|bill|voucher|bestaetigt|mitgeteilt|gutschrift|rejected)$/,
  ],
  ['nobody', /^(?:niemand|niemanden|niemandem|keiner|keinen|nobody|vergeblich|noone|koana)$/],
  [
    'missed',
    /^(?:besetzt|aufgelegt|engaged|busy|mailbox|band|erschienen|vergeblich|warteschleifenmusik|versetzt|aufgegeben)$/,
  ],
  [
    'spoke',
    /^(?:sagte|sagt|sagten|sagen|meinte|meint|gsagt|gmoint|erreichte|erreicht|sprach|gesprochen|gespraech|hiess|heisst|said|told|spoke|says|telefonat|telefonate|telefoniert|telefonierte|auskunft|ergebnis|verwies|verweist|gab|promised|versprach|apologised|apologized|entschuldigte|teilte)$/,
  ],
  [
    'speech',
    /^(?:sagte|sagt|sagten|sagen|gesagt|gsagt|gmoint|meinte|meint|hiess|heisst|versprach|verspricht|versprochen|zugesagt|zusage|zugesichert|versichert|versicherte|angekuendigt|teilte|mitgeteilt|sicherte|sicherten|erklaerte|laut|liefertermin|lieferung|nachlieferung|said|says|told|promised|promise|assured|agreed|announced|schrieb|schreibt|antwortete|antwortet|replied|answered|answer|bestaetigt|bestaetigte|mail|antwort|chef|reply|confirmed|auskunft|agent|zugesichert|wrote|bot|saying|quittiert|verkaeufer|salesman|driver|mitarbeiter|emailed|guy)$/,
  ],
  [
    'future',
    /^(?:comes|coming|arrives|werde|werden|wird|wuerde|wuerden|wolle|wollte|will|komme|kommt|kaeme|sei|rufe|ruft|melde|melden|gehe|geht|bekomme|bekaemen|bekommst|bekommen|kriag|krieg|kriege|erstatten|erstatte|soll|sollte|sollten|dauere|dauert|would|shall|should|ll|schickt|schicke|schickns|besorgen|beginne|hatte|haette|kuemmern|kuemmere|gebe|regle|rausgeht|is|be|antworten|schaltung|nachlieferung|lieferung|liefertermin|erstattung|klaeren|abholung|ersatz|gutschrift|refund|replacement|delivery|nachgeholt|escalate|ruecksendeetikett|bestaetigung|raus|they'd|d|verschickt|ganz)$/,
  ],
  [
    'promise',
    /^(?:versprach|verspricht|versprochen|zugesagt|zugesichert|promised|promise|assured|versicherte|versichert|zusicherte|zusicherung|sicherte|sicherten)$/,
  ],
  [
    'deadline',
    /^(?:frist|fristsetzung|gesetzt|deadline|setze|setzte|ultimatum|gekuendigt|kuendigung|gueltig|laufzeit|vertrag|contract|wartet|gewartet|urlaub|holiday|hielt|probezeit|termin|beauftragt|gebucht|umzug|appointment|montage|installation)$/,
  ],
  [
    'again',
    /^(?:wieder|nochmal|nochmals|nomoi|nomol|erneut|again|another|gleiche|gleichen|abermals|weitere|zweite|dritte|auch|noch)$/,
  ],
  [
    'then',
    /^(?:dann|danach|daraufhin|schliesslich|anschliessend|spaeter|darauf|worauf|then|later|afterwards|eventually|also|weshalb|finally|na|nun)$/,
  ],
  [
    'happened',
    /^(?:abgebucht|abbuchung|lastschrift|geliefert|delivered|zugestellt|ausgefallen|kaputt|tot|konto|charge|charged|money|geld|teilzahlung|bezahlt|ueberwiesen|storniert|defekt|died|stopped|leaked|eingezogen)$/,
  ],
  ['receipt', /^(?:automatisch(?:e|en|er)?|eingangsbestaetigung|automatic|autoreply|automated|auto-reply)$/],
];

export type Hints = ReadonlySet<Hint>;
export type { Hint };

const nothing: Hints = new Set<Hint>();
const known = new Map<string, Hints>();
/** Words differ without end; the memory for them does not. */
const mostKnown = 20_000;

/** What a word hints at. */
export function hintsOf({ text, letter }: Pick<Token, 'text' | 'letter'>): Hints {
  const already = known.get(text);
  if (already) return already;
  if (text.length > 30 || letter === '!' || /^[\d\W]/.test(text)) return nothing;
  const found = hints.filter(([, pattern]) => pattern.test(text)).map(([hint]) => hint);
  const all: Hints = found.length === 0 ? nothing : new Set(found);
  if (known.size >= mostKnown) known.clear();
  known.set(text, all);
  return all;
}
