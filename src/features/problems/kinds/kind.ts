/** A text in both languages. */
export interface Words {
  de: string;
  en: string;
}

/** A statute that sets a period or gives a right, as one sentence. */
export interface Law {
  says: Words;
  source: string;
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

/** The day for which the sentences on the law were put together. */
export const checkedOn = '2026-11-29';

/** Where a section of a German statute stands. */
export const german = (statute: string, section: string) =>
  `https://www.gesetze-im-internet.de/${statute}/__${section}.html`;
