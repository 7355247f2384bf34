import createClient, { type Middleware } from 'openapi-fetch';
import { Problem } from './problem';
import type { paths } from './schema';

/** A key per write, so that a request which the browser or a proxy sends twice takes effect once. */
export function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

let signedOut: () => void = () => undefined;

/** Called whenever the server says that there is no session any more. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

const problems: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET') request.headers.set('Idempotency-Key', idempotencyKey());
    return request;
  },
  async onResponse({ response, schemaPath }) {
    if (response.ok) return response;
    if (response.status === 401 && !schemaPath.startsWith('/api/auth/')) signedOut();
    throw Problem.fromText(response.status, await response.text());
  },
  onError() {
    return Problem.unreachable();
  },
};

export const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? '', fetch: (request) => fetch(request) });
api.use(problems);

/** The body of an answer that is known to be 2xx: anything else was thrown as a {@link Problem}. */
export async function body<T>(answer: Promise<{ data?: T | undefined }>): Promise<T> {
  return (await answer).data as T;
}
