import { Failure } from '../../report/failure.ts';
import { shortened } from '../../report/message-text.ts';
import { type Fetch, type HttpAnswer, send } from '../../sparql/http.ts';
import { JsonReader } from '../../sparql/json-reader.ts';

/** Asks a server: by GET, or by POST with the fields of a form. The answer is JSON. */
export type AskJson = (url: string, form?: Readonly<Record<string, string>>) => Promise<unknown>;

/** Bytes that one answer with candidates may have. */
const sizeLimit = 32 * 1024 * 1024;

/**
 * Asks servers for JSON over a fetch.
 * @param timeLimit milliseconds that each answer may take
 * @throws Failure `unreachable` or `bad-answer`, from the function that it returns
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
      // The codes of `send` tell stores apart; whoever looks for candidates can only try another server.
      throw new Failure('unreachable', error.message, { cause: error, ...(error.hint && { hint: error.hint }) });
    });
    return parsed(answer);
  };
}

function parsed({ url, status, location, text }: HttpAnswer): unknown {
  if (location !== undefined)
    throw new Failure('bad-answer', `${url} redirects to ${location || 'another address'} (${status})`, {
      hint: 'give that address if you trust it',
    });
  if (status < 200 || status >= 300) throw new Failure('bad-answer', `${url} answers ${status}: ${firstLine(text)}`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure('bad-answer', `${url} does not answer with JSON: ${firstLine(text)}`, {
      cause: error,
      ...(/^\s*</.test(text) && { hint: 'this is a web page; the service has another address' }),
    });
  }
}

function firstLine(text: string): string {
  return shortened(text.trim().split('\n', 1)[0] ?? '', 80) || 'nothing';
}

/** Reads the parts of an answer from a server. */
export function answerReader(url: string): JsonReader {
  return new JsonReader((where, wrong, value) => {
    const shown = value === undefined ? 'is missing' : `${wrong}: ${shortened(JSON.stringify(value), 60)}`;
    throw new Failure('bad-answer', `${url}: \`${where}\` of the answer ${shown}`, {
      hint: 'does the service have the expected kind of interface?',
    });
  });
}
