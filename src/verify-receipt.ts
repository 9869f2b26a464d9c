import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkReceipt, longestReceipt, type ReceiptFault } from '#src/features/log/verify/receipt.ts';
import { say, stop } from '#src/process/said.ts';

/** `npm run verify-receipt -- FILE [--key KEY]`: checks a receipt without network and without a database. */
const { values, positionals } = parseArgs({
  options: { key: { type: 'string' } },
  allowPositionals: true,
  strict: false,
});
const [file] = positionals;
if (file === undefined) stop('npm run verify-receipt -- <file> [--key <public key of the log>]');

const faults: Readonly<Record<ReceiptFault, string>> = {
  malformed: 'This is no receipt.',
  'too-long': 'It is too long for a receipt.',
  pdf: 'It is a PDF. The receipt is attached to it as receipt.json: save that, and check it.',
  'other-key': 'It is signed by another key than the one given.',
  key: 'Its key does not fit its checkpoint.',
  signature: 'The signature of its checkpoint does not hold.',
  proof: 'Its leaf is not in the tree of its checkpoint.',
  words: 'Its words are not those that the leaf sealed.',
};

/** A character takes up to four bytes. */
const longestBytes = 4 * longestReceipt;

function read(path: string): string {
  try {
    // Some files have no end.
    const about = statSync(path);
    if (!about.isFile() || about.size > longestBytes) stop(`${path} does not hold. ${faults['too-long']}`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    return stop(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const checked = await checkReceipt(read(file), typeof values.key === 'string' ? values.key : undefined);
if ('fault' in checked) stop(`${file} does not hold. ${faults[checked.fault]}`);
const { number, size, kind, at, case: of, company, words, key } = checked.held;
// A log of somebody else may have sealed what moves the cursor.
const plain = (text: string) => text.replace(/\p{C}/gu, '?');
say(
  `${file} holds: leaf ${number} of ${size}, ${[kind, at, `case ${of}`, `company ${company}`].map(plain).join(', ')}.`,
);
if (words) say('Its words are those that the leaf sealed.');
if (typeof values.key !== 'string')
  say(`Signed by ${plain(key)}\nCompare that key with the one the site shows, or give it with --key.`);
