import { Command, InvalidArgumentError, Option } from 'commander';
import type { Readers } from '../node/files.ts';
import { packageVersion } from '../node/package-folder.ts';
import type { SparqlEngine } from '../node/sparql-engine.ts';
import { defaults, type FactsOptions } from './options.ts';
import { printFailure } from './terminal.ts';

// Commands are loaded when they run, so that --help stays quick.

const program = new Command('seminar-graph')
  .description('Turns what sources say about a series of meetings into linked data that can be trusted.')
  .version(packageVersion())
  .showSuggestionAfterError()
  .exitOverride();

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

/** More than most machines have cores; each thread takes a hundred megabytes. */
const mostThreads = 256;

const outOption = () => new Option('--out <dir>', 'folder of the written files').default(defaults.out);
const timeOption = () =>
  new Option('--time-limit <seconds>', 'give up a query after this long')
    .argParser(seconds)
    .default(defaults.timeLimit);

const endpointOption = () => new Option('--endpoint <url>', 'ask this store instead');
const graphsOption = () =>
  new Option('--graph <iri>', 'with --endpoint: only this graph (may be repeated)').argParser(collect).default([]);

/** Gives a command its query engine; the time limit of a query is in milliseconds. */
export type StartEngine = (timeLimit: number) => Promise<SparqlEngine>;

const ownEngine: StartEngine = async (timeLimit) => {
  const { SparqlEngine } = await import('../node/sparql-engine.ts');
  return new SparqlEngine({ timeLimit });
};

// Of the command that runs: one at a time.
let exitCode = 0;
let startEngine = ownEngine;

/** Starts the query engine, which loads in a thread of its own while the command loads here, and ends it afterwards. */
async function withEngine(timeLimit: number, command: (engine: SparqlEngine) => Promise<number>): Promise<void> {
  const engine = await startEngine(timeLimit * 1000);
  try {
    exitCode = await command(engine);
  } finally {
    await engine.close();
  }
}

async function onceOrWatching(
  facts: readonly string[],
  options: FactsOptions,
  command: (readers?: Readers) => Promise<number>,
): Promise<number> {
  if (!options.watch) return command();
  const { watchFacts } = await import('./watch.ts');
  return watchFacts(facts, options, command);
}

const watchOption = () => new Option('--watch', 'run again whenever a file changes').default(false);

const factsCommand = (name: string, parent = program) =>
  parent
    .command(name)
    .argument('[facts...]', 'folders or files of facts, each a series', [defaults.facts])
    .option('--ontology <dir>', 'folder of the ontology', defaults.ontology)
    .option('--queries <dir>', 'folder of the queries', defaults.queries)
    .option('--source <id=file|dir>', 'text to prove the quotes of a source against', collect, defaults.source)
    .option('--json', 'report as SARIF 2.1.0 on stdout', false)
    .option('--quiet', 'errors only', false)
    .addOption(timeOption());

factsCommand('build')
  .description('read, map, check, write')
  .addOption(watchOption())
  .addOption(outOption())
  .option('--format <list>', 'ttl, jsonld, nt, nq, trig, rdf12.ttl, wikibase', list, ['ttl', 'jsonld'])
  .option('--plain', 'plain triples only, without statements and evidence', false)
  .action((facts: string[], options) =>
    withEngine(options.timeLimit, async (engine) => {
      const { build } = await import('./build.ts');
      return onceOrWatching(facts, options, (readers) => build(facts, options, engine, readers));
    }),
  );

factsCommand('check')
  .description('the same without writing; or run the checks inside a store')
  .addOption(watchOption())
  .addOption(endpointOption())
  .addOption(graphsOption())
  .action(async (facts: string[], options, command: Command) => {
    if (options.endpoint !== undefined) {
      const { checkStore } = await import('./check-store.ts');
      // Facts only tell the places; the bundled ones are not meant unless they are named.
      const named = command.args;
      if (named.length === 0) exitCode = await checkStore([], options);
      else await withEngine(options.timeLimit, (engine) => checkStore(named, options, engine));
      return;
    }
    await withEngine(options.timeLimit, async (engine) => {
      const { check } = await import('./check.ts');
      return onceOrWatching(facts, options, (readers) => check(facts, options, engine, readers));
    });
  });

program
  .command('link')
  .description('propose Wikidata items for things that have no link, and append those accepted to the table of links')
  .argument('[facts...]', 'the folder of a series', [defaults.facts])
  .requiredOption('--from <url|file>', 'a reconciliation service (0.2), or a table with items and names (CSV, TSV)')
  .option('--sparql', 'the address is that of a SPARQL endpoint', false)
  .option('--kind <list>', 'only things of these kinds, as in Organization,Place', list, [])
  .option('--place-property <id>', "the service's property for the place of a thing, as P17")
  .option('--date-property <id>', "the service's property for its date, as P585")
  .option(
    '--accept-above <score>',
    'accept who reaches this score (0 to 100) and is beyond doubt',
    numberFrom(0, 100, { what: 'a score', form: fraction }),
  )
  .option('--reviewer <name>', 'ask for each, and note who answered')
  .option('--ontology <dir>', 'folder of the ontology', defaults.ontology)
  .option('--quiet', 'no summary', false)
  .addOption(timeOption())
  .action(async (facts: string[], options) => {
    const { link } = await import('./link.ts');
    const { decideOnTerminal } = await import('./decide.ts');
    const decide = options.acceptAbove === undefined || options.reviewer !== undefined ? decideOnTerminal() : undefined;
    const today = new Date().toISOString().slice(0, 10);
    const all = { ...options, queries: defaults.queries, source: [], json: false, watch: false };
    exitCode = await link(facts, all, decide, today);
  });

