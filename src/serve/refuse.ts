import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { renderExcerpt } from '../report/render-text.ts';
import type { QueryFailure, QueryFailureReason } from '../sparql/query-failure.ts';

/**
 * Ends a request with a status, and a message in plain text.
 * @param headers that the status needs (Allow, Retry-After)
 */
export function refuse(status: ContentfulStatusCode, reason: string, headers: Record<string, string> = {}): never {
  throw new HTTPException(status, { message: reason, res: refusal(status, reason, headers) });
}

export function refusal(status: number, reason: string, headers: Record<string, string> = {}): Response {
  return new Response(`${reason}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers } });
}

/** Refuses requests whose body has more bytes. */
export function limitBody(maxSize: number): MiddlewareHandler {
  const onError = () => refusal(413, `a request may have at most ${maxSize} bytes`, { Connection: 'close' });
  return bodyLimit({ maxSize, onError });
}

/** The response for a query without an answer. */
export function refusalOfFailure({ reason, message, excerpt, hint }: QueryFailure): Response {
  const lines = [message, ...(excerpt ? renderExcerpt(excerpt, 'error') : []), ...(hint === undefined ? [] : [hint])];
  return refusal(statuses[reason], lines.join('\n'), reason === 'busy' ? { 'Retry-After': '5' } : {});
}

const statuses: Readonly<Record<QueryFailureReason, number>> = {
  syntax: 400,
  refused: 400,
  'answer-form': 406,
  'answer-too-large': 422,
  evaluation: 500,
  timeout: 503,
  ended: 503,
  busy: 503,
};
