import { readBuilt } from '../node/built.ts';
import { readText } from '../node/files.ts';
import { openStore } from '../node/store.ts';
import { mediaTypes } from '../rdf/media-types.ts';
import { Failure } from '../report/failure.ts';
import { visible } from '../report/render-text.ts';
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
  { engine }: CommandContext,
): Promise<number> {
  const { out, format, service, endpoint } = options;
  const wrong = service.find((address) => !/^https?:/i.test(address) || !URL.canParse(address));
  if (wrong !== undefined) throw new Failure('usage', `--service ${wrong}: expected an address, http://… or https://…`);
  const text = await queryText(fileOrText);
  if (endpoint !== undefined) return printAnswer(text, format, await openStore({ ...options, endpoint }));
  await engine.load((await readBuilt(out)).map((built) => built.text).join('\n'));
  return printAnswer(text, format, { answer: (asked, media) => engine.answer(asked, media, service) });
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
