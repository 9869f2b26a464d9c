/** What other features may ask the evidence for. Whose case it is, they know. */
export { type Deposited, takeUpAgain, waitingFiles, workOnFiles } from './check/run.ts';
export { type Arrived, type Begun, beginUpload, dropUpload, leaveBlobs, type NewFile, takePiece } from './commands.ts';
export { type Depositing, deposit } from './deposit.ts';
export { forgetEvidence, leaveEvidence } from './forgetting.ts';
export { deleteFile, hideCopy, showCopy, wantCopy } from './publishing.ts';
export { evidenceOf, type OwnFile, type OwnUpload, type PublicEvidence, publicColumns } from './queries.ts';
// For whoever keeps sealed blobs of its own, as mails that arrive.
export { type Blobs, BlobsUnavailable, blobs } from './store/blobs.ts';
export { getSealed, NotAsStored, newDataKey, openStream, putSealed, putStream } from './store/sealed.ts';
