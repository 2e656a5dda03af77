import type { OptionValues } from 'commander';
import type { FileReader } from '../node/files.ts';
import type { QueryEngine } from '../sparql/engine.ts';
import { defaults, type options } from './options.ts';

/** What a command is given besides its arguments and options. */
export interface CommandContext {
  /** The query engine, in a thread of its own. */
  readonly engine: QueryEngine;
  readonly reader: FileReader;
}

interface CommandModule {
  /** A method, so that a command may name the types of its own options: they are what its row declares. */
  run(args: readonly string[], options: OptionValues, context: CommandContext): Promise<number>;
}

/** A command. Its code is loaded when it runs, so that --help stays quick. */
export interface CommandRow {
  /** After the name of its group, where it has one. */
  readonly name: string;
  readonly summary: string;
  readonly args: readonly {
    readonly name: string;
    readonly about: string;
    readonly usual?: readonly string[] | string;
  }[];
  /** Reads facts: the usual ones where none are named, none with --endpoint. */
  readonly facts?: boolean;
  readonly options: readonly (keyof typeof options)[];
  readonly examples: readonly string[];
  readonly note?: string;
  /** The query engine starts at once and loads beside the command; otherwise when it is first asked. */
  readonly engine?: boolean;
  /** Its work is more than what it prints: a closed pipe does not change its exit code. */
  readonly writes?: boolean;
  /** Returns the function that runs it: from arguments, options and context to the exit code. */
  readonly load: () => Promise<CommandModule['run']>;
}

const facts = [{ name: '[facts...]', about: `folders or files of facts, each a series (default: ${defaults.facts})` }];
const readingFacts = ['ontology', 'queries', 'source', 'json', 'quiet', 'time'] as const;

export const commands: readonly CommandRow[] = [
  {
    name: 'build',
    summary: 'read, map, check, write',
    args: facts,
    facts: true,
    options: [...readingFacts, 'watch', 'out', 'format', 'plain'],
    examples: ['build', 'build readings.yaml --out site/data', 'build --format nq,trig', 'build --watch'],
    engine: true,
    writes: true,
    load: async () => (await import('./build.ts')).build,
  },
  {
    name: 'check',
    summary: 'the same without writing; or run the checks inside a store',
    args: [
      { name: '[facts...]', about: 'as of build; with --endpoint, facts to place the findings at (default: none)' },
    ],
    facts: true,
    options: [...readingFacts, 'watch', 'endpoint', 'graphs'],
    examples: [
      'check facts/ics',
      'check --source texts --json > report.sarif',
      'check --endpoint http://localhost:8890/sparql',
    ],
    engine: true,
    load: async () => (await import('./check.ts')).check,
  },
  {
    name: 'query',
    summary: 'run a query (.rq file, text, or - for standard input) over what build wrote, or inside a store',
    args: [{ name: '<query>', about: 'a file (.rq), the text itself, or -' }],
    options: ['out', 'endpoint', 'graphs', 'resultFormat', 'service', 'time'],
    examples: [
      'query queries/questions/when-was-2009.rq',
      "query 'SELECT ?edition ?theme WHERE { ?edition sg:theme ?theme }' --format csv",
      'query - < my.rq',
    ],
    engine: true,
    load: async () => (await import('./query.ts')).query,
  },
  {
    name: 'explain',
    summary: 'each statement on a thing: value, rank, quotation, source',
    args: [{ name: '<thing>', about: 'its id (ics-1999), prefixed name (ics:ics-1999) or IRI' }],
    options: ['out'],
    examples: ['explain ics-2009'],
    load: async () => (await import('./explain.ts')).explain,
  },
  {
    name: 'map',
    summary: 'map NDJSON, a series a line, to N-Quads in a stream',
    args: [{ name: '[files...]', about: 'NDJSON, gzip or not; - is standard input', usual: ['-'] }],
    options: [
      'outFile',
      'lineFormat',
      'plain',
      'gzip',
      'onError',
      'workers',
      'resume',
      'check',
      'ontology',
      'queries',
      'quiet',
      'time',
    ],
    examples: ['map series.ndjson --out series.nq.gz --workers 2', 'zcat series.gz | seminar-graph map > series.nq'],
    load: async () => (await import('./map.ts')).map,
  },
  {
    name: 'load',
    summary: 'load what build wrote, or files of quads, into a triple store, in place of what it held',
    args: [
      { name: '<endpoint>', about: 'an address of the store, such as http://localhost:8890/sparql' },
      { name: '[files...]', about: 'files of quads (.nq, .nt, .ttl, .trig); default: what build wrote' },
    ],
    options: ['out', 'intoGraph', 'update', 'graphStore', 'allowMerged', 'dryRun', 'loadTime', 'quiet'],
    examples: ['load http://localhost:3030/seminars', 'load http://localhost:8890/sparql --dry-run'],
    note: 'SEMINAR_GRAPH_USER and SEMINAR_GRAPH_PASSWORD, or SEMINAR_GRAPH_TOKEN, are the credentials for the store.',
    writes: true,
    load: async () => (await import('./load.ts')).load,
  },
  {
    name: 'serve',
    summary: 'SPARQL endpoint and pages of what build wrote; read-only',
    args: [],
    options: ['out', 'host', 'port', 'time'],
    examples: ['serve', 'serve --port 8080 --host 0.0.0.0'],
    load: async () => (await import('./serve.ts')).serve,
  },
  {
    name: 'link',
    summary: 'propose Wikidata items for things that have no link, and append those accepted to the mapping set',
    args: [{ name: '[folder]', about: `the folder of a series (default: ${defaults.facts})` }],
    facts: true,
    options: [
      'from',
      'sparql',
      'kind',
      'placeProperty',
      'dateProperty',
      'acceptAbove',
      'reviewer',
      'ontology',
      'quiet',
      'time',
    ],
    examples: [
      'link facts/ics --from parties.csv --accept-above 95',
      'link facts/ics --from https://wikidata.reconci.link/en/api --reviewer Ada',
    ],
    writes: true,
    load: async () => (await import('./link.ts')).link,
  },
  {
    name: 'export quickstatements',
    summary: 'two batches for QuickStatements, and a list of what they leave out',
    args: facts,
    facts: true,
    options: [...readingFacts, 'out', 'createEditions', 'only'],
    examples: ['export quickstatements --out edits --only P276,P580'],
    engine: true,
    writes: true,
    load: async () => (await import('./export-quickstatements.ts')).exportQuickStatements,
  },
  {
    name: 'generate',
    summary: 'write what an ontology implies: JSON-LD context, JSON Schema, terms table',
    args: [{ name: '[dir]', about: 'folder of the ontology (default: the bundled one)' }],
    options: [],
    examples: ['generate my-ontology'],
    writes: true,
    load: async () => (await import('./generate.ts')).generate,
  },
];
