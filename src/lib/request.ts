import { AsyncLocalStorage } from 'node:async_hooks';

/** Served from the sources, the server and the pages have a copy of this file each, and must mean the same request. */
const shared = Symbol.for('aktenkundig.request');

interface Request {
  name: string;
  isUnstored: boolean;
}

const requests: AsyncLocalStorage<Request> = sharedStorage();

function sharedStorage(): AsyncLocalStorage<Request> {
  const known: unknown = Reflect.get(globalThis, shared);
  if (known instanceof AsyncLocalStorage) return known;
  const made = new AsyncLocalStorage<Request>();
  Reflect.set(globalThis, shared, made);
  return made;
}

/** Does what a request asks for, under the name by which it is found again in the log. */
export function asRequest<T>(name: string, task: () => T): T {
  return requests.run({ name, isUnstored: false }, task);
}

/** The name of the request that is being answered; undefined outside of one. */
export function requestName(): string | undefined {
  return requests.getStore()?.name;
}

/** Something that this request wanted to write could not be stored. */
export function noteUnstored(): void {
  const request = requests.getStore();
  if (request) request.isUnstored = true;
}

/** Whether that happened in this request, whatever could be stored since by others. */
export function wasUnstored(): boolean {
  return requests.getStore()?.isUnstored ?? false;
}
