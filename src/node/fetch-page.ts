import { lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import { Agent, EnvHttpProxyAgent, fetch, type Response } from 'undici';
import { messageOf } from '../report/failure.ts';
import { packageVersion } from './package-folder.ts';

/** A page as it was received. */
export interface Page {
  readonly bytes: Uint8Array;
  /** The media type of its header, in lower case. */
  readonly mediaType: string;
  /** The charset of its header. */
  readonly charset: string | undefined;
}

/** Why a page could not be received. */
export interface NoPage {
  readonly state: 'gone' | 'unreachable' | 'refused';
  readonly reason: string;
}

export interface FetchOptions {
  /** Whether addresses that are not public, such as 127.0.0.1, may be asked. */
  readonly privateAddresses: boolean;
  /** In milliseconds, for a page with its redirections. */
  readonly timeLimit?: number;
  /** In bytes, when decompressed. */
  readonly sizeLimit?: number;
}

const mostRedirections = 5;

/**
 * Receives a page over HTTP. The size of the page, the time, the number of redirections and the addresses are limited: facts may come from
 * somebody else, and must not make this machine ask its own network.
 * @example
 * const page = await fetchPage('https://example.org/report', { privateAddresses: false });
 */
export async function fetchPage(address: string, options: FetchOptions): Promise<Page | NoPage> {
  const { timeLimit = 30_000, sizeLimit = 10_000_000 } = options;
  const signal = AbortSignal.timeout(timeLimit);
  const dispatcher = dispatcherFor(options);
  try {
    let url = new URL(address);
    for (let redirections = 0; ; redirections += 1) {
      const refused = refusalOf(url, options);
      if (refused !== undefined) return { state: 'refused', reason: refused };
      const headers = {
        accept: 'text/html, application/xhtml+xml, text/plain',
        'user-agent': `seminar-graph/${packageVersion()}`,
      };
      const response = await fetch(url, { redirect: 'manual', signal, headers, dispatcher });
      const next = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || next === null) return await pageOf(response, sizeLimit);
      await response.body?.cancel();
      if (redirections === mostRedirections)
        return { state: 'unreachable', reason: `more than ${mostRedirections} redirections` };
      url = new URL(next, url);
    }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    if (cause instanceof PrivateAddress) return { state: 'refused', reason: cause.message };
    const reason = signal.aborted ? `no answer in ${timeLimit / 1000} s` : messageOf(cause);
    return { state: 'unreachable', reason };
  } finally {
    void dispatcher.close();
  }
}

async function pageOf(response: Response, sizeLimit: number): Promise<Page | NoPage> {
  const { status } = response;
  if (status !== 200) {
    await response.body?.cancel();
    const reason = `status ${status}`;
    return { state: status === 404 || status === 410 ? 'gone' : 'unreachable', reason };
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    // Leaving the loop cancels the body.
    if (size > sizeLimit) return { state: 'unreachable', reason: `more than ${sizeLimit / 1_000_000} MB` };
    parts.push(part);
  }
  const [mediaType = '', ...parameters] = (response.headers.get('content-type') ?? '').toLowerCase().split(';');
  const charset = parameters
    .map((one) => /^\s*charset\s*=\s*"?([^"\s]+)/.exec(one)?.[1])
    .find((one) => one !== undefined);
  return { bytes: Buffer.concat(parts), mediaType: mediaType.trim(), charset };
}

/** Why an address is not asked at all. Names of hosts are looked up, and refused, when they are connected to. */
function refusalOf(
  { protocol, username, password, hostname }: URL,
  { privateAddresses }: FetchOptions,
): string | undefined {
  if (!/^https?:$/.test(protocol)) return `${protocol} is no address of a page`;
  if (username !== '' || password !== '') return 'the address contains a user or password';
  const host = hostname.replace(/^\[|\]$/g, '');
  return !privateAddresses && isIP(host) !== 0 && isPrivate(host) ? notPublic(host) : undefined;
}

/** The host is looked up only once, so that no other address can be connected to than the one that was judged. */
function dispatcherFor({ privateAddresses }: FetchOptions): Agent | EnvHttpProxyAgent {
  const options = privateAddresses ? {} : judging;
  // A proxy looks hosts up itself; what goes past it is judged here.
  return process.env.NODE_USE_ENV_PROXY === '1' ? new EnvHttpProxyAgent(options) : new Agent(options);
}

const judging: Agent.Options = {
  connect: {
    lookup: (host, options, found) => {
      lookup(host, { ...options, all: true }, (error, addresses) => {
        if (error) return found(error, []);
        const wrong = addresses.find(({ address }) => isPrivate(address));
        return wrong ? found(new PrivateAddress(notPublic(host)), []) : found(null, addresses);
      });
    },
  },
};

class PrivateAddress extends Error {}

function notPublic(host: string): string {
  return `${host} is no public address (--private-addresses allows it)`;
}

function isPrivate(address: string): boolean {
  return isIP(address) === 4 ? nonPublic.check(address, 'ipv4') : nonPublic.check(address, 'ipv6');
}

/** Addresses that are not public, by the registries of special-purpose addresses of IANA (RFC 6890). */
const nonPublic = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['192.88.99.0', 24],
  ['224.0.0.0', 3],
] as const)
  nonPublic.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  // IPv4 addresses in IPv6 are judged as private, because they may lead to any of them.
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  nonPublic.addSubnet(network, prefix, 'ipv6');
