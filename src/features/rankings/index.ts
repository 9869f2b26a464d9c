export { companyProfile } from './profile.ts';
export { bestPerIndustry, rankingFacts } from './queries.ts';
export * from './rules.ts';
export { firstDayOf, isWindow, usualWindow, windows } from './windows.ts';
