import { Agent, EnvHttpProxyAgent, fetch } from 'undici';
import { Failure } from '../report/failure.ts';
import type { Fetch } from '../sparql/http.ts';

/** Without these, undici waits five minutes for an answer; here the time limit of each request decides. */
const noTimeouts = { headersTimeout: 0, bodyTimeout: 0 };

/** Proxies are used as in Node itself: only where NODE_USE_ENV_PROXY is set. */
const dispatcher = process.env.NODE_USE_ENV_PROXY === '1' ? new EnvHttpProxyAgent(noTimeouts) : new Agent(noTimeouts);

/** The fetch of every command. */
export const nodeFetch: Fetch = (url, init) => fetch(url, { ...init, dispatcher });

/** @throws Failure `usage` where the text is not an http or https URL, or has a password in it; the password is not repeated */
export function webAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Failure('usage', `\`${text.replace(/\/\/[^/]*@/, '//…@')}\` is not the address of a server`, {
      hint: 'such as http://localhost:8890/sparql',
    });
  if (url.username !== '' || url.password !== '')
    throw new Failure('usage', 'the address of a server may not hold a password', {
      hint: 'for a store, set SEMINAR_GRAPH_USER and SEMINAR_GRAPH_PASSWORD instead',
    });
  return url;
}
