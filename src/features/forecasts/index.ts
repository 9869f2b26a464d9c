export { boardsToFind } from './board.ts';
export { horizons, type Question } from './happened/rules.ts';
export { keepForecasts, remakeForecasts } from './making/make.ts';
export { factColumns } from './making/read.ts';
export { type Expectation, expectationOf, forecastDay, forecastRows } from './queries.ts';
export { whyUntold } from './untold.ts';
