import { Failure } from '../report/failure.ts';
import { shortened } from '../report/message-text.ts';
import type { HttpAnswer } from '../sparql/http.ts';

/** Whether the store executed the request. A web page is not an answer of a store. */
export function isDone({ status, mediaType, text }: HttpAnswer): boolean {
  // Virtuoso labels even an empty answer as text/html.
  return status >= 200 && status < 300 && (mediaType !== 'text/html' || text === '');
}

/** The answer of a store that did not execute a request, as a failure. */
export function refusal(answer: HttpAnswer): Failure {
  const { url, status, location, text } = answer;
  const details = detailsOf(answer);
  if (status === 401)
    return new Failure('unauthorized', `${url}: the store requires a user and password, or rejects these (401)`, {
      hint: 'set SEMINAR_GRAPH_USER and SEMINAR_GRAPH_PASSWORD, or SEMINAR_GRAPH_TOKEN',
    });
  // Virtuoso answers 500 in this case.
  if (status === 403 || /\bSECURITY: No permission\b/.test(text))
    return new Failure('forbidden', `${url}: the store forbids it (${status}${details})`, {
      hint: 'this user may not write, or the store was started read-only',
    });
  if (location !== undefined)
    return new Failure('store-moved', `${url} redirects to ${location || 'another address'} (${status})`, {
      hint: 'use that address',
    });
  if ([408, 429, 502, 503, 504].includes(status))
    return new Failure('store-busy', `${url}: the store is busy (${status}${details})`, { hint: 'try again later' });
  return new Failure('store-refused', `${url}: the store answered ${status}${details}`, {
    // Virtuoso: by default 50 MB, some 300,000 triples.
    hint: /\bSR325\b/.test(text)
      ? 'Virtuoso replaces a graph in one transaction: raise TransactionAfterImageLimit in its virtuoso.ini'
      : 'see the log of the store',
  });
}

/** The beginning of an error text, in one line. */
function detailsOf({ mediaType, text }: HttpAnswer): string {
  if (mediaType === 'text/html' || /^\s*<(!doctype|html)/i.test(text)) return ', with a web page';
  const line = text.slice(0, 2000).replaceAll(/\s+/g, ' ').trim();
  return line === '' ? '' : `: ${shortened(line, 300)}`;
}
