import { iriProblem } from '../rdf/iri.ts';
import type { ChosenDataset } from '../sparql/engine.ts';
import { refuse } from './refuse.ts';

interface QueryRequest {
  /** Undefined for a GET without parameters, which requests the service description. */
  readonly query: string | undefined;
  readonly dataset?: ChosenDataset;
  /** The parameter `format`. */
  readonly format: string | undefined;
}

/**
 * Reads a query operation of the SPARQL 1.1 Protocol (2.1): GET, POST with a form, POST with the query itself.
 * Invalid requests end with the status of the protocol.
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
  if (charset !== undefined && charset !== 'utf-8') refuse(415, 'send queries in UTF-8');
  const body = await textOf(request);
  if (mediaType === formType)
    return requestOf(new URLSearchParams([...searchParams, ...new URLSearchParams(body)]), false);
  if (searchParams.has('query')) refuse(400, 'there are two queries, in the body and in the URL');
  searchParams.append('query', body);
  return requestOf(searchParams, false);
}

const formType = 'application/x-www-form-urlencoded';
const queryType = 'application/sparql-query';
const updateRefused = 'this endpoint is read-only: it does not accept updates';

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
  if (more.length > 0) refuse(400, 'the request has more than one query');
  if (query === undefined && !mayBeEmpty) refuse(400, 'the parameter `query` is missing');
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
