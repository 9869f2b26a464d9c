import type { exchangeFactKinds, exchangeSides } from '#db/lists.ts';

export { exchangeFactKinds as factKinds, exchangeSides as sides } from '#db/lists.ts';

export type FactKind = (typeof exchangeFactKinds)[number];
export type Side = (typeof exchangeSides)[number];
