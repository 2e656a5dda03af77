import { InvalidArgumentError, Option } from 'commander';
import { bundledOntology, bundledQueries } from '../node/package-folder.ts';

/** Options of commands that read facts. */
export interface FactsOptions {
  readonly ontology: string;
  readonly queries: string;
  readonly source: readonly string[];
  readonly json: boolean;
  readonly quiet: boolean;
  readonly watch: boolean;
}

export const defaults = {
  facts: 'facts/ics',
  out: 'output',
  ontology: bundledOntology,
  queries: bundledQueries,
  source: [],
  timeLimit: 60,
  /** For `load`: a store needs long for a large graph. */
  loadTimeLimit: 3600,
} as const;

interface OptionDetails {
  readonly choices?: readonly string[];
  readonly parse?: (value: string) => unknown;
  readonly repeatable?: boolean;
  readonly usual?: string | number | readonly string[];
  /** How help shows the default. */
  readonly usualText?: string;
  readonly mandatory?: boolean;
  readonly conflicts?: string;
}

const number =
  (least: number, most: number, what = 'a number', form = /^\d+$/) =>
  (value: string) => {
    if (!form.test(value) || Number(value) < least || Number(value) > most)
      throw new InvalidArgumentError(`expected ${what} from ${least} to ${most}`);
    return Number(value);
  };
const decimal = /^\d+(\.\d+)?$/;
/** At most three weeks: timers of Node count milliseconds in 31 bits. */
const seconds = number(0.001, 2_000_000, 'a number of seconds', decimal);

const list = (...usual: readonly string[]) => ({
  parse: (value: string) => value.split(',').map((item) => item.trim()),
  usual,
  usualText: usual.join(','),
});
const bundled = (usual: string) => ({ usual, usualText: 'the bundled one' });
const resultFormats = ['table', 'csv', 'tsv', 'json', 'xml', 'ttl', 'nt', 'jsonld'];
const repeatable = { repeatable: true };

/** Flags, help text and details. An option without a value in its flags is false by default. */
const rows = {
  acceptAbove: [
    '--accept-above <score>',
    'accept candidates that reach this score (0 to 100) and are not ambiguous',
    { parse: number(0, 100, 'a score', decimal) },
  ],
  allowMerged: ['--allow-merged', 'accept that the store merges equal values, and so holds fewer triples'],
  check: ['--check', 'check each series too, except for quotations'],
  createEditions: ['--create-editions', 'create items for editions that have none'],
  dateProperty: ['--date-property <id>', 'property of the service for dates, such as P585'],
  dryRun: ['--dry-run', 'print what would be loaded; send no data'],
  endpoint: ['--endpoint <url>', 'query this triple store instead of files'],
  fetch: ['--fetch', 'retrieve each page and verify the quotations in it; archived copies where it is gone'],
  format: ['--format <list>', 'formats: ttl, jsonld, nt, nq, trig, rdf12.ttl, wikibase', list('ttl', 'jsonld')],
  from: [
    '--from <url|file>',
    'reconciliation service (API 0.2), or table of items and names (CSV, TSV)',
    { mandatory: true },
  ],
  graphs: ['--graph <iri>', 'with --endpoint: query only this named graph (repeatable)', repeatable],
  graphStore: ['--graph-store <url>', 'address for the Graph Store Protocol, if it is not found'],
  gzip: ['--gzip', 'compress the output, as --out FILE.gz does'],
  host: ['--host <name>', 'address to listen at; by default only for this machine', { usual: '127.0.0.1' }],
  intoGraph: ['--graph <iri>', 'put all triples into this named graph'],
  json: ['--json', 'report as SARIF 2.1.0 on stdout'],
  jsonData: ['--json', 'print JSON'],
  kind: ['--kind <list>', 'only things of these classes, such as Organization,Place', list()],
  lineFormat: ['--format <name>', 'N-Quads or N-Triples', { choices: ['nq', 'nt'], usual: 'nq' }],
  loadTime: [
    '--time-limit <seconds>',
    'abort a request to the store after this time',
    { parse: seconds, usual: defaults.loadTimeLimit },
  ],
  onError: ['--on-error <what>', 'at a line with errors', { choices: ['stop', 'skip'], usual: 'stop' }],
  only: ['--only <list>', 'only these Wikidata properties, such as P276,P580', list()],
  ontology: ['--ontology <dir>', 'folder of the ontology', bundled(defaults.ontology)],
  out: ['--out <dir>', 'output folder', { usual: defaults.out }],
  outFile: ['--out <file>', 'write to a file, which gets its name when it is complete'],
  placeProperty: ['--place-property <id>', 'property of the service for places, such as P17'],
  plain: ['--plain', 'write plain triples only, without statements and evidence'],
  port: ['--port <number>', 'port to listen at; 0 for any free port', { parse: number(0, 65_535), usual: 7070 }],
  privateAddresses: ['--private-addresses', 'with --fetch: also ask addresses of this machine and its networks'],
  queries: ['--queries <dir>', 'folder with infer/ and checks/', bundled(defaults.queries)],
  quiet: ['--quiet', 'print errors only'],
  resultFormat: ['--format <name>', 'format of the result', { choices: resultFormats }],
  resume: ['--resume', 'continue an interrupted run with --out'],
  reviewer: ['--reviewer <name>', 'ask for each thing, and record who answered'],
  service: ['--service <url>', 'allow SERVICE to this address (repeatable)', { ...repeatable, conflicts: 'endpoint' }],
  source: [
    '--source <id=file|dir>',
    'text of a source, or folder of ID.txt, to verify quotations (repeatable)',
    repeatable,
  ],
  sparql: ['--sparql', 'the URL of --from is a SPARQL endpoint'],
  strict: ['--strict', 'a value that its quotation does not say is an error'],
  time: ['--time-limit <seconds>', 'abort a query after this time', { parse: seconds, usual: defaults.timeLimit }],
  update: ['--update <url>', 'address for SPARQL Update, if it is not found'],
  watch: ['--watch', 'run again on every change of the input files'],
  workers: ['--workers <n>', 'number of mapping threads', { parse: number(1, 256), usual: 1 }],
} as const satisfies Readonly<Record<string, readonly [flags: string, about: string, details?: OptionDetails]>>;

export type OptionName = keyof typeof rows;

export function optionOf(name: OptionName): Option {
  const [flags, about, details]: readonly [string, string, OptionDetails?] = rows[name];
  const { choices, parse, repeatable, usual, usualText, mandatory, conflicts } = details ?? {};
  const option = new Option(flags, about).default(usual ?? (flags.includes('<') ? undefined : false), usualText);
  if (choices) option.choices(choices);
  if (parse) option.argParser(parse);
  if (repeatable) option.argParser<readonly string[]>((value, before) => [...before, value]).default([]);
  if (conflicts !== undefined) option.conflicts(conflicts);
  return option.makeOptionMandatory(mandatory === true);
}
