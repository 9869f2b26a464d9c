import { eq, inArray, sql } from 'drizzle-orm';
import * as t from '#db/schema/index.ts';
import type { Held } from './held.ts';

/** What came to a case as a file or by mail, and what was found out about it. */
export const filesOfCase: readonly Held<{ id: string }>[] = [
  {
    table: t.evidence,
    file: 'evidence',
    rows: ({ id }) => eq(t.evidence.caseId, id),
    named: ['caseId'],
    sealed: ['name', 'masks'],
    // It opens the blobs, which their page hands out.
    hidden: ['dataKey'],
    erased: { otherwise: 'leaveEvidence: the files and their names; that there was one, and its hash, counts' },
  },
  {
    table: t.evidenceUploads,
    file: 'evidence-arriving',
    rows: ({ id }) => eq(t.evidenceUploads.caseId, id),
    named: ['caseId'],
    sealed: ['name'],
    hidden: ['dataKey'],
    erased: 'deleted',
  },
  {
    table: t.checkFiles,
    file: 'files-for-moderators',
    rows: ({ id }) => eq(t.checkFiles.caseId, id),
    named: ['caseId'],
    sealed: ['name'],
    hidden: ['dataKey'],
    erased: { otherwise: 'leaveEvidence: deleted' },
  },
  {
    table: t.inspectionConsents,
    file: 'moderators-may-see',
    rows: ({ id }) => eq(t.inspectionConsents.caseId, id),
    named: ['caseId'],
    erased: { otherwise: 'leaveInspections: deleted' },
  },
  {
    table: t.inspections,
    file: 'moderators-opened',
    rows: ({ id }) => eq(t.inspections.caseId, id),
    named: ['caseId', 'moderatorId'],
    sealed: ['fileName'],
    hidden: ['moderatorId'],
    erased: { otherwise: 'leaveInspections: deleted' },
  },
  {
    table: t.caseAddresses,
    file: 'mail-address',
    rows: ({ id }) => eq(t.caseAddresses.caseId, id),
    named: ['caseId'],
    sealed: ['sealed'],
    hidden: ['secretHash'],
    erased: { otherwise: 'wipeMails: deleted' },
  },
  {
    table: t.receivedMails,
    file: 'received-mails',
    rows: ({ id }) => eq(t.receivedMails.caseId, id),
    named: ['caseId', 'offeredTo'],
    sealed: ['read', 'envelope'],
    hidden: ['sameness'],
    erased: { otherwise: 'wipeMails: deleted' },
  },
  {
    table: t.receivedParts,
    file: 'received-mails-bytes',
    rows: ({ id }) =>
      inArray(
        t.receivedParts.mailId,
        sql`(select ${t.receivedMails.id} from ${t.receivedMails} where ${t.receivedMails.caseId} = ${id})`,
      ),
    named: ['mailId'],
    asFiles: 'letters',
    sealed: ['sealed'],
    erased: { otherwise: 'wipeMails: deleted' },
  },
  {
    table: t.entryProofs,
    file: 'proofs',
    rows: ({ id }) => eq(t.entryProofs.caseId, id),
    named: ['caseId'],
    erased: { otherwise: 'wipeCase: deleted; of a case that stays they say nothing about its author' },
  },
];
