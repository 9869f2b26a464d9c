/** The door of this feature for other features: what commands append to, and what proves that it is there. */
export { append, type Leaf } from './append.ts';
export { type ColumnRow, logColumn, logParts } from './column/queries.ts';
export { type Receipt, receiptOf } from './receipts.ts';
export { endsWithHistory, sizeOf } from './tree.ts';
