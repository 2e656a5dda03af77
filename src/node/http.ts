import { Agent, EnvHttpProxyAgent, fetch } from 'undici';
import { Failure } from '../report/failure.ts';
import type { Fetch } from '../sparql/http.ts';

/** Replaces the timeouts of undici (five minutes): each request has its own time limit. */
const noTimeouts = { headersTimeout: 0, bodyTimeout: 0 };

/** As in Node itself, proxies are used only if NODE_USE_ENV_PROXY is set. */
const dispatcher = process.env.NODE_USE_ENV_PROXY === '1' ? new EnvHttpProxyAgent(noTimeouts) : new Agent(noTimeouts);

/** The fetch of all commands. */
export const nodeFetch: Fetch = (url, init) => fetch(url, { ...init, dispatcher });

/**
 * @throws Failure `usage` if the text is not an http or https URL, or contains a password, which the message does not
 * repeat
 */
export function webAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Failure('usage', `\`${text.replace(/\/\/[^/]*@/, '//…@')}\` is not a URL of a server`, {
      hint: 'use a URL such as http://localhost:8890/sparql',
    });
  if (url.username !== '' || url.password !== '')
    throw new Failure('usage', 'the URL must not contain a user or password', {
      hint: 'for a store, set SEMINAR_GRAPH_USER and SEMINAR_GRAPH_PASSWORD instead',
    });
  return url;
}
