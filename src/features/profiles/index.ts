export { detailsOf } from './queries.ts';
