import { type BuiltFile, builtFiles, readBuilt } from '../node/built.ts';
import { readText } from '../node/files.ts';
import { bundledOntology } from '../node/package-folder.ts';
import { openStore } from '../node/store.ts';
import { mediaTypes } from '../rdf/media-types.ts';
import { sharedPrefixes } from '../rdf/prefixes.ts';
import { Failure } from '../report/failure.ts';
import { visible } from '../report/render-text.ts';
import { missingDeclarations } from '../sparql/prefixed-names.ts';
import { type QueryAnswers, queryForm } from '../sparql/query-answers.ts';
import type { CommandContext } from './command.ts';
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
 * Answers a query, given as a file (.rq) or as text, over all series that `build` wrote, or inside a store.
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
    const built = await builtFiles(out).catch(() => []);
    const prefixes = sharedPrefixes(profile.prefixes, namespacesOf(built));
    const store = await openStore({ ...options, endpoint });
    return printAnswer(missingDeclarations(text, prefixes) + text, format, store);
  }
  const built = await readBuilt(out);
  const prefixes = sharedPrefixes(profile.prefixes, namespacesOf(built));
  await engine.load(built.map((series) => series.text).join('\n'));
  return printAnswer(text, format, {
    answer: (asked, media) => engine.answer(asked, media, { services: service, prefixes }),
  });
}

const namespacesOf = (built: readonly BuiltFile[]) => built.map(({ namespace }) => namespace);

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