const exportCommand = program.command('export').description('write for the tools of others');

factsCommand('quickstatements', exportCommand)
  .description('two batches for QuickStatements, and a list of what they leave out')
  .addOption(outOption())
  .option('--create-editions', 'make items for editions that have none', false)
  .option('--only <list>', 'only these Wikidata properties, as in P276,P580', list, [])
  .action((facts: string[], options) =>
    withEngine(options.timeLimit, async (engine) => {
      const { exportQuickStatements } = await import('./export-quickstatements.ts');
      return exportQuickStatements(facts, options, engine);
    }),
  );

program
  .command('query')
  .description('run a query (.rq file or text) over what build wrote, or inside a store')
  .argument('<query>')
  .addOption(outOption())
  .addOption(endpointOption())
  .addOption(graphsOption())
  .addOption(
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
  )
  .addOption(
    new Option('--service <url>', 'an address that the query may ask by SERVICE (may be repeated)')
      .argParser(collect)
      .default([])
      .conflicts('endpoint'),
  )
  .addOption(timeOption())
  .action(async (text: string, options) => {
    if (options.endpoint !== undefined) {
      const { queryStore } = await import('./query.ts');
      exitCode = await queryStore(text, options);
      return;
    }
    await withEngine(options.timeLimit, async (engine) => {
      const { query } = await import('./query.ts');
      return query(text, options, engine);
    });
  });

program
  .command('load')
  .description('load what build wrote, or files of quads, into a triple store, in place of what it held')
  .argument('<endpoint>', 'an address of the store, such as http://localhost:8890/sparql')
  .argument('[files...]', 'files of quads (.nq, .nt, .ttl, .trig); default: what build wrote')
  .addOption(outOption())
  .option('--graph <iri>', 'put everything into this one graph')
  .option('--update <url>', 'where the store takes updates, if it is not found')
  .option('--graph-store <url>', 'where the store takes graphs, if it is not found')
  .option('--allow-merged', 'accept that the store takes some values for the same, and holds fewer', false)
  .option('--dry-run', 'say what would be loaded, and send nothing', false)
  .addOption(
    new Option('--time-limit <seconds>', 'give up a request to the store after this long')
      .argParser(seconds)
      .default(defaults.loadTimeLimit),
  )
  .option('--quiet', 'errors only', false)
  .addHelpText(
    'after',
    '\nSEMINAR_GRAPH_USER and SEMINAR_GRAPH_PASSWORD, or SEMINAR_GRAPH_TOKEN, tell the store who you are.',
  )
  .action(async (endpoint: string, files: string[], options) => {
    const { load } = await import('./load.ts');
    exitCode = await load(endpoint, files, options);
  });

program
  .command('explain')
  .description('each statement on a thing: value, rank, quote, source')
  .argument('<thing>', 'its id (ics-1999), prefixed name (ics:ics-1999) or IRI')
  .addOption(outOption())
  .action(async (thing: string, options) => {
    const { explain } = await import('./explain.ts');
    exitCode = await explain(thing, options);
  });

program
  .command('map')
  .description('map NDJSON, a series a line, to N-Quads in a stream')
  .argument('[files...]', 'NDJSON, gzip or not; - is standard input', ['-'])
  .option('--out <file>', 'write to a file, which has its name when it is whole')
  .addOption(new Option('--format <name>', 'N-Quads or N-Triples').choices(['nq', 'nt']).default('nq'))
  .option('--plain', 'plain triples only, without statements and evidence', false)
  .option('--gzip', 'write gzip, as with --out FILE.gz', false)
  .addOption(
    new Option('--on-error <what>', 'what to do with a line that has errors').choices(['stop', 'skip']).default('stop'),
  )
  .option('--workers <n>', 'threads that map', numberFrom(1, mostThreads), 1)
  .option('--resume', 'go on with a file where a run was cut', false)
  .option('--check', 'what check finds in each series too, quotes aside', false)
  .option('--ontology <dir>', 'folder of the ontology', defaults.ontology)
  .option('--queries <dir>', 'with --check: folder of the queries', defaults.queries)
  .option('--quiet', 'errors only', false)
  .addOption(timeOption())
  .action(async (files: string[], options) => {
    const { map } = await import('./map.ts');
    exitCode = await map(files, options);
  });

program
  .command('serve')
  .description('SPARQL endpoint and pages of what build wrote; reading only')
  .addOption(outOption())
  .option(
    '--host <name>',
    'address to listen at; others than this machine can reach it only if you say so',
    '127.0.0.1',
  )
  .option('--port <number>', 'port to listen at; 0 takes any that is free', numberFrom(0, 65_535), 7070)
  .addOption(timeOption())
  .action(async (options) => {
    const { serve } = await import('./serve.ts');
    exitCode = await serve(options);
  });

program
  .command('generate')
  .description('write what follows from an ontology: JSON-LD context, JSON Schema, tables of terms')
  .argument('[dir]', 'folder of the ontology', defaults.ontology)
  .action(async (folder: string) => {
    const { generate } = await import('./generate.ts');
    exitCode = await generate(folder);
  });

/**
 * Runs a command.
 * @param args as after the name of the program
 * @param engine by default a new one for each command
 * @returns the exit code: 0; 1 where the data have errors; 2 where the command cannot run
 */
export async function run(args: readonly string[], engine: StartEngine = ownEngine): Promise<number> {
  exitCode = 0;
  startEngine = engine;
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has printed its own message; its help and version are no errors.
    if (error instanceof Error && error.name === 'CommanderError')
      return 'exitCode' in error && error.exitCode === 0 ? 0 : 2;
    printFailure(error);
    return 2;
  }
}
