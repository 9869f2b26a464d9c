/** What other features may ask the evidence for. Whose case it is, they know. */
export { type Deposited, type Found, lookedAt, mostTries, takeUpAgain, workOnFiles } from './check/run.ts';
export { deleteCheckFile, forgetCheckFiles } from './check-files.ts';
export { type Begun, beginUpload, dropUpload, leaveBlobs } from './commands.ts';
export { deposit, notStored, storeStream } from './deposit.ts';
export { fileLine, forgetEvidence, leaveEvidence, takeFileAgain } from './forgetting.ts';
export { deleteFile, hideCopy, showCopy, wantCopy } from './publishing.ts';
export {
  type CheckFile,
  checkFilesOf,
  evidenceOf,
  keptFiles,
  type PublicEvidence,
  publicColumns,
  storedCheckFile,
  storedFile,
} from './queries.ts';
export { type Blobs, BlobsUnavailable, blobs } from './store/blobs.ts';
export { newDataKey, openStream } from './store/sealed.ts';
export { reasonInWords, sizeInWords } from './words.ts';
