export { assignedTo, caredForColumn, teamIn } from './queries.ts';
