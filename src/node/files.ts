import { hash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, extname, join, relative } from 'node:path';
import { readFactsDocument } from '../facts/facts-document.ts';
import { idHint, isId } from '../facts/ids.ts';
import { mappingSetExtension } from '../links/mapping-set.ts';
import { type Ontology, readOntology } from '../ontology/read-ontology.ts';
import type { ProblemCode } from '../report/codes.ts';
import { Failure } from '../report/failure.ts';
import { code } from '../report/message-text.ts';
import type { Problem } from '../report/problem.ts';
import type { SourceText } from '../series/check-series.ts';
import { type ReadDocument, type ReadSeries, readSeries, type SeriesFile } from '../series/read-series.ts';
import { type QueryFile, readQueryFile } from '../sparql/query-file.ts';
import { decodeText, type NotUtf8 } from './decode-text.ts';
import { filesIn, ontologyEndings, readBytes } from './raw-files.ts';

const factsEndings = ['.yaml', '.yml', '.json'];

export interface FileReader {
  /**
   * Reads a folder of facts files and mapping sets, or one facts file.
   * @throws Failure `usage` if its name cannot be the name of a series, `no-facts`, `unreadable`
   */
  series(path: string): Promise<ReadSeries>;
  /**
   * Reads the Turtle files of a folder, and the words of languages in its folder `words`.
   * @throws Failure `no-ontology`, `unreadable`, `unreadable-rdf`, or `ontology` if its shapes are not supported
   */
  ontology(folder: string): Promise<Ontology>;
}

/**
 * Reads series and ontologies from files.
 * @param options.remember parse files again only if they have changed
 * @example
 * const reader = fileReader();
 * const series = mapSeries(await reader.series('facts/ics'), await reader.ontology(bundledOntology));
 */
export function fileReader({ remember = false } = {}): FileReader {
  const once = <T>() => (remember ? remembering<T>() : (_name: string, _text: string, make: () => T) => make());
  const documents = once<ReturnType<ReadDocument>>();
  const ontologies = once<Ontology>();
  const readDocument: ReadDocument = (file, text) => documents(file, text, () => readFactsDocument(file, text));
  return {
    series: (path) => readSeriesFiles(path, readDocument),
    ontology: async (folder) => {
      const files = await ontologyFiles(folder);
      return ontologies('', JSON.stringify(files), () => readOntology(files));
    },
  };
}

/** Calls `make` only if the text differs from the last one of that name. */
function remembering<T>(): (name: string, text: string, make: () => T) => T {
  const known = new Map<string, { readonly text: string; readonly made: T }>();
  return (name, text, make) => {
    const before = known.get(name);
    if (before?.text === text) return before.made;
    const made = make();
    known.set(name, { text, made });
    return made;
  };
}

async function readSeriesFiles(path: string, readDocument: ReadDocument): Promise<ReadSeries> {
  const folder = await isFolder(path);
  // Resolved first, because `.` and a trailing slash have no basename.
  const name = folder ? basename(join(process.cwd(), path)) : basename(path, extname(path));
  if (!isId(name))
    throw new Failure('usage', `${path}: a series has the name of its folder or file, and ${code(name)} is not valid`, {
      hint: idHint(name),
    });
  const files = folder ? await filesIn(path, factsEndings) : [path];
  if (files.length === 0)
    throw new Failure('no-facts', `${path} has no facts files`, {
      hint: `their names end in ${factsEndings.join(', ')}`,
    });
  const tables = folder ? await filesIn(path, [mappingSetExtension]) : [];
  return readSeries(name, await Promise.all([...files, ...tables].map(readSeriesFile)), readDocument);
}

async function readSeriesFile(name: string): Promise<SeriesFile> {
  const isTable = name.endsWith(mappingSetExtension);
  // The byte order mark of a mapping set is kept and reported, because readers of SSSOM reject it.
  const { text, wrong } = decodeText(await readBytes(name), { keepMark: isTable });
  return { name, text, ...(wrong && { problem: notUtf8(name, wrong, isTable ? 'bad-table' : 'yaml') }) };
}

async function ontologyFiles(folder: string): Promise<{ name: string; text: string }[]> {
  const files = await filesIn(folder, ontologyEndings);
  if (files.length === 0) throw new Failure('no-ontology', `${folder} has no Turtle files (.ttl)`);
  const words = join(folder, 'words');
  const all = [...files, ...((await isFolder(words)) ? await filesIn(words, ['.json']) : [])];
  return Promise.all(all.map(async (name) => ({ name, text: await readText(name) })));
}

/** Reads the ontology of a folder, as `fileReader` does. */
export async function readOntologyFolder(folder: string): Promise<Ontology> {
  return fileReader().ontology(folder);
}

/**
 * Reads the queries (.rq) of a folder, sorted by name.
 * @throws Failure `unreadable`, or `query-header` if the first comments of a file cannot be used
 * @example
 * const rules = await readQueryFolder(join(bundledQueries, 'infer'));
 */
export async function readQueryFolder(folder: string): Promise<QueryFile[]> {
  const files = await filesIn(folder, ['.rq']);
  // Relative to the working folder where possible, for messages.
  const shown = (file: string) => (relative('', file).startsWith('..') ? file : relative('', file));
  return Promise.all(files.map(async (file) => readQueryFile(shown(file), await readText(file))));
}

interface SourceTexts {
  /** By source id. */
  readonly texts: ReadonlyMap<string, SourceText>;
  /** Ids given as `ID=FILE`. A folder may have texts of other series too. */
  readonly named: readonly string[];
}

/**
 * Reads texts to verify quotations against.
 * @param options each `ID=FILE`, or a folder of `ID.txt`
 * @throws Failure `usage`, `unreadable`
 * @example
 * const { texts } = await readSourceTexts(['texts/', 'letter=scans/letter.txt']);
 */
export async function readSourceTexts(options: readonly string[]): Promise<SourceTexts> {
  const texts = new Map<string, SourceText>();
  const named: string[] = [];
  for (const option of options) {
    const [, id, file] = /^([^=/\\]+)=(.+)$/.exec(option) ?? [];
    if (id !== undefined && file !== undefined) {
      texts.set(id, await readSourceText(file));
      named.push(id);
    } else if (await isFolder(option)) {
      for (const file of await filesIn(option, ['.txt'])) texts.set(basename(file, '.txt'), await readSourceText(file));
    } else throw new Failure('usage', `--source ${option}: expected ID=FILE or a folder of ID.txt`);
  }
  return { texts, named };
}

/** The hash is that of all bytes, as `sha256sum` prints it; the text has no byte order mark. */
async function readSourceText(file: string): Promise<SourceText> {
  const bytes = await readBytes(file);
  return { file, text: textOf(bytes, file), sha256: hash('sha256', bytes, 'hex') };
}

/** @throws Failure `unreadable` if there is no such file, or it is not UTF-8 */
export async function readText(file: string): Promise<string> {
  return textOf(await readBytes(file), file);
}

function textOf(bytes: Uint8Array, file: string): string {
  const { text, wrong } = decodeText(bytes);
  if (!wrong) return text;
  const { found, line, column } = wrong;
  throw new Failure('unreadable', `cannot read ${file}: it is not UTF-8 (${found} at ${line}:${column})`, {
    hint: saveAsUtf8,
  });
}

const saveAsUtf8 = 'save it as UTF-8';

function notUtf8(file: string, { line, column, found }: NotUtf8, code: ProblemCode): Problem {
  return {
    severity: 'error',
    code,
    message: `the file is not UTF-8 (${found})`,
    place: { file, line, column, length: 1 },
    hint: saveAsUtf8,
  };
}

export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
