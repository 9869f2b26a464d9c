/** Faults of the public interface as RFC 9457 has them. */

/** One parameter of an address, and what is wrong with it. */
export interface Fault {
  name: string;
  detail: string;
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  410: 'Gone',
  413: 'Content Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
};

export const problemType = 'application/problem+json; charset=utf-8';

/** What names of `code` there are; each is explained on the page of the interface. */
export interface Problem {
  status: number;
  /** Names the fault for programs. */
  code: string;
  /** For people, in English. */
  detail: string;
  /** Of a wrong address: every parameter that is wrong. */
  errors?: readonly Fault[];
}

export function problemJson({ status, code, detail, errors }: Problem): string {
  const title = titles[status] ?? 'Error';
  return JSON.stringify({ type: 'about:blank', title, status, detail, code, ...(errors && { errors }) });
}

/** Readable by every site, and kept by nobody unless `headers` say otherwise. */
export function problem(said: Problem, headers: Record<string, string> = {}): Response {
  return new Response(problemJson(said), {
    status: said.status,
    headers: {
      'content-type': problemType,
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  });
}

/** Parameters that are wrong, all of them at once. */
export function wrong(errors: readonly Fault[]): Response {
  const detail = errors.map(({ name, detail }) => `${name}: ${detail}`).join('; ');
  return problem({ status: 400, code: 'wrong-parameter', detail, errors });
}

export const onlyRead = 'GET or HEAD only: what is said in public is said by a person.';

/** Programs only read. */
export const readOnly = (): Response =>
  problem({ status: 405, code: 'read-only', detail: onlyRead }, { allow: 'GET, HEAD, OPTIONS' });
