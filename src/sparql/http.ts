import type { FailureCode } from '../report/codes.ts';
import { Failure, messageOf } from '../report/failure.ts';

/** The part of `fetch` that is used: Node's own and that of undici both fit it, and their types do not fit each other. */
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
  /** Milliseconds until the whole answer must be here. */
  readonly timeLimit?: number | undefined;
  /** Bytes that the answer may have, after decompression. */
  readonly sizeLimit?: number | undefined;
}

export interface HttpAnswer {
  readonly url: string;
  readonly status: number;
  /** Where a redirect leads; its text is not read. */
  readonly location: string | undefined;
  /** Without parameters; empty if the server names none. */
  readonly mediaType: string;
  /** What the server calls itself. */
  readonly server: string | undefined;
  readonly text: string;
}

const defaultTimeLimit = 60_000;

/** Answers to queries can be large; without a limit a server could fill the memory with a small compressed answer. */
export const defaultSizeLimit = 256 * 1024 * 1024;

/** Why no answer came, by the code of the error; the first row that fits. */
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
    hint: 'is the server running, and is it this port?',
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
    hint: 'the server may have stopped',
  },
];

/**
 * Sends a request and reads the whole answer, whatever its status. Redirects are not followed: a POST would become a GET,
 * credentials are meant for the given address alone, and the new address may be inside a network that its sender cannot reach.
 * @throws Failure where no answer comes: `unreachable`, `connection-lost`, `store-tls`, `store-timeout`; `bad-answer` where
 * it is larger than the limit
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
        hint: 'if this is the right server, ask for less at a time, as with LIMIT',
      });
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
}

function networkFailure(url: string, error: unknown, late: boolean, timeLimit: number): Failure {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  // A fetch may have a time limit of its own.
  if (late || /^UND_ERR_(HEADERS|BODY)_TIMEOUT$/.test(code))
    return new Failure('store-timeout', `${url}: no answer within ${timeLimit / 1000} s`, {
      cause: error,
      hint: 'the server may still be working; --time-limit waits longer',
    });
  const known = networkFailures.find(({ codes }) => codes.test(code || messageOf(cause) || 'unknown'));
  return new Failure(known?.code ?? 'connection-lost', `${url}: ${known?.message} (${code || messageOf(cause)})`, {
    cause: error,
    ...(known && { hint: known.hint }),
  });
}
