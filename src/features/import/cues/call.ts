/** How a call ended, as far as words tell; null where they do not: then nobody but its author can say. */
export type Ended = 'spoke' | 'nobody' | null;

const person = String.raw`(?:frau|herrn?|mr|mrs|ms|miss) (?:\. )?(?:dr \. )?\p{L}+`;
const speaking =
  'sagten?|sagt|gsagt|gesagt|meinten?|meint|gemeint|gmoint|sprach(?:en)?|gesprochen|gespraeche?|telefonate?|telefonaten|telefonierten?|telefoniert|erreichten?|erreicht|verwies(?:en)?|verwiesen|verweist|verweisen|versprach(?:en)?|verspricht|versprochen|versicherten?|versichert|zugesichert|sicherten?|teilten?|mitgeteilt|erklaerten?|erklaert|erzaehlten?|erzaehlt|entschuldigten?|entschuldigt|bestaetigten?|bestaetigt|vertroesteten?|vertroestet|abgewimmelt|auskunft|zugesagt|behaupteten?|behauptet|erfahren|erfuhr(?:en)?|said|says|told|spoke|spoken|talked|promised|promises|informed|apologised|apologized|assured|explained|admitted|confirmed|reached|fobbed|erbeten';
const said = new RegExp(
  String.raw`\b(?:${speaking})\b|\b(?:es hiess|hiess es|heisst es|got through|get through to|gab (?:mir|uns|man|er|sie|zu))\b`,
);
const personSaid = new RegExp(
  String.raw`\b${person} (?:\S+ ){0,4}?(?:${speaking})\b|\b(?:${speaking}) (?:\S+ ){0,3}?${person}|\b(?:mit|with|zu|to) (?:einer? |a )?${person}|\b${person} :`,
  'u',
);
/** Nobody spoke here: what did not happen, and what had been said before. */
const unsaid =
  /\b(?:nie(?:mand(?:en|em)?)?|nicht|kein(?:e|er|en)?|never|nobody|noone|no one|not|n t|couldn t|didn t)\b(?: \S+){0,3}? (?:erreich\w*|reach\w*|gesprochen|sprechen|speak\w*|spoken?|got through|get through|talk\w*)\b|\b(?:keine?|no) (?:auskunft|info\w*|antwort|answer|reply|reaktion|response)\b|\b(?:spoke|talked) (?:to|with) (?:nobody|noone|no one)\b|\bhatten? (?:\S+ ){0,8}?(?:gesagt|versprochen|zugesagt|zugesichert|mitgeteilt|behauptet|angekuendigt)\b|\bhad (?:been )?(?:said|told|promised|assured|agreed)\b/g;
const handedOn =
  /\b(?:weiter|durch)(?:verbunden|geleitet|gereicht|gestellt)\b|\bverbunden\b|\btransferred\b|\bput through\b|\bpass(?:ed|ing) (?:me|us|on|along)\b/;
/** "keiner wusste was": they were asked. */
const knewNothing =
  /\b(?:keiner|niemand|nobody|noone|no one|koana)\b (?:\S+ ){0,2}?(?:wusste|weiss|woas|knew|knows|konnte|could|fuehlte|zustaendig)\b/;
const dealt =
  /\b(?:they|he|she|man|er|sie|typ|dame|woman|lady|guy|mitarbeiter(?:in)?|agent|manager|chef)\b (?:\S+ ){0,2}?(?:refused|agreed|offered|asked|claimed|blamed|insisted|advised|suggested|knew|wussten?|konnten?|could|couldn|wollten?|fragten?|boten?|bot|lehnten?|rieten?|riet)\b|\bwollten? (?:mir|uns)\b/;
/** German tells in a form of its own what somebody else said. */
const reported =
  /(?<!\b(?:ich|wir) )\b(?:sei|seien|koenne|muesse|solle|gebe|dauere|liege|komme|gehe|werde)\b(?! (?:ich|wir)\b)/;
