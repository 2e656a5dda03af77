import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readText } from '../node/files.ts';
import { finishReplacing } from '../node/output-folder.ts';
import type { SparqlEngine } from '../node/sparql-engine.ts';
import { openStore, type StoreQueryOptions } from '../node/store.ts';
import { Failure } from '../report/failure.ts';
import { visible } from '../report/render-text.ts';
import { type QueryAnswers, queryForm } from '../sparql/query-answers.ts';
import { printData } from './terminal.ts';

/** Media type by the name that `--format` gives it. */
export const resultFormats = {
  table: 'table',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  json: 'application/sparql-results+json',
  xml: 'application/sparql-results+xml',
  ttl: 'text/turtle',
  nt: 'application/n-triples',
  jsonld: 'application/ld+json',
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
  await engine.load(await readBuilt(out));
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

/** The Turtle of every series in the output folder, as one text. */
export async function readBuilt(out: string): Promise<string> {
  return (await readBuiltFiles(out)).map(({ text }) => text).join('\n');
}

/** The Turtle of each series in the output folder. */
export async function readBuiltFiles(out: string): Promise<{ file: string; text: string }[]> {
  finishReplacing(out);
  const all = (await readdir(out).catch(() => [])).sort();
  // Not the other Turtle files of a series: its description, its plain triples, its RDF 1.2 edition; and the shape of
  // Wikibase only where it stands alone, for it says the same in other words.
  const graphs = all.filter((name) => /(?<!\.void|\.plain|\.rdf12|\.wikibase)\.ttl$/.test(name));
  const names = graphs.length > 0 ? graphs : all.filter((name) => name.endsWith('.wikibase.ttl'));
  if (names.length === 0)
    throw new Failure('nothing-built', `${out} holds no graph (.ttl)`, {
      hint: 'run `build` first, or say where it wrote with --out',
    });
  return Promise.all(names.map(async (name) => ({ file: join(out, name), text: await readText(join(out, name)) })));
}
