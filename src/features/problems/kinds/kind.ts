/** A text in both languages. */
export interface Words {
  de: string;
  en: string;
}

/** A statute that sets a period or gives a right, as one sentence. */
export interface Law {
  says: Words;
  source: string;
  /** Day of the wording of the norm that the sentence was compared with: of later amendments it knows nothing. */
  wordingOf: string;
  /** Day on which it was compared. */
  checkedOn: string;
}

/** What many complaints have in common: what to ask about, what the law says, who can help. */
export interface Kind {
  /** Stored in `case_kinds`, and part of addresses: never changed. */
  key: string;
  name: Words;
  /** By which it is recognised, parted by semicolons. Several words count where all of them stand in the text. */
  words: Words;
  /** What whoever helps will want to know first. */
  ask: { de: readonly string[]; en: readonly string[] };
  /** Of Germany; null where there is no one sentence that is certain. */
  law: Law | null;
  /** Key of the first step of the industry's ladder that can help, beside the company itself. */
  help: string;
}

/** Day on which every sentence on the law was compared with its norm; moves on when all of them are compared again. */
const checkedOn = '2026-11-29';

/** A sentence on a section of a German statute, which is named as in its address. */
export const german = (statute: string, section: string, says: Words): Law => ({
  says,
  source: `https://www.gesetze-im-internet.de/${statute}/__${section}.html`,
  wordingOf: '2026-04-17',
  checkedOn,
});

/** A sentence on a norm of the Union in the wording of the Official Journal of that day. */
export const european = (source: string, wordingOf: string, says: Words): Law => ({
  says,
  source,
  wordingOf,
  checkedOn,
});
