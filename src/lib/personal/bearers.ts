import { digitsIn, type Span, spansOf } from './span.ts';

const url =
  /(?<![\w@.-])(?:https?:\/\/|www\.)[^\s<>"„“”»«█]+|(?<![\w@.-])(?:[\w-]{1,63}\.){1,4}[a-z]{2,10}\/[^\s<>"„“”»«█]*/gi;
const opening =
  /[?&#;](?:[\w-]{0,40}(?:token|secret|passw|pwd|kennwort|session|api_?key|signature|auth|otp)[\w-]{0,40}|pin|key|code|sid|sig|hash|jwt|magic)=[^&#]/i;
const nameAndPassword = /^[a-z]+:\/\/[^/@]{0,80}:[^/@]{1,80}@/i;
const closing = /[.,;:!?)\]'’]+$/;

/** A part of an address nobody types: what opens something that is not meant for everybody. */
function isSecret(part: string): boolean {
  // A signed token begins with {" in base64.
  if (/^eyJ[\w-]{10,}$/.test(part)) return true;
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(part)) return true;
  if (/^[0-9a-f]{16,}$/i.test(part)) return digitsIn(part) > 0 && /[a-f]/i.test(part);
  return /^\w{20,}$/.test(part) && digitsIn(part) > 2 && /[a-z]/i.test(part) && !/^\w+_\w+_\w+$/.test(part);
}

