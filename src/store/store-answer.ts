import { Failure } from '../report/failure.ts';
import type { HttpAnswer } from '../sparql/http.ts';

/** Whether the store did what it was asked. A web page is not the answer of a store. */
export function isDone({ status, mediaType, text }: HttpAnswer): boolean {
  // Virtuoso calls even an empty answer text/html.
  return status >= 200 && status < 300 && (mediaType !== 'text/html' || text === '');
}

/** What the refusal of a store says, as a failure. */
export function refusal(answer: HttpAnswer): Failure {
  const { url, status, location, text } = answer;
  const said = saidIn(answer);
  if (status === 401)
    return new Failure('unauthorized', `${url}: the store wants a user and a password, or others than these (401)`, {
      hint: 'set SEMINAR_GRAPH_USER and SEMINAR_GRAPH_PASSWORD, or SEMINAR_GRAPH_TOKEN',
    });
  // Virtuoso says 500 where it means 403.
  if (status === 403 || /\bSECURITY: No permission\b/.test(text))
    return new Failure('forbidden', `${url}: the store forbids it (${status}${said})`, {
      hint: 'this user may not write, or the store was started read-only',
    });
  if (location !== undefined)
    return new Failure('store-moved', `${url} has moved to ${location || 'elsewhere'} (${status})`, {
      hint: 'give that address',
    });
  if ([408, 429, 502, 503, 504].includes(status))
    return new Failure('store-busy', `${url}: the store cannot answer now (${status}${said})`, { hint: 'try later' });
  return new Failure('store-refused', `${url}: the store answered ${status}${said}`, {
    hint: refusals.find(({ words }) => words.test(text))?.hint ?? 'the log of the store may say more',
  });
}

/** Errors of single stores that their users can fix. */
const refusals = [
  {
    // Virtuoso: by default 50 MB, some 300,000 triples of a graph.
    words: /\bSR325\b/,
    hint: 'Virtuoso replaces a graph in one transaction: raise TransactionAfterImageLimit in its virtuoso.ini',
  },
] as const;

/** The first lines of an error text, short enough for a line; of a web page only that it is one. */
function saidIn({ mediaType, text }: HttpAnswer): string {
  if (mediaType === 'text/html' || /^\s*<(!doctype|html)/i.test(text)) return ', with a web page';
  const said = text.slice(0, 2000).replaceAll(/\s+/g, ' ').trim();
  return said === '' ? '' : `: ${said.length > 300 ? `${said.slice(0, 300)}…` : said}`;
}
