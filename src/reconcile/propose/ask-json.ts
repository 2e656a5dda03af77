import { Failure } from '../../report/failure.ts';
import { shortened } from '../../report/message-text.ts';
import { type Fetch, type HttpAnswer, send } from '../../sparql/http.ts';
import { JsonReader } from '../../sparql/json-reader.ts';

/** Requests JSON by GET, or by POST with the fields of a form. */
export type AskJson = (url: string, form?: Readonly<Record<string, string>>) => Promise<unknown>;

/** Bytes per answer. */
const sizeLimit = 32 * 1024 * 1024;

/**
 * Requests JSON over a fetch.
 * @param timeLimit milliseconds per request
 * @returns a function that throws Failure `unreachable` or `bad-answer`
 */
export function jsonClient(fetch: Fetch, timeLimit: number): AskJson {
  return async (url, form) => {
    const answer = await send(fetch, {
      url,
      accept: 'application/sparql-results+json, application/json',
      timeLimit,
      sizeLimit,
      ...(form
        ? { body: new URLSearchParams(form).toString(), contentType: 'application/x-www-form-urlencoded' }
        : { method: 'GET' }),
    }).catch((error: unknown) => {
      if (!(error instanceof Failure) || error.code === 'bad-answer') throw error;
      // The other codes of `send` are about triple stores.
      throw new Failure('unreachable', error.message, { cause: error, hint: error.hint });
    });
    return parsed(answer);
  };
}

function parsed({ url, status, location, text }: HttpAnswer): unknown {
  if (location !== undefined)
    throw new Failure('bad-answer', `${url} redirects to ${location || 'another address'} (${status})`, {
      hint: 'use that address if you trust it',
    });
  if (status < 200 || status >= 300) throw new Failure('bad-answer', `${url} answers ${status}: ${firstLine(text)}`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure('bad-answer', `${url} does not answer with JSON: ${firstLine(text)}`, {
      cause: error,
      ...(/^\s*</.test(text) && { hint: 'this is a web page; the service is at another address' }),
    });
  }
}

function firstLine(text: string): string {
  return shortened(text.trim().split('\n', 1)[0] ?? '', 80) || 'nothing';
}

/** Reads an answer of a server part by part. */
export function answerReader(url: string): JsonReader {
  return new JsonReader((where, wrong, value) => {
    const shown = value === undefined ? 'is missing' : `${wrong}: ${shortened(JSON.stringify(value), 60)}`;
    throw new Failure('bad-answer', `${url}: \`${where}\` of the answer ${shown}`, {
      hint: 'check that the address is that of a reconciliation service, or use --sparql for a SPARQL endpoint',
    });
  });
}
