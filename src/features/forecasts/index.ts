export { keepForecasts, remakeForecasts } from './making/make.ts';
export { factColumns } from './making/read.ts';
export { type Expectation, expectationOf, forecastDay, forecastRows } from './queries.ts';
