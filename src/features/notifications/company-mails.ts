import type { Day } from '#src/lib/dates.ts';

/** Mails to those who speak for a company, or want to: about who does, and that a case names it. */
export type CompanyMail =
  /** To those who already speak for the company, and to its contact address. `url` lets them object. */
  | { kind: 'new-representative'; url: string; companyName: string }
  /** To a person whose identity was checked. */
  | { kind: 'identity-approved' | 'identity-refused'; url: string; companyName: string }
  /** To whoever wanted to show, by a record, a file, a letter or documents, that they may speak for a company. */
  | {
      kind: 'proof-result';
      url: string;
      companyName: string;
      what: 'proved' | 'waiting' | 'expired' | 'refused' | 'guesses';
    }
  /** To everybody who speaks for a company: the record or file by which one of them is known. `until`: it may be gone so long. */
  | {
      kind: 'proof-watched';
      url: string;
      companyName: string;
      domain: string;
      what: 'missing' | 'found-again' | 'gone';
      until: Day;
    }
  /** To somebody whose role was changed by a colleague. */
  | { kind: 'team-role'; url: string; companyName: string; role: 'owner' | 'agent' }
  /** To everybody who speaks for a company. `who`: a colleague; of the last one nobody is named. */
  | {
      kind: 'team-changed';
      url: string;
      companyName: string;
      what: 'left' | 'removed' | 'factor' | 'contact';
      who: string;
    }
  /** To everybody who speaks for a company: what a moderator found about a fact of it that one of them put right. */
  | {
      kind: 'fact-decided';
      url: string;
      companyName: string;
      what: 'address' | 'phone' | 'website' | 'arbitration' | 'brand' | 'domain';
      holds: boolean;
      reason: string;
    }
  /** To whoever takes care of a case from now on. `who`: the colleague who says so. */
  | { kind: 'case-assigned'; url: string; number: string; title: string; companyName: string; who: string }
  /** To each representative of the company that a case names. `companyName`: against whom the case is. */
  | { kind: 'company-named'; url: string; number: string; title: string; companyName: string; namedName: string }
  /** To whoever of that company was told. */
  | { kind: 'naming-taken-back'; url: string; number: string; companyName: string; namedName: string };
