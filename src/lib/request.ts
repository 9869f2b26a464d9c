import { AsyncLocalStorage } from 'node:async_hooks';

/** Served from the sources, the server and the pages have a copy of this file each, and must mean the same request. */
const shared = Symbol.for('aktenkundig.request');

const requests: AsyncLocalStorage<string> = sharedStorage();

function sharedStorage(): AsyncLocalStorage<string> {
  const known: unknown = Reflect.get(globalThis, shared);
  if (known instanceof AsyncLocalStorage) return known;
  const made = new AsyncLocalStorage<string>();
  Reflect.set(globalThis, shared, made);
  return made;
}

/** Does what a request asks for, under the name by which it is found again in the log. */
export function asRequest<T>(name: string, task: () => T): T {
  return requests.run(name, task);
}

/** The name of the request that is being answered; undefined outside of one. */
export function requestName(): string | undefined {
  return requests.getStore();
}
