import { text as readAll } from 'node:stream/consumers';
import { builtFiles, readBuilt } from '../node/built.ts';
import { readText } from '../node/files.ts';
import { bundledOntology } from '../node/package-folder.ts';
import { openStore } from '../node/store.ts';
import { printData } from '../node/terminal.ts';
import { mediaTypes } from '../rdf/media-types.ts';
import { sharedPrefixes } from '../rdf/prefixes.ts';
import { Failure } from '../report/failure.ts';
import { orderedVariables, queryForm } from '../sparql/query-form.ts';
import { missingDeclarations } from '../sparql/query-prefixes.ts';
import { readResults } from '../sparql/results.ts';
import { toTable } from '../sparql/table.ts';
import type { CommandContext } from './command.ts';

/** Media type by the name that `--format` gives it; a table is made of the result in JSON. */
export const resultFormats = {
  table: mediaTypes.json.mediaType,
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
  /** Ask this store, and in it only these graphs. */
  readonly endpoint?: string;
  readonly graph: readonly string[];
  /** Seconds. */
  readonly timeLimit: number;
  readonly format?: keyof typeof resultFormats | undefined;
  /** Addresses that the query may ask by SERVICE. */
  readonly service: readonly string[];
}

/**
 * Answers a query, given as a file (.rq), as text or, by `-`, on standard input, over all series that `build` wrote, or inside a store.
 * @returns the exit code: 0
 */
export async function query(
  [fileOrText = '']: readonly string[],
  options: QueryOptions,
  { engine, reader }: CommandContext,
): Promise<number> {
  const { out, format, service, endpoint } = options;
  const wrong = service.find((address) => !/^https?:/i.test(address) || !URL.canParse(address));
  if (wrong !== undefined) throw new Failure('usage', `--service ${wrong}: expected an address, http://… or https://…`);
  const text = await queryText(fileOrText);
  const { profile } = await reader.ontology(bundledOntology);
  if (endpoint !== undefined) {
    // A store mostly holds what was built here; where nothing was, the prefixes of the ontology are left.
    const prefixes = sharedPrefixes(profile.prefixes, await builtFiles(out).catch(() => []));
    const store = await openStore({ ...options, endpoint });
    return printAnswer({ text, format, prefixes }, (media) =>
      store.answer(missingDeclarations(text, prefixes) + text, media),
    );
  }
  const built = await readBuilt(out);
  const prefixes = sharedPrefixes(profile.prefixes, built);
  await engine.load(built.map((series) => series.text).join('\n'));
  return printAnswer({ text, format, prefixes }, (media) =>
    engine.answer(text, media, { services: service, prefixes }),
  );
}

async function queryText(fileOrText: string): Promise<string> {
  if (fileOrText === '-') return readAll(process.stdin);
  return fileOrText.endsWith('.rq') ? readText(fileOrText) : fileOrText;
}

interface AskedQuery {
  readonly text: string;
  readonly format: QueryOptions['format'];
  readonly prefixes: ReadonlyMap<string, string>;
}

async function printAnswer(
  { text, format, prefixes }: AskedQuery,
  ask: (mediaType: string) => Promise<string>,
): Promise<number> {
  const usual = usualFormats[queryForm(text) ?? 'SELECT'];
  // A graph is no table.
  const chosen = format === 'table' && usual === 'ttl' ? usual : (format ?? usual);
  const answer = await ask(resultFormats[chosen]);
  printData(chosen === 'table' ? tableOf(answer, text, prefixes) : answer.endsWith('\n') ? answer : `${answer}\n`);
  return 0;
}

function tableOf(json: string, query: string, prefixes: ReadonlyMap<string, string>): string {
  const results = readResults(json);
  const variables = orderedVariables(query, results.variables);
  return toTable({ ...results, variables }, { prefixes, width: process.stdout.columns });
}
