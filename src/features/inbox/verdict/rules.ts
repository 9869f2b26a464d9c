import { type HeadField, valuesOf } from '../head/rules.ts';

/** Why a mail proves nothing. `dns`: the key could not be asked for, and is asked for again. */
export const faults = [
  'unsigned',
  'changed',
  'bad-signature',
  'length-limited',
  'expired',
  'weak-key',
  'weak-algorithm',
  'no-key',
  'dns',
  'from-unsigned',
  'date-unsigned',
  'two-heads',
  'not-aligned',
  'structure-unsigned',
  'copies-head',
  'testing',
  'unreadable',
] as const;
export type Fault = (typeof faults)[number];

/** What a library found out about one signature. */
export interface SignatureFacts {
  /** As it stands in the field DKIM-Signature. */
  value: string;
  domain: string;
  selector: string;
  result: string;
  comment: string;
  keyRecord: string;
  isLengthLimited: boolean;
  /** Neither from the future nor past its end. */
  isTimeValid: boolean;
  isTesting: boolean;
}

/** A signature that holds. */
export interface Signature {
  /** Registrable domain that signed, and that the sender's address is of. */
  domain: string;
  value: string;
  keyName: string;
  keyRecord: string;
  subjectSigned: boolean;
  recipientsSigned: boolean;
}

/** What a mail proves. Either a signature holds, or a fault says why none does. */
export interface Verdict {
  signature: Signature | null;
  fault: Fault | null;
  /** The domain that signed, also where that proves nothing; empty for none. */
  domain: string;
}

/** The tags of a signature, as it came. */
export function tagsOf(value: string): Map<string, string> {
  return new Map(
    value.split(';').flatMap((tag) => {
      const at = tag.indexOf('=');
      return at > 0 ? [[tag.slice(0, at).trim(), tag.slice(at + 1).replace(/\s+/g, '')] as const] : [];
    }),
  );
}

/** The fields that a signature covers, in small letters. */
const signedFields = (value: string): Set<string> => new Set((tagsOf(value).get('h') ?? '').toLowerCase().split(':'));

/** Fields that a reader takes one of, and nobody knows which where there are two. */
const single = ['from', 'date', 'subject', 'content-type', 'content-transfer-encoding', 'mime-version'];

export interface Mail {
  fields: readonly HeadField[];
  /** As it came, one character a byte. */
  body: string;
  /** Addresses of its field From. */
  senders: readonly string[];
}

/** `registrable`: the registrable domain of a name; null for none. */
type Registrable = (name: string) => string | null;

/** What these signatures prove of a mail: the first that holds counts, else the fault of the one that is nearest to it. */
export function verdictOf(mail: Mail, signatures: readonly SignatureFacts[], registrable: Registrable): Verdict {
  if (signatures.length === 0) return { signature: null, fault: 'unsigned', domain: '' };
  const two = single.some((name) => valuesOf(mail.fields, name).length > 1);
  const read = signatures.map((facts) => {
    const domain = registrable(facts.domain) ?? '';
    return { facts, domain, fault: two ? ('two-heads' as const) : faultOf(mail, facts, registrable) };
  });
  const held = read.find(({ fault }) => fault === null);
  if (held) {
    const { value, selector, domain: name, keyRecord } = held.facts;
    const signed = signedFields(value);
    const signature = {
      domain: held.domain,
      value,
      keyName: `${selector}._domainkey.${name}`.toLowerCase(),
      keyRecord,
      subjectSigned: signed.has('subject'),
      recipientsSigned: signed.has('to') && (valuesOf(mail.fields, 'cc').length === 0 || signed.has('cc')),
    };
    return { signature, fault: null, domain: held.domain };
  }
  const [nearest] = read.toSorted((a, b) => Number(a.fault === 'not-aligned') - Number(b.fault === 'not-aligned'));
  return { signature: null, fault: nearest?.fault ?? 'unsigned', domain: nearest?.domain ?? '' };
}

/** Why this signature does not say that its domain wrote these words on that day; null where it does. */
function faultOf(mail: Mail, facts: SignatureFacts, registrable: Registrable): Fault | null {
  const [sender, ...others] = mail.senders;
  const signing = registrable(facts.domain);
  const sending =
    sender === undefined || others.length > 0 ? null : registrable(sender.slice(sender.lastIndexOf('@') + 1));
  if (signing === null || sending === null || signing !== sending) return 'not-aligned';
  const cryptographic = failureOf(facts);
  if (cryptographic !== null) return cryptographic;
  const signed = signedFields(facts.value);
  if (!signed.has('from')) return 'from-unsigned';
  if (!signed.has('date')) return 'date-unsigned';
  // z= repeats fields of the head, which would be public with the signature.
  if (tagsOf(facts.value).has('z')) return 'copies-head';
  return isStructureSigned(mail, signed) ? null : 'structure-unsigned';
}

function failureOf({ result, comment, value, isLengthLimited, isTimeValid, isTesting }: SignatureFacts): Fault | null {
  if (isLengthLimited || tagsOf(value).has('l')) return 'length-limited';
  if (/from field not signed/i.test(comment)) return 'from-unsigned';
  if (/body hash/i.test(comment)) return 'changed';
  if (comment === 'expired' || !isTimeValid) return 'expired';
  if (result === 'temperror') return 'dns';
  if (result === 'policy') return /algorithm/i.test(comment) ? 'weak-algorithm' : 'weak-key';
  if (result === 'fail') return 'bad-signature';
  if (result !== 'pass') return /key/i.test(comment) ? 'no-key' : 'bad-signature';
  return isTesting ? 'testing' : null;
}

/**
 * Whether nobody could have changed how the body is read, which is signed, by changing fields of the head, which are not:
 * many sign no Content-Type. A body in parts begins with the line that its Content-Type names; one in HTML would lose what
 * stands in brackets.
 */
function isStructureSigned({ fields, body }: Mail, signed: ReadonlySet<string>): boolean {
  const [kind = 'text/plain'] = valuesOf(fields, 'content-type');
  if (signed.has('content-type')) return true;
  if (/^text\/plain\b/i.test(kind)) return true;
  if (!/^multipart\//i.test(kind)) return false;
  const [encoding = '7bit'] = valuesOf(fields, 'content-transfer-encoding');
  if (!/^(?:7bit|8bit|binary)\b/i.test(encoding)) return false;
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(kind);
  const line = `--${boundary?.[1] ?? boundary?.[2] ?? ''}`;
  const [first = ''] = body.replace(/^(?:[ \t]*\r?\n)+/, '').split(/\r?\n/, 1);
  return line !== '--' && first.trimEnd() === line;
}

/** How much of a mail the words of an entry repeat. `gaps`: with signs where something is left out. */
export type Cover = 'whole' | 'gaps';

/** Black squares, and brackets with three dots. */
const gap = /█+|[[(](?:…|\.\.\.)[\])]/gu;
const plain = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/**
 * Whether the words of an entry are those of the mail: the same ones, or with gaps that a reader sees. Null where anything
 * else stands in them, or is missing.
 */
export function coverOf(words: string, ofMail: string): Cover | null {
  const [said, whole] = [plain(words), plain(ofMail)];
  if (said === '') return null;
  if (said === whole) return 'whole';
  const pieces = said.split(gap).map((piece) => piece.trim());
  if (pieces.length < 2 || pieces.every((piece) => piece === '')) return null;
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
  if (!whole.startsWith(first)) return null;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = whole.indexOf(piece, at);
    if (found < 0) return null;
    at = found + piece.length;
  }
  return whole.length - last.length >= at && whole.endsWith(last) ? 'gaps' : null;
}
