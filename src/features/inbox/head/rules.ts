/** One field of the head of a mail, as it came. */
export interface HeadField {
  /** In small letters. */
  name: string;
  /** On one line. */
  value: string;
}

/** A head of a mail that is longer is not looked at any further. */
const longestHead = 200_000;

/** The head of a mail and what follows, both as they came (one character a byte). */
export function headAndBody(raw: string): { head: string; body: string } {
  const end = /\r?\n\r?\n/.exec(raw.slice(0, longestHead));
  if (!end) return { head: raw.slice(0, longestHead), body: raw.slice(longestHead) };
  return { head: raw.slice(0, end.index), body: raw.slice(end.index + end[0].length) };
}

/** The fields of a head, in their order. What is no field is left out. */
export function fieldsIn(head: string): HeadField[] {
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return lines.flatMap((line) => {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    return colon > 0 && /^[!-9;-~]+$/.test(name) ? [{ name, value: line.slice(colon + 1).trim() }] : [];
  });
}

export const valuesOf = (fields: readonly HeadField[], name: string): string[] =>
  fields.flatMap((field) => (field.name === name ? [field.value] : []));

/** A mail that has been through more machines than this goes in circles. */
const mostReceived = 30;

/** Whether a mail goes in circles: too many machines have had it, or it is one of ours. `ownDomain`: of our Message-IDs. */
export function isLoop(fields: readonly HeadField[], ownDomain: string): boolean {
  if (valuesOf(fields, 'received').length > mostReceived) return true;
  const isOurs = valuesOf(fields, 'message-id').some((id) => id.toLowerCase().endsWith(`@${ownDomain.toLowerCase()}>`));
  return isOurs && valuesOf(fields, 'x-auto-response-suppress').length > 0;
}

/** Whether a program wrote it (RFC 3834), or it went to many. */
export function isAutomatic(fields: readonly HeadField[], sender: string): boolean {
  const said = valuesOf(fields, 'auto-submitted').some((value) => !/^no\b/i.test(value));
  const many = valuesOf(fields, 'precedence').some((value) => /^(?:bulk|junk|list|auto_reply)\b/i.test(value));
  const replied = valuesOf(fields, 'x-autoreply').length + valuesOf(fields, 'x-autorespond').length > 0;
  return said || many || replied || sender === '';
}

/** Fields that say what a mail is; the others, each machine on its way adds. */
const own = [
  'message-id',
  'from',
  'to',
  'cc',
  'date',
  'subject',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
];

/** What makes a mail this one and no other, whichever way it came. */
export function samenessOf(fields: readonly HeadField[], body: string): string {
  const said = own.map((name) => `${name}:${valuesOf(fields, name).join('\n').replace(/\s+/g, ' ')}`);
  return `${said.join('\n')}\n\n${body.replace(/\r\n/g, '\n').trimEnd()}`;
}

/** The Message-IDs that a mail holds anywhere: of a bounce also that of the mail which was not delivered. */
export function messageIdsIn(raw: string): string[] {
  return [
    ...raw
      .slice(0, 500_000)
      .matchAll(/^(?:message-id|x-original-message-id):[ \t]*(?:\r?\n[ \t]+)?<([^<>\s]{1,200})>/gim),
  ].map(([, id]) => id ?? '');
}

/** Whether a mail says that another one could not be delivered, for good (RFC 3464). */
export function isBounce(fields: readonly HeadField[], body: string): boolean {
  const kind = valuesOf(fields, 'content-type').at(-1) ?? '';
  if (!/^multipart\/report\b/i.test(kind) || !/report-type="?delivery-status\b/i.test(kind)) return false;
  const report = body.slice(0, 500_000);
  return /^action:[ \t]*failed\b/im.test(report) && !/^status:[ \t]*[24]\./im.test(report);
}
