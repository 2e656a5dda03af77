import { readBuilt } from '../node/built.ts';
import { readText } from '../node/files.ts';
import type { SparqlEngine } from '../node/sparql-engine.ts';
import { openStore, type StoreQueryOptions } from '../node/store.ts';
import { mediaTypes } from '../rdf/media-types.ts';
import { Failure } from '../report/failure.ts';
import { visible } from '../report/render-text.ts';
import { type QueryAnswers, queryForm } from '../sparql/query-answers.ts';
import { printData } from './terminal.ts';

/** Media type by the name that `--format` gives it. */
export const resultFormats = {
  table: 'table',
  csv: mediaTypes.csv.mediaType,
  tsv: mediaTypes.tsv.mediaType,
  json: mediaTypes.json.mediaType,
  xml: mediaTypes.xml.mediaType,
  ttl: mediaTypes.ttl.mediaType,
  nt: mediaTypes.nt.mediaType,
  jsonld: mediaTypes.jsonld.mediaType,
} as const;

/** What people want to see of each form of query. */
const usualFormats = {
  SELECT: 'table',
  ASK: 'json',
  CONSTRUCT: 'ttl',
  DESCRIBE: 'ttl',
} as const;

export interface QueryOptions {
  readonly out: string;
  readonly format?: keyof typeof resultFormats | undefined;
  /** Addresses that the query may ask by SERVICE. */
  readonly service: readonly string[];
}

/**
 * Answers a query, given as a file (.rq) or as text, over all series that `build` wrote.
 * @returns the exit code: 0
 */
export async function query(
  fileOrText: string,
  { out, format, service }: QueryOptions,
  engine: SparqlEngine,
): Promise<number> {
  const wrong = service.find((address) => !/^https?:/i.test(address) || !URL.canParse(address));
  if (wrong !== undefined) throw new Failure('usage', `--service ${wrong}: expected an address, http://… or https://…`);
  const text = await queryText(fileOrText);
  await engine.load((await readBuilt(out)).map((built) => built.text).join('\n'));
  const answers = { answer: (asked: string, media?: string) => engine.answer(asked, media, service) };
  return printAnswer(text, format, answers);
}

/**
 * Answers a query inside a store.
 * @returns the exit code: 0
 */
export async function queryStore(
  fileOrText: string,
  { format, ...store }: StoreQueryOptions & Pick<QueryOptions, 'format'>,
): Promise<number> {
  return printAnswer(await queryText(fileOrText), format, await openStore(store));
}

async function queryText(fileOrText: string): Promise<string> {
  return fileOrText.endsWith('.rq') ? readText(fileOrText) : fileOrText;
}

async function printAnswer(text: string, format: QueryOptions['format'], answers: QueryAnswers): Promise<number> {
  const media = resultFormats[format ?? usualFormats[queryForm(text) ?? 'SELECT']];
  const answer = await answers.answer(text, media);
  // For people; what programs read stays as it is.
  const shown = media === resultFormats.table ? answer.split('\n').map(visible).join('\n') : answer;
  printData(shown.endsWith('\n') ? shown : `${shown}\n`);
  return 0;
}
