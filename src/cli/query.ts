import { text as readAll } from 'node:stream/consumers';
import { builtFiles, readBuilt } from '../node/built.ts';
import { readText } from '../node/files.ts';
import { bundledOntology } from '../node/package-folder.ts';
import { openStore, type StoreQueryOptions } from '../node/store.ts';
import { printData } from '../node/terminal.ts';
import { mediaTypes } from '../rdf/media-types.ts';
import { sharedPrefixes } from '../rdf/prefixes.ts';
import { Failure } from '../report/failure.ts';
import { orderedVariables, queryForm } from '../sparql/query-form.ts';
import { missingDeclarations } from '../sparql/query-prefixes.ts';
import { readResults } from '../sparql/results.ts';
import { toTable } from '../sparql/table.ts';
import type { CommandContext } from './command.ts';

/** Formats by the value of `--format`. A table is made of the result in JSON. */
export const resultFormats = { ...mediaTypes, table: mediaTypes.json };

const defaultFormats = { SELECT: 'table', ASK: 'json', CONSTRUCT: 'ttl', DESCRIBE: 'ttl' } as const;

interface QueryOptions extends Omit<StoreQueryOptions, 'endpoint'> {
  readonly out: string;
  readonly endpoint?: string;
  readonly format?: keyof typeof resultFormats;
  /** Addresses that SERVICE may use. */
  readonly service: readonly string[];
}

/**
 * Answers a query over all series in the output of `build`, or in a triple store.
 * @returns the exit code: 0
 */
export async function query(
  [fileOrText = '']: readonly string[],
  options: QueryOptions,
  { engine, reader }: CommandContext,
): Promise<number> {
  const { out, service, endpoint } = options;
  const wrong = service.find((address) => !/^https?:/i.test(address) || !URL.canParse(address));
  if (wrong !== undefined) throw new Failure('usage', `--service ${wrong}: expected a URL, http://… or https://…`);
  const text = await queryText(fileOrText);
  const built = endpoint === undefined ? await readBuilt(out) : [];
  // A store usually holds the output of `build`; without it, only the prefixes of the ontology are known.
  const series = endpoint === undefined ? built : await builtFiles(out).catch(() => []);
  const { profile } = await reader.ontology(bundledOntology);
  const prefixes = sharedPrefixes(profile.prefixes, series);
  const usual = defaultFormats[queryForm(text) ?? 'SELECT'];
  // A graph cannot be shown as a table.
  const format = options.format === 'table' && usual === 'ttl' ? usual : (options.format ?? usual);
  const { mediaType } = resultFormats[format];
  let answer: string;
  if (endpoint === undefined) {
    await engine.load(built.map((one) => one.text).join('\n'));
    answer = await engine.answer(text, mediaType, { services: service, prefixes });
  } else {
    const store = await openStore({ ...options, endpoint });
    answer = await store.answer(missingDeclarations(text, prefixes) + text, mediaType);
  }
  if (format === 'table') {
    const results = readResults(answer);
    const variables = orderedVariables(text, results.variables);
    answer = toTable({ ...results, variables }, { prefixes, width: process.stdout.columns });
  }
  printData(answer.endsWith('\n') ? answer : `${answer}\n`);
  return 0;
}

async function queryText(fileOrText: string): Promise<string> {
  if (fileOrText === '-') return readAll(process.stdin);
  return fileOrText.endsWith('.rq') ? readText(fileOrText) : fileOrText;
}
