import { Resolver } from 'node:dns/promises';

/** Asks the DNS. */
export type Resolve = (name: string, type: string) => Promise<unknown>;

/** Milliseconds for one try, and how many. */
const patience = { timeout: 1500, tries: 2 };
/** A mail may carry hundreds of signatures and name servers that answer slowly: so many questions each. */
const mostQuestions = 24;

/** `server`: of the setting DNS_SERVER, `host:port`; without it those of the machine. */
export function resolverOf(server: string | undefined): Resolve {
  const resolver = new Resolver(patience);
  if (server) resolver.setServers([server]);
  return (name, type) => resolver.resolve(name, type);
}

/** As `resolve`, for one mail: when its questions are used up, nothing is answered any more. */
export function bounded(resolve: Resolve): Resolve {
  let asked = 0;
  return async (name, type) => {
    asked += 1;
    if (asked > mostQuestions) throw Object.assign(new Error('too many questions'), { code: 'ETOOMANY' });
    return resolve(name, type);
  };
}
