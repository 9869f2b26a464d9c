export { companyProfile } from './profile.ts';
export { bestPerIndustry, companyInNumbers, rankingFacts } from './queries.ts';
export * from './rules.ts';
export { firstDayOf, isWindow, usualWindow, windows } from './windows.ts';
