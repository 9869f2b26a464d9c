import type { DossierOrder } from '../dossier/order.ts';

/** What the press can print. Orders cross to another thread, so they hold data only. */
export type PrintOrder = { kind: 'dossier'; order: DossierOrder };

export type PrintAnswer = { bytes: Uint8Array } | { fault: string };