const quoted = /^(?:\S+ ){1,12}?["„“”«»] \p{L}+|^(?:\S+ ){0,12}?(?!uhr)\p{L}+ : \p{L}+/u;
const byTelephone = /\b(?:fern)?(?:telefonisch|muendlich)\b|\b(?:by|over the|on the) (?:tele)?phone\b/;

/** Nobody was there to speak to. */
const nobodyThere =
  /\b(?:spoke|talked) (?:to|with) (?:nobody|noone|no one)\b|\bniemandem gesprochen\b|\b(?:nie(?:mand(?:en|em)?)?|nicht|kein(?:en|er)?|never|nobody|noone|no one|not|couldn t|didn t)\b(?: \S+){0,3}? (?:erreich\w*|reach\w*|durchgekommen|got through|get through|answered|answer|answers|picked|pick|abgenommen|abgehoben|rangegangen|drangegangen|ran|dran|ans telefon|am apparat)\b|\b(?:ging|nahm|meldete sich)\b (?:\S+ ){0,3}?(?:niemand|keiner|koana)\b|\bhob (?:niemand|keiner) ab\b|\b(?:niemand|keiner|koana|nobody|noone|no one) (?:da|there|ging|nahm|hob|zu sprechen)\b|\bno answer\b|\bbesetzt\b|\bengaged\b|\bbusy\b|\bkein (?:durchkommen|anschluss)\b|\bkam nicht durch\b|\bnever an answer\b/;
const machine =
  /\b(?:mailbox|voicemail|anrufbeantworter|ab|voice message|left a message|band|bandansage|recording|recorded message)\b/;
/** They never got as far as that, unless somebody said something. */
const brokenOff =
  /\b(?:aufgelegt|aufgegeben|legte (?:ich |wir )?auf|hung up|gave up|cut off|went dead|rausgeflogen|rausgeworfen|abgebrochen|getrennt|vergeblich|in vain|nur musik|lief nur|nur (?:die )?(?:warteschleife|ansage)|only (?:music|a queue|the queue))\b/;

interface Words {
  /** Folded, one space between all words and signs. */
  text: string;
  /** The company promised something in them. */
  isPromise: boolean;
  /** The author asked, ordered, cancelled something in them. */
  isMine: boolean;
}

/** Whether words about a call say that somebody spoke, or that nobody was reached. Waiting says neither. */
export function endOfCall({ text, isPromise, isMine }: Words): Ended {
  const told = text.replace(unsaid, ' ');
  if (isPromise || personSaid.test(told)) return 'spoke';
  if (nobodyThere.test(text) || machine.test(text)) return 'nobody';
  const isSpoken =
    [said, handedOn, dealt, reported, quoted].some((words) => words.test(told)) ||
    knewNothing.test(text) ||
    (isMine && byTelephone.test(text));
  if (isSpoken) return 'spoke';
  return brokenOff.test(text) ? 'nobody' : null;
}

/** They rang: whoever was rung up spoke to them. */
export const rungUp =
  /(?<!\b(?:ich|wir)\b(?: \S+){0,4} )\b(?:rief|ruft|riefen|rufen)\b (?!(?:ich|wir)\b)(?:(?!(?:ich|wir)\b)\S+ ){0,8}?(?:an|zurueck)\b|\b(?:mich|uns)\b (?:\S+ ){0,8}?(?:an|zurueck)gerufen\b|\b(?:called|phoned|rang|telephoned|ringing) (?:me|us)\b|\bgave (?:me|us) a ring\b|\banruf (?:von|vom|der|des|aus)\b|\bcall from\b/;

/** "Kein Rückruf", "nobody called back": nothing was said, and nobody rang anybody. */
export const notRungUp =
  /\b(?:kein|no|nie ein|niemals ein|without a) (?:rueckruf|anruf|callback|call)\b|\brueckruf (?:\S+ ){0,3}?(?:nie|nicht|aus|keiner)\b|\b(?:niemand|keiner|nobody|noone|no one|never|nie|nicht|not|didn t)\b (?:\S+ ){0,4}?(?:zurueckgerufen|zurueck|called (?:me |us )?back|rang (?:me |us )?back|call (?:me |us )?back|ring (?:me |us )?back|called me|phoned me|rief an|ruft an)\b|\brief(?:en)? (?:\S+ ){0,6}?(?:nicht|nie|niemand|keiner) (?:\S+ ){0,2}?(?:an|zurueck)\b/;
