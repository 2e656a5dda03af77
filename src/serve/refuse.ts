import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Failure } from '../report/failure.ts';

/**
 * Ends a request with a status and the reason in plain text.
 * @param headers that the status calls for (Allow, Retry-After)
 */
export function refuse(status: ContentfulStatusCode, reason: string, headers: Record<string, string> = {}): never {
  throw new HTTPException(status, { message: reason, res: refusal(status, reason, headers) });
}

/** A status and its reason as a response. */
export function refusal(status: number, reason: string, headers: Record<string, string> = {}): Response {
  return new Response(`${reason}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers } });
}

/** What a failure of the query engine is in HTTP. */
export function refusalOfFailure({ code, message, hint }: Failure): Response {
  const reason = hint === undefined ? message : `${message}\n${hint}`;
  if (code === 'busy') return refusal(503, `busy: ${reason}`, { 'Retry-After': '5' });
  return refusal(statuses[code] ?? 500, reason);
}

const statuses: Readonly<Record<string, number>> = {
  'query-syntax': 400,
  'query-refused': 400,
  'answer-form': 406,
  'answer-too-large': 422,
  'query-timeout': 503,
  'engine-ended': 503,
};
