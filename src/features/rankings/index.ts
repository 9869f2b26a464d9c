export { type CompanyProfile, companyProfile, type MonthOfCases } from './profile.ts';
export { type BestOfIndustry, bestPerIndustry, rankingFacts, type Scope } from './queries.ts';
export * from './rules.ts';
export { firstDayOf, isWindow, usualWindow, type Window, windows } from './windows.ts';
