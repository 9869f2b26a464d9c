import type { DossierOrder } from '../dossier/order.ts';
import type { ClaimLetterOrder } from '../letter/claim.ts';
import type { LetterOrder } from '../letter/order.ts';

/** What the press can print. Orders cross to another thread, so they hold data only. */
export type PrintOrder =
  | { kind: 'dossier'; order: DossierOrder }
  | { kind: 'letter'; order: LetterOrder }
  | { kind: 'claim-letter'; order: ClaimLetterOrder };
