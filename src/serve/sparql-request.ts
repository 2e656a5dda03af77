import { iriProblem } from '../rdf/iri.ts';
import type { ChosenDataset } from '../sparql/engine.ts';
import { refuse } from './refuse.ts';

/** What a request to the endpoint asks: a query, or nothing at all. */
export interface QueryRequest {
  /** Undefined where a GET names no query: that asks what the service is. */
  readonly query: string | undefined;
  /** The graphs that the query is to see, where the client chooses. */
  readonly dataset?: ChosenDataset;
  /** The form of the answer by name, where the client says so besides `Accept`. */
  readonly format: string | undefined;
}

/**
 * Reads a query operation of the SPARQL 1.1 Protocol (2.1): GET, POST with a form, POST with the query itself.
 * Refuses with the status that the protocol calls for.
 */
export async function readQueryRequest(request: Request): Promise<QueryRequest> {
  const { searchParams } = new URL(request.url);
  if (request.method !== 'POST') return requestOf(searchParams, searchParams.size === 0);
  const [type = '', ...parameters] = (request.headers.get('Content-Type') ?? '').toLowerCase().split(';');
  const mediaType = type.trim();
  if (mediaType === 'application/sparql-update') refuse(403, updateRefused);
  if (mediaType !== formType && mediaType !== queryType)
    refuse(415, `send the query as ${queryType}, or as a form (${formType})`, {
      'Accept-Post': `${queryType}, ${formType}`,
    });
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([^"\s]*)"?\s*$/.exec(parameter)?.[1])
    .find(Boolean);
  if (charset !== undefined && charset !== 'utf-8') refuse(415, 'queries are sent in UTF-8');
  const body = await textOf(request);
  if (mediaType === formType)
    return requestOf(new URLSearchParams([...searchParams, ...new URLSearchParams(body)]), false);
  if (searchParams.has('query')) refuse(400, 'the query is in the body, and another one in the URL');
  searchParams.append('query', body);
  return requestOf(searchParams, false);
}

const formType = 'application/x-www-form-urlencoded';
const queryType = 'application/sparql-query';
const updateRefused = 'this endpoint is read-only: it takes no update';

async function textOf(request: Request): Promise<string> {
  const bytes = await request.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse(400, 'the body is not UTF-8');
  }
}

function requestOf(parameters: URLSearchParams, mayBeEmpty: boolean): QueryRequest {
  if (parameters.has('update')) refuse(403, updateRefused);
  const [query, ...more] = parameters.getAll('query');
  if (more.length > 0) refuse(400, 'more than one query; the protocol takes one at a time');
  if (query === undefined && !mayBeEmpty) refuse(400, 'there is no parameter `query`');
  const dataset = {
    defaultGraphs: parameters.getAll('default-graph-uri'),
    namedGraphs: parameters.getAll('named-graph-uri'),
  };
  const named = [...dataset.defaultGraphs, ...dataset.namedGraphs];
  const bad = named.find((iri) => iriProblem(iri) !== undefined);
  if (bad !== undefined) refuse(400, `the name of a graph ${iriProblem(bad)}`);
  const format = parameters.get('format') ?? undefined;
  return { query, format, ...(named.length > 0 && { dataset }) };
}
