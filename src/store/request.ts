import type { FailureCode } from '../report/codes.ts';
import { Failure, messageOf } from '../report/failure.ts';
import type { Fetch } from './credentials.ts';

export interface StoreRequest {
  readonly method?: 'GET' | 'POST';
  readonly url: string;
  readonly body?: string;
  readonly contentType?: string;
  readonly accept?: string;
  /** Milliseconds to wait for the whole answer. */
  readonly timeLimit?: number | undefined;
}

export interface StoreAnswer {
  readonly url: string;
  readonly status: number;
  /** Without parameters; empty where the store names none. */
  readonly mediaType: string;
  /** What the server calls itself. */
  readonly server: string | undefined;
  readonly text: string;
}

const defaultTimeLimit = 60_000;

/** Why no answer came, by the code of the error: tried in order. */
const networkFailures: readonly {
  readonly codes: RegExp;
  readonly code: FailureCode;
  readonly message: string;
  readonly hint: string;
}[] = [
  {
    codes: /^(ENOTFOUND|EAI_AGAIN|EAI_NODATA)$/,
    code: 'unreachable',
    message: 'no host has this name',
    hint: 'is the address spelled right?',
  },
  {
    codes: /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/,
    code: 'unreachable',
    message: 'nothing listens there',
    hint: 'is the store running, and is it this port?',
  },
  {
    codes: /CERT|^ERR_TLS|^ERR_SSL|^EPROTO$|SELF_SIGNED|UNABLE_TO_/,
    code: 'store-tls',
    message: 'no secure connection can be made',
    hint: 'for a certificate of your own authority, set NODE_EXTRA_CA_CERTS to its file',
  },
  {
    codes: /^bad port$/,
    code: 'unreachable',
    message: 'this port is never used for the web',
    hint: 'is the port spelled right?',
  },
  {
    codes: /./,
    code: 'connection-lost',
    message: 'the connection was lost',
    hint: 'the store may have stopped; nothing was replaced unless it says so',
  },
];

/**
 * Sends a request and reads the whole answer, whatever its status.
 * @throws Failure where no answer comes: `unreachable`, `connection-lost`, `store-tls`, `store-timeout`
 */
export async function send(fetch: Fetch, request: StoreRequest): Promise<StoreAnswer> {
  const { method = 'POST', url, body, contentType, accept = '*/*', timeLimit = defaultTimeLimit } = request;
  try {
    const response = await fetch(url, {
      method,
      headers: { accept, ...(contentType && { 'content-type': contentType }) },
      ...(body !== undefined && { body }),
      // A POST that follows a redirect becomes a GET; and credentials are for the address that was given.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeLimit),
    });
    return {
      url,
      status: response.status,
      mediaType: (response.headers.get('content-type') ?? '').replace(/\s*;.*/s, '').toLowerCase(),
      server: response.headers.get('server')?.trim(),
      text:
        response.status >= 300 && response.status < 400
          ? (response.headers.get('location') ?? '')
          : await response.text(),
    };
  } catch (error) {
    throw networkFailure(url, error, timeLimit);
  }
}

function networkFailure(url: string, error: unknown, timeLimit: number): Failure {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if ((error instanceof Error && error.name === 'TimeoutError') || /^UND_ERR_(HEADERS|BODY)_TIMEOUT$/.test(code))
    return new Failure('store-timeout', `${url}: no answer within ${timeLimit / 1000} s`, {
      cause: error,
      hint: 'the store may still be at it; --time-limit waits longer',
    });
  const known = networkFailures.find(({ codes }) => codes.test(code || messageOf(cause) || 'unknown'));
  return new Failure(known?.code ?? 'connection-lost', `${url}: ${known?.message} (${code || messageOf(cause)})`, {
    cause: error,
    ...(known && { hint: known.hint }),
  });
}

/** Whether the store did what it was asked. A web page is no answer of a store. */
export function isDone({ status, mediaType, text }: StoreAnswer): boolean {
  // Virtuoso calls even an empty answer text/html.
  return status >= 200 && status < 300 && (mediaType !== 'text/html' || text === '');
}

/** What the refusal of a store says, as a failure. */
export function refusal(answer: StoreAnswer): Failure {
  const { url, status, text } = answer;
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
  if (status >= 300 && status < 400)
    return new Failure('store-moved', `${url} has moved to ${text || 'elsewhere'} (${status})`, {
      hint: 'give that address',
    });
  if ([408, 429, 502, 503, 504].includes(status))
    return new Failure('store-busy', `${url}: the store cannot answer now (${status}${said})`, { hint: 'try later' });
  return new Failure('store-refused', `${url}: the store answered ${status}${said}`, {
    hint: refusals.find(({ words }) => words.test(text))?.hint ?? 'the log of the store may say more',
  });
}

/** What stores say of themselves that their users can mend. */
const refusals = [
  {
    // Virtuoso: by default 50 MB, some 300,000 triples of a graph.
    words: /\bSR325\b/,
    hint: 'Virtuoso replaces a graph in one transaction: raise TransactionAfterImageLimit in its virtuoso.ini',
  },
] as const;

/** The first lines of an error text, short enough for a line; of a web page only that it is one. */
function saidIn({ mediaType, text }: StoreAnswer): string {
  if (mediaType === 'text/html' || /^\s*<(!doctype|html)/i.test(text)) return ', with a web page';
  const said = text.slice(0, 2000).replaceAll(/\s+/g, ' ').trim();
  return said === '' ? '' : `: ${said.length > 300 ? `${said.slice(0, 300)}…` : said}`;
}
