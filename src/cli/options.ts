import { InvalidArgumentError, Option } from 'commander';
import { bundledOntology, bundledQueries } from '../node/package-folder.ts';

/** What commands that read facts can be told. */
export interface FactsOptions {
  readonly ontology: string;
  readonly queries: string;
  readonly source: readonly string[];
  readonly json: boolean;
  readonly quiet: boolean;
  /** Run again whenever a file changes. */
  readonly watch: boolean;
}

export interface BuildOptions extends FactsOptions {
  readonly out: string;
  readonly format: readonly string[];
  /** Plain triples only. */
  readonly plain: boolean;
}

export const defaults = {
  facts: 'facts/ics',
  out: 'output',
  ontology: bundledOntology,
  queries: bundledQueries,
  source: [],
  timeLimit: 60,
  /** Of `load`: a store may be long at work on a large graph. */
  loadTimeLimit: 3600,
} as const;

const list = (value: string) => value.split(',').map((item) => item.trim());
const collect = (value: string, before: readonly string[]) => [...before, value];

/** Reads the number of an option: a whole one, unless its form is another. */
const numberFrom =
  (least: number, most: number, { what = 'a number', form = /^\d+$/ } = {}) =>
  (value: string) => {
    const number = Number(value);
    if (!form.test(value) || number < least || number > most)
      throw new InvalidArgumentError(`expected ${what} from ${least} to ${most}`);
    return number;
  };

const fraction = /^\d+(\.\d+)?$/;

/** At most three weeks: timers of Node count milliseconds in 31 bits, and fire at once where there are more. */
const seconds = numberFrom(0.001, 2_000_000, { what: 'a number of seconds', form: fraction });

const flag = (name: string, description: string) => new Option(name, description).default(false);
const several = (name: string, description: string) => new Option(name, description).argParser(collect).default([]);
const listed = (name: string, description: string, usual: readonly string[] = []) =>
  new Option(name, description).argParser(list).default(usual, usual.join(','));
const bundled = (name: string, description: string, folder: string) =>
  new Option(name, description).default(folder, 'the bundled one');

/** The options of all commands, by the name that the table of commands gives them. */
export const options = {
  acceptAbove: () =>
    new Option(
      '--accept-above <score>',
      'accept candidates that reach this score (0 to 100) and have no rival',
    ).argParser(numberFrom(0, 100, { what: 'a score', form: fraction })),
  allowMerged: () => flag('--allow-merged', 'accept that the store takes some values for the same, and holds fewer'),
  check: () => flag('--check', 'find what `check` finds in each series too, quotations aside'),
  createEditions: () => flag('--create-editions', 'make items for editions that have none'),
  dateProperty: () => new Option('--date-property <id>', "the service's property for the date of a thing, as P585"),
  dryRun: () => flag('--dry-run', 'say what would be loaded, and send nothing'),
  endpoint: () => new Option('--endpoint <url>', 'ask this store instead'),
  format: () => listed('--format <list>', 'ttl, jsonld, nt, nq, trig, rdf12.ttl, wikibase', ['ttl', 'jsonld']),
  from: () =>
    new Option(
      '--from <url|file>',
      'a reconciliation service (0.2), or a table with items and names (CSV, TSV)',
    ).makeOptionMandatory(),
  graphs: () => several('--graph <iri>', 'with --endpoint: only this graph (may be repeated)'),
  graphStore: () => new Option('--graph-store <url>', 'where the store takes graphs, if it is not found'),
  gzip: () => flag('--gzip', 'write gzip, as with --out FILE.gz'),
  host: () =>
    new Option('--host <name>', 'address to listen at; by default only this machine can reach it').default('127.0.0.1'),
  intoGraph: () => new Option('--graph <iri>', 'put everything into this one graph'),
  json: () => flag('--json', 'report as SARIF 2.1.0 on stdout'),
  kind: () => listed('--kind <list>', 'only things of these classes, as in Organization,Place'),
  lineFormat: () => new Option('--format <name>', 'N-Quads or N-Triples').choices(['nq', 'nt']).default('nq'),
  loadTime: () =>
    new Option('--time-limit <seconds>', 'give up a request to the store after this long')
      .argParser(seconds)
      .default(defaults.loadTimeLimit),
  onError: () =>
    new Option('--on-error <what>', 'what to do with a line that has errors').choices(['stop', 'skip']).default('stop'),
  only: () => listed('--only <list>', 'only these Wikidata properties, as in P276,P580'),
  ontology: () => bundled('--ontology <dir>', 'folder of the ontology', defaults.ontology),
  out: () => new Option('--out <dir>', 'folder of the written files').default(defaults.out),
  outFile: () => new Option('--out <file>', 'write to a file, which has its name when it is whole'),
  placeProperty: () => new Option('--place-property <id>', "the service's property for the place of a thing, as P17"),
  plain: () => flag('--plain', 'plain triples only, without statements and evidence'),
  port: () =>
    new Option('--port <number>', 'port to listen at; 0 takes any that is free')
      .argParser(numberFrom(0, 65_535))
      .default(7070),
  queries: () => bundled('--queries <dir>', 'folder of the queries', defaults.queries),
  quiet: () => flag('--quiet', 'errors only'),
  resultFormat: () =>
    new Option('--format <name>', 'form of the answer').choices([
      'table',
      'csv',
      'tsv',
      'json',
      'xml',
      'ttl',
      'nt',
      'jsonld',
    ]),
  resume: () => flag('--resume', 'go on with a file where a run was interrupted'),
  reviewer: () => new Option('--reviewer <name>', 'ask for each, and note who answered'),
  service: () =>
    several('--service <url>', 'an address that the query may ask by SERVICE (may be repeated)').conflicts('endpoint'),
  source: () => several('--source <id=file|dir>', 'text to verify the quotations of a source against'),
  sparql: () => flag('--sparql', 'the address is that of a SPARQL endpoint'),
  time: () =>
    new Option('--time-limit <seconds>', 'give up a query after this long')
      .argParser(seconds)
      .default(defaults.timeLimit),
  update: () => new Option('--update <url>', 'where the store takes updates, if it is not found'),
  watch: () => flag('--watch', 'run again whenever a file changes'),
  // More threads than most machines have cores; each takes a hundred megabytes.
  workers: () => new Option('--workers <n>', 'threads that map').argParser(numberFrom(1, 256)).default(1),
};
