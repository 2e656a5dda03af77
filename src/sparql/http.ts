import type { FailureCode } from '../report/codes.ts';
import { Failure, messageOf } from '../report/failure.ts';

/** The part of `fetch` that is used. The `fetch` of Node, of browsers and of undici have this type. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>;

interface FetchInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly redirect?: 'manual';
  readonly signal?: AbortSignal;
}

interface FetchAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: (AsyncIterable<Uint8Array> & { cancel(): Promise<void> }) | null;
}

export interface HttpRequest {
  readonly method?: 'GET' | 'POST';
  readonly url: string;
  readonly body?: string;
  readonly contentType?: string;
  readonly accept?: string;
  /** Milliseconds for the whole answer. */
  readonly timeLimit?: number | undefined;
  /** Bytes of the answer, after decompression. */
  readonly sizeLimit?: number | undefined;
}

export interface HttpAnswer {
  readonly url: string;
  readonly status: number;
  /** Target of a redirect. */
  readonly location: string | undefined;
  /** Without parameters; empty if there is none. */
  readonly mediaType: string;
  /** The header Server. */
  readonly server: string | undefined;
  readonly text: string;
}

const defaultTimeLimit = 60_000;

/** Answers can be large; without a limit, a small compressed answer could fill the memory. */
export const defaultSizeLimit = 256 * 1024 * 1024;

/** Codes of network errors, and the failure for them. The first row that matches counts. */
const networkFailures: readonly (readonly [codes: RegExp, code: FailureCode, message: string, hint: string])[] = [
  [/^(ENOTFOUND|EAI_AGAIN|EAI_NODATA)$/, 'unreachable', 'there is no such host', 'check the spelling of the address'],
  [
    /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/,
    'unreachable',
    'no server listens there',
    'start the server, or check the port',
  ],
  [
    /CERT|^ERR_TLS|^ERR_SSL|^EPROTO$|SELF_SIGNED|UNABLE_TO_/,
    'store-tls',
    'the secure connection failed',
    'for a certificate of your own authority, set NODE_EXTRA_CA_CERTS to its file',
  ],
  [/^bad port$/, 'unreachable', 'this port is blocked for HTTP', 'check the port'],
];

/**
 * Sends a request and reads the whole answer, whatever its status. Redirects are not followed: a POST would become a GET,
 * and the credentials are for the given address only.
 * @throws Failure `unreachable`, `connection-lost`, `store-tls` or `store-timeout` if there is no answer; `bad-answer` if
 * it exceeds the size limit
 */
export async function send(fetch: Fetch, request: HttpRequest): Promise<HttpAnswer> {
  const { method = 'POST', url, body, contentType, accept = '*/*' } = request;
  const { timeLimit = defaultTimeLimit, sizeLimit = defaultSizeLimit } = request;
  const signal = AbortSignal.timeout(Math.ceil(timeLimit));
  try {
    const response = await fetch(url, {
      method,
      headers: { accept, ...(contentType && { 'content-type': contentType }) },
      ...(body !== undefined && { body }),
      redirect: 'manual',
      signal,
    });
    const redirects = response.status >= 300 && response.status < 400;
    if (redirects) await response.body?.cancel();
    return {
      url,
      status: response.status,
      location: redirects ? (response.headers.get('location') ?? '') : undefined,
      mediaType: (response.headers.get('content-type') ?? '').replace(/\s*;.*/s, '').toLowerCase(),
      server: response.headers.get('server')?.trim(),
      text: redirects ? '' : await textOf(response, url, sizeLimit),
    };
  } catch (error) {
    throw error instanceof Failure ? error : networkFailure(url, error, signal.aborted, timeLimit);
  }
}

async function textOf({ body }: FetchAnswer, url: string, sizeLimit: number): Promise<string> {
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  for await (const part of body ?? []) {
    size += part.length;
    if (size > sizeLimit)
      throw new Failure('bad-answer', `${url}: the answer has more than ${sizeLimit.toLocaleString('en')} bytes`, {
        hint: 'request less at a time, for example with LIMIT',
      });
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
}

function networkFailure(url: string, error: unknown, late: boolean, timeLimit: number): Failure {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  // The fetch may have its own time limit.
  if (late || /^UND_ERR_(HEADERS|BODY)_TIMEOUT$/.test(code))
    return new Failure('store-timeout', `${url}: no answer within ${timeLimit / 1000} s`, {
      cause: error,
      hint: 'to wait longer, use --time-limit',
    });
  const reason = code || messageOf(cause);
  const [, failure, message, hint] = networkFailures.find(([codes]) => codes.test(reason)) ?? connectionLost;
  return new Failure(failure, `${url}: ${message} (${reason})`, { cause: error, hint });
}

const connectionLost = [/./, 'connection-lost', 'the connection was lost', 'the server may have stopped'] as const;
