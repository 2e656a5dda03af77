import type { AskJson } from '../reconcile/propose/candidate.ts';
import { Failure, messageOf } from '../report/failure.ts';
import { shortened } from '../report/message-text.ts';

/** Bytes that an answer may have. */
const longestAnswer = 32 * 1024 * 1024;

/**
 * Makes what asks servers for JSON.
 * @param timeLimit seconds that each answer may take
 * @throws Failure `unreachable` or `bad-answer`, from what it makes
 */
export function askingJson(timeLimit: number): AskJson {
  return async (url, form) => {
    const signal = AbortSignal.timeout(timeLimit * 1000);
    try {
      const response = await fetch(url, {
        headers: { Accept: 'application/sparql-results+json, application/json' },
        // Elsewhere may be inside a network that the one who sends us there cannot reach itself.
        redirect: 'manual',
        signal,
        ...(form && { method: 'POST', body: new URLSearchParams(form) }),
      });
      if (response.status >= 300 && response.status < 400)
        throw new Failure(
          'bad-answer',
          `${url} sends elsewhere: ${response.headers.get('Location') ?? response.status}`,
          {
            hint: 'give that address where you trust it',
          },
        );
      const text = await limitedText(response, url);
      if (!response.ok) throw new Failure('bad-answer', `${url} answers ${response.status}: ${firstLine(text)}`);
      return parsed(text, url);
    } catch (error) {
      if (error instanceof Failure) throw error;
      const late = signal.aborted;
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      throw new Failure(
        'unreachable',
        late ? `${url} gave no answer within ${timeLimit} s` : `cannot reach ${url}: ${messageOf(cause)}`,
        {
          cause: error,
          hint: late ? '--time-limit SECONDS waits longer' : 'is the address right, and does the server run?',
        },
      );
    }
  };
}

async function limitedText(response: Response, url: string): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > longestAnswer) throw new Failure('bad-answer', `${url} answers with more than ${longestAnswer} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parsed(text: string, url: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure('bad-answer', `${url} answers with no JSON: ${firstLine(text)}`, {
      cause: error,
      ...(/^\s*</.test(text) && { hint: 'that is a page for people; the service has another address' }),
    });
  }
}

function firstLine(text: string): string {
  return shortened(text.trim().split('\n', 1)[0] ?? '', 80) || 'nothing';
}
