export { assignedTo, caredForColumn, isCaredForBy, isCaredForByNobody, teamIn } from './queries.ts';