/** Addresses of the web: those that open something for whoever has them, and all others. */
export function links(text: string): { secret: Span[]; plain: Span[] } {
  const all = spansOf(text, url).map(({ start, end }) => {
    const whole = text.slice(start, Math.min(end, start + 2000));
    return { start, end: end - (whole.match(closing)?.[0].length ?? 0), whole };
  });
  const opens = (whole: string) =>
    opening.test(whole) ||
    nameAndPassword.test(whole) ||
    whole
      .replace(closing, '')
      .split(/[/?&=#.]/)
      .some(isSecret);
  return {
    secret: all.filter(({ whole }) => opens(whole)),
    plain: all.filter(({ whole }) => !opens(whole)),
  };
}

const around = String.raw`[()[\]{}<>|*_/"'„“”»«=~-]`;
const at = String.raw`(?:@| @ |%40| ?${around} ?(?:at|ät|klammeraffe) ?${around} ?| (?:ät|klammeraffe) )`;
const dot = String.raw`(?: \. | ?\.| ?${around} ?(?:dot|punkt) ?${around} ?|,(?=(?:de|at|ch|com|net|org|eu)(?![\p{L}\p{N}])))`;
const local = String.raw`(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]{1,64}`;
const written = new RegExp(`${local}${at}(?:[\\p{L}\\p{N}-]{1,63}${dot}){1,5}\\p{L}{2,24}`, 'giu');
const spoken = new RegExp(`${local} (?:at|ät) [\\p{L}\\p{N}-]{1,63} (?:dot|punkt) \\p{L}{2,10}(?!\\p{L})`, 'giu');
const ofAnOffice =
  /^(?:info|service|kundenservice|kundendienst|kontakt|support|hilfe|help|contact|customer|hello|hallo|post|presse|datenschutz|widerruf|beschwerde|complaints?|care|no-?reply|vertrieb|sales|shop|reklamation|retoure|returns|bestell|order|rechnung|billing|buchhaltung|kuendigung|kündigung|zentrale|hotline|verwaltung|impressum|auskunft|kundenbetreuung|st(?:oe|ö)rung|team(?![a-z]))[\w.-]*@/i;

/** What ends so is the name of a file: "logo@2x.png". */
const ofAFile = /\.(?:png|jpe?g|gif|svg|webp|pdf|html?|php|js|css|txt|docx?|xlsx?|zip)$/i;

/** E-mail addresses, those spelled around the @ too; not those of an office, behind which stands no one person. */
export function emails(text: string): Span[] {
  return [...spansOf(text, written), ...spansOf(text, spoken)].filter(({ start, end }) => {
    const found = text.slice(start, end);
    return !ofAnOffice.test(found.replace(/%40/, '@')) && !ofAFile.test(found);
  });
}

const phoneInLink =
  /(?:\bwa\.me\/|[?&;](?:phone|tel|telefon|mobile?|handy|msisdn|number)=)(?:\+|%2B)?(?<it>\d{7,15})(?!\d)/dgi;
const numberInLink =
  /[?&;#](?:kunden|kd|customer|vertrags?|contract|account|bestell|order|rechnungs?|invoice|auftrags?|buchungs?|booking|sendungs?|tracking)[_-]?(?:nummer|nr|no|number|id|code)?=(?<it>(?=[\w-]{0,30}\d{4})[\w-]{4,40})/dgi;
const nameInLink = /[?&;](?:vor|nach|first|last|sur|full)[_-]?name=(?<it>[^&#;\s█]{2,60})/dgi;

/** What stands in addresses of the web that open nothing, and says who follows them or whose matter it is. */
export function inLinks(
  text: string,
  spans: readonly Span[],
): Record<'email' | 'phone' | 'number' | 'name', readonly Span[]> {
  const within = (find: (link: string) => Span[]) =>
    spans.flatMap(({ start, end }) =>
      find(text.slice(start, Math.min(end, start + 2000))).map((one) => ({
        start: start + one.start,
        end: start + one.end,
      })),
    );
  return {
    email: within(emails),
    phone: within((link) => spansOf(link, phoneInLink)),
    number: within((link) => spansOf(link, numberInLink)),
    name: within((link) => spansOf(link, nameInLink)),
  };
}

const quote = `[„“"'»‚]`;
const password = `(?:[a-zäöü-]{0,12}(?:passwort|password|kennwort)|pw|passphrase|wlan-?schlüssel|wifi key)`;
const code = `(?:[a-z]{0,8}-?pin(?:-?(?:code|nummer))?|[mi]?-?tan|puk|geheimzahl|passcode|cvv2?|cvc2?|(?:einmal|sicherheits|bestätigungs|zugangs|freischalt)-?code|(?:security|verification|one-time|access|activation|confirmation)(?: pass)? ?code)`;
const link = `(?: ?[:=] ?| (?:ist|war|lautete?|hieß|is|was) ?:? ?| )`;
const withDigits = new RegExp(
  `(?<![\\p{L}-])${password}${link}${quote}?(?<it>(?=[^\\s█(][^\\s█]{0,60}(?:\\d|[!#$%&*+@]))[^\\s█„“"”»«]{4,80})`,
  'dgiu',
);
const afterColon = new RegExp(
  `(?<![\\p{L}-])${password} ?[:=] ?${quote}?(?<it>[^\\s█.,;„“"”»«]{4,80})(?=${quote}?(?:[.,;)\\n]|$))`,
  'dgiu',
);
const afterIs = new RegExp(
  `(?<![\\p{L}-])[\\p{L}-]{0,12}(?:[Pp]asswort|[Kk]ennwort) (?:lautete?|hieß|heißt):? ${quote}?(?<it>\\p{Lu}[^\\s█.,;„“"”»«]{3,60})(?=${quote}?(?:[.,;)\\n]|$))`,
  'dgu',
);
const number = new RegExp(`(?<![\\p{L}-])${code}${link}${quote}?(?<it>\\d{3,10})(?![\\d.:,-]*\\d|[ ]?[%€])`, 'dgiu');
const aYear = /^(?:19|20)\d\d$/;

/** Passwords, PINs and codes that stand next to what they are called. */
export function secrets(text: string): Span[] {
  const passwords = [...spansOf(text, withDigits), ...spansOf(text, afterColon), ...spansOf(text, afterIs)].flatMap(
    ({ start, end }) => {
      const bare = text.slice(start, end).replace(/[.,;:)'’]+$/, '');
      return bare.length < 4 || aYear.test(bare) ? [] : [{ start, end: start + bare.length }];
    },
  );
  return [...passwords, ...spansOf(text, number)];
}
