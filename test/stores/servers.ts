import { existsSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Credentials } from '../../src/store/credentials.ts';
import { namesIn, repository } from '../support/repository.ts';

/** How one kind of store is started. */
export interface StoreKind {
  readonly name: string;
  /** The file of the program, or undefined where this machine has none. */
  readonly program: () => string | undefined;
  readonly command: (program: string, where: ServerPlace) => readonly [string, ...string[]];
  /** Writes what the server reads when it starts. */
  readonly prepare?: (where: ServerPlace) => void;
  readonly endpoint: (port: number) => string;
  /** Who may write; undefined where the store knows no users. */
  readonly writer: Credentials | undefined;
  /** Whether one of many graphs can be seen replaced before the others are: measured, see docs/stores.md. */
  readonly swapsAtOnce: boolean;
  /** Types of values of the bundled series that the store turns into others: local names in XML Schema. */
  readonly turnsTypes: Readonly<Record<string, string>>;
}

export interface ServerPlace {
  readonly folder: string;
  readonly port: number;
  /** A second port, for stores that speak another protocol too. */
  readonly otherPort: number;
  readonly readOnly: boolean;
}

const cache = join(repository, '.stores');

function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

const virtuoso: StoreKind = {
  name: 'Virtuoso',
  program: () => onPath('virtuoso-t'),
  prepare: ({ folder, port, otherPort }) => {
    const ini = [
      '[Database]',
      'DatabaseFile = virtuoso.db',
      'ErrorLogFile = virtuoso.log',
      'LockFile = virtuoso.lck',
      'TransactionFile = virtuoso.trx',
      'xa_persistent_file = virtuoso.pxa',
      '[TempDatabase]',
      'DatabaseFile = virtuoso-temp.db',
      'TransactionFile = virtuoso-temp.trx',
      '[Parameters]',
      `ServerPort = ${otherPort}`,
      'DisableUnixSocket = 1',
      'NumberOfBuffers = 10000',
      'MaxDirtyBuffers = 6000',
      '[HTTPServer]',
      `ServerPort = 127.0.0.1:${port}`,
      'ServerThreads = 10',
    ];
    writeFileSync(join(folder, 'virtuoso.ini'), `${ini.join('\n')}\n`);
  },
  command: (program) => [program, '+foreground', '+configfile', 'virtuoso.ini'],
  endpoint: (port) => `http://127.0.0.1:${port}/sparql`,
  // The user and password of a new database; it asks for them by Digest.
  writer: { user: 'dba', password: 'dba' },
  swapsAtOnce: false,
  turnsTypes: {},
};

const fuseki: StoreKind = {
  name: 'Fuseki',
  program: () => {
    if (onPath('java') === undefined || !existsSync(cache)) return undefined;
    const [jar] = namesIn('.stores').filter((name) => /^jena-fuseki-server-.*\.jar$/.test(name));
    return jar && join(cache, jar);
  },
  prepare: ({ folder }) => writeFileSync(join(folder, 'passwd'), 'loader: a:b"c\n'),
  command: (program, { port, readOnly }) => [
    ...(['java', '-Xmx1g', '-jar', program, '--localhost', '--port', String(port), '--tdb2', '--loc=.'] as const),
    ...(readOnly ? [] : ['--update', '--passwd=passwd', '--auth=basic']),
    '/ds',
  ],
  endpoint: (port) => `http://127.0.0.1:${port}/ds`,
  writer: { user: 'loader', password: 'a:b"c' },
  swapsAtOnce: true,
  turnsTypes: {},
};

const oxigraph: StoreKind = {
  name: 'Oxigraph',
  program: () => {
    const cached = join(cache, 'oxigraph', 'bin', 'oxigraph');
    return existsSync(cached) ? cached : onPath('oxigraph');
  },
  command: (program, { port, readOnly }) => [
    program,
    readOnly ? 'serve-read-only' : 'serve',
    '--location',
    'data',
    '--bind',
    `127.0.0.1:${port}`,
  ],
  endpoint: (port) => `http://127.0.0.1:${port}`,
  writer: undefined,
  swapsAtOnce: true,
  // Numbers are kept by their value.
  turnsTypes: { nonNegativeInteger: 'integer', positiveInteger: 'integer' },
};

export const storeKinds: readonly StoreKind[] = [virtuoso, fuseki, oxigraph];
