/** What other features may ask the evidence for. Whose case it is, they know. */
export { type Deposited, takeUpAgain, workOnFiles } from './check/run.ts';
export { deleteCheckFile, forgetCheckFiles } from './check-files.ts';
export { type Begun, beginUpload, dropUpload, type FileFor, leaveBlobs, type NewFile } from './commands.ts';
export { deposit } from './deposit.ts';
export { forgetEvidence, leaveEvidence } from './forgetting.ts';
export { deleteFile, hideCopy, showCopy, wantCopy } from './publishing.ts';
export {
  type CheckFile,
  checkFilesOf,
  evidenceOf,
  type PublicEvidence,
  publicColumns,
  storedCheckFile,
  storedFile,
} from './queries.ts';
export { type Blobs, blobs } from './store/blobs.ts';
export { reasonInWords, sizeInWords } from './words.ts';
