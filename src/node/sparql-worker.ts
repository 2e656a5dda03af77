import { parentPort, workerData } from 'node:worker_threads';
import type { QueryEngine as Engine } from '@comunica/query-sparql';
import { Parser } from 'n3';
import { RdfStore } from 'rdf-stores';
import { namedNode } from '../rdf/environment.ts';
import { mediaTypes } from '../rdf/media-types.ts';
import { messageOf } from '../report/failure.ts';
import type { Answer, ChosenDataset, Question, ResultKind } from '../sparql/engine.ts';
import { QueryFailure } from '../sparql/query-failure.ts';
import { missingDeclarations } from '../sparql/query-prefixes.ts';
import { refusalOf } from '../sparql/refusal.ts';
import { syntaxFailure, withoutReturns } from '../sparql/syntax-failure.ts';
import type { SparqlLimits, SparqlRequest, SparqlResponse } from './sparql-engine.ts';

// The worker thread of the engine. Comunica takes most of a second to load, during which the main thread reads facts; and
// a query that exceeds its limit can be stopped only by ending the thread.

const loading: Promise<Engine> = import('@comunica/query-sparql').then(({ QueryEngine }) => new QueryEngine());
let store = RdfStore.createDefault();
const { longestAnswer } = workerData as SparqlLimits;

/** Rejects all addresses except the allowed services, also those that `refusalOf` does not see. */
const fetchFrom =
  (services: readonly string[]): typeof fetch =>
  (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    url.search = '';
    if (services.some((service) => new URL(service).href === url.href))
      return fetch(input, { ...init, redirect: 'error' });
    return Promise.reject(new Error(`queries may not use the network (${url})`));
  };

function hold(graph: string, add: boolean): void {
  if (!add) store = RdfStore.createDefault();
  for (const quad of new Parser().parse(graph)) store.addQuad(quad);
}

async function answer(question: Question): Promise<Answer> {
  const { mediaTypes: wanted, dataset, services = [] } = question;
  const engine = await loading;
  const operation = overDataset(await parsed(engine, question), dataset);
  const result = await engine.query(operation, { sources: [store], fetch: fetchFrom(services) });
  if (result.resultType === 'void') throw new Error('an update passed the parser as a query');
  const kind: ResultKind = result.resultType;
  const mediaType = wanted[kind];
  if (mediaType === undefined) throw new QueryFailure('answer-form', `the answer to this query is ${nouns[kind]}`);
  // Comunica 5.4 cannot write booleans as XML: it looks for variables.
  if (result.resultType === 'boolean' && mediaType === mediaTypes.xml.mediaType)
    return { text: booleanXml(await result.execute()), mediaType, kind };
  const { data } = await engine.resultToString(result, mediaType).catch(() => {
    throw new QueryFailure('answer-form', `the answer to this query (${kind}) cannot be written as ${mediaType}`);
  });
  let text = '';
  for await (const chunk of data) {
    text += String(chunk);
    if (text.length > longestAnswer)
      throw new QueryFailure(
        'answer-too-large',
        `the answer is longer than ${longestAnswer} characters; patterns without a common variable multiply rows`,
      );
  }
  return { text: mediaType === mediaTypes.json.mediaType ? withoutMetadata(text) : text, mediaType, kind };
}

/** Comunica adds the number of HTTP requests to rows in JSON. */
function withoutMetadata(json: string): string {
  const end = json.lastIndexOf(',\n"metadata": {');
  return end < 0 ? json : `${json.slice(0, end)}}\n`;
}

/** SPARQL Query Results XML Format, 2.3.2 */
const booleanXml = (value: boolean) => `<?xml version="1.0"?>
<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head></head><boolean>${value}</boolean></sparql>
`;

const nouns = { bindings: 'a table', boolean: 'true or false', quads: 'a graph' } as const;

type Algebra = Exclude<Parameters<Engine['query']>[0], string>;

/** Replaces the dataset of a query by the one of the request (SPARQL 1.1 Protocol, 2.1.4). */
function overDataset(operation: Algebra, dataset: ChosenDataset | undefined): Algebra {
  if (!dataset) return operation;
  const input = operation.type === 'from' && 'input' in operation ? operation.input : operation;
  return {
    type: 'from',
    input,
    default: dataset.defaultGraphs.map((iri) => namedNode(iri)),
    named: dataset.namedGraphs.map((iri) => namedNode(iri)),
  } as Algebra;
}

/** Parses a query, and rejects it before anything is run if it is not allowed. */
async function parsed(engine: Engine, { query, prefixes, base, mayChoose, services }: Question): Promise<Algebra> {
  const front = prefixes ? missingDeclarations(query, prefixes) : '';
  const context = { sources: [store], ...(base !== undefined && { baseIRI: base }) };
  const parse = (text: string) => engine.explain(front + text, context, 'parsed').then(({ data }) => data as Algebra);
  const operation = await parse(query).catch(async (error: unknown) => {
    // The parser counts the line end \r\n as two.
    const placed = await parse(withoutReturns(query)).catch((again: unknown) => again);
    throw syntaxFailure(messageOf(placed instanceof Error ? placed : error), { front, query, prefixes });
  });
  const refusal = refusalOf(operation, mayChoose === true, services);
  if (refusal !== undefined) throw new QueryFailure('refused', refusal);
  return operation;
}

const nothingAsked: Answer = { text: '', mediaType: '', kind: 'boolean' };

async function respond(request: SparqlRequest): Promise<void> {
  const { id, graph, question } = request;
  let response: SparqlResponse;
  try {
    if (graph !== undefined) hold(graph, request.add === true);
    response = { id, ...(question ? await answer(question) : nothingAsked) };
  } catch (error) {
    const { reason, hint, excerpt } =
      error instanceof QueryFailure ? error : new QueryFailure('evaluation', messageOf(error));
    response = { id, error: messageOf(error), reason, hint, excerpt };
  }
  parentPort?.postMessage(response);
}

// In order, so that a query sees the graph of the requests before it.
let last = Promise.resolve();
parentPort?.on('message', (request: SparqlRequest) => {
  last = last.then(() => respond(request));
});
