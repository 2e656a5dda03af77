import { stat } from 'node:fs/promises';
import { basename, extname, join, relative } from 'node:path';
import { type FactsDocument, readFactsDocument } from '../facts/facts-document.ts';
import { idHint, isId } from '../facts/read-facts.ts';
import { type LinkTable, readLinkTable } from '../links/link-table.ts';
import { linkEnding } from '../links/map-links.ts';
import { type Ontology, readOntology } from '../ontology/read-ontology.ts';
import type { ProblemCode } from '../report/codes.ts';
import { Failure } from '../report/failure.ts';
import { quoted } from '../report/message-text.ts';
import type { Problem } from '../report/problem.ts';
import { type QueryFile, readQueryFile } from '../sparql/query-file.ts';
import { decodeText, type NotUtf8 } from './decode-text.ts';
import { filesIn, ontologyEndings, readBytes } from './raw-files.ts';

const factsEndings = ['.yaml', '.yml', '.json'];

export interface SeriesFiles {
  /** The name of the folder or file: outputs are named after it. */
  readonly series: string;
  readonly documents: readonly FactsDocument[];
  /** Tables of links, which stand in the folder of the series. */
  readonly tables: readonly LinkTable[];
  /** Text by file name, also of files that could not be used. */
  readonly texts: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** What makes something of the texts of files. */
export interface Readers {
  readonly document: typeof readFactsDocument;
  readonly ontology: typeof readOntology;
}

const readers: Readers = { document: readFactsDocument, ontology: readOntology };

/** Readers that read again only what has changed: most of the time of a run goes into reading YAML. */
export function rememberingReaders(): Readers {
  const documents = remembering<ReturnType<Readers['document']>>();
  const ontologies = remembering<Ontology>();
  return {
    document: (file, text) => documents(file, text, () => readers.document(file, text)),
    ontology: (files) => ontologies('', JSON.stringify(files), () => readers.ontology(files)),
  };
}

/** Makes something of a text only when the text is another than the last under that name. */
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

/** The facts files of one series: a folder of them, or one file. */
export async function readSeriesFiles(path: string, { document: readDocument } = readers): Promise<SeriesFiles> {
  const folder = await isFolder(path);
  // basename of the resolved folder, so that `.` and a trailing slash have a name too
  const series = folder ? basename(join(process.cwd(), path)) : basename(path, extname(path));
  if (!isId(series))
    throw new Failure(
      'usage',
      `${path}: a series is named after its folder or file, and ${quoted(series)} is no name`,
      {
        hint: idHint,
      },
    );
  const files = folder ? await filesIn(path, factsEndings) : [path];
  if (files.length === 0)
    throw new Failure('no-facts', `${path} holds no facts files`, { hint: `they end in ${factsEndings.join(', ')}` });
  const texts = new Map<string, string>();
  const documents: FactsDocument[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const { text, wrong } = decodeText(await readBytes(file));
    texts.set(file, text);
    const read = wrong ? { problems: [notUtf8(file, wrong, 'yaml')] } : readDocument(file, text);
    if (read.document) documents.push(read.document);
    for (const problem of read.problems) problems.push(problem);
  }
  const tables: LinkTable[] = [];
  for (const file of folder ? await filesIn(path, [linkEnding]) : []) {
    // With its byte order mark, if it has one: readers of SSSOM stumble over it.
    const { text, wrong } = decodeText(await readBytes(file), { keepMark: true });
    texts.set(file, text);
    const read = wrong ? { problems: [notUtf8(file, wrong, 'bad-table')] } : readLinkTable(file, text);
    if (read.table) tables.push(read.table);
    for (const problem of read.problems) problems.push(problem);
  }
  return { series, documents, tables, texts, problems };
}

/** The ontology in a folder: all its Turtle files. */
export async function readOntologyFolder(folder: string, { ontology } = readers): Promise<Ontology> {
  const files = await filesIn(folder, ontologyEndings);
  if (files.length === 0) throw new Failure('no-ontology', `${folder} holds no Turtle files (.ttl)`);
  return ontology(await Promise.all(files.map(async (name) => ({ name, text: await readText(name) }))));
}

/** The queries (.rq) in a folder, by name. */
export async function readQueryFolder(folder: string): Promise<QueryFile[]> {
  const files = await filesIn(folder, ['.rq']);
  // As users see them: the bundled ones stand under the folder of the program, wherever that is.
  const shown = (file: string) => (relative('', file).startsWith('..') ? file : relative('', file));
  return Promise.all(files.map(async (file) => readQueryFile(shown(file), await readText(file))));
}

/**
 * The texts to prove quotes against, by source id.
 * @param options each `ID=FILE`, or a folder of `ID.txt`
 */
export async function readSourceTexts(
  options: readonly string[],
): Promise<Map<string, { file: string; text: string }>> {
  const texts = new Map<string, { file: string; text: string }>();
  for (const option of options) {
    const [, id, file] = /^([^=/\\]+)=(.+)$/.exec(option) ?? [];
    if (id !== undefined && file !== undefined) texts.set(id, { file, text: await readText(file) });
    else if (await isFolder(option)) {
      for (const file of await filesIn(option, ['.txt']))
        texts.set(basename(file, '.txt'), { file, text: await readText(file) });
    } else throw new Failure('usage', `--source ${option}: expected ID=FILE or a folder of ID.txt`);
  }
  return texts;
}

/**
 * The text of a file.
 * @throws Failure `unreadable` where there is none, or its bytes are no UTF-8
 */
export async function readText(file: string): Promise<string> {
  const { text, wrong } = decodeText(await readBytes(file));
  if (!wrong) return text;
  const { found, line, column } = wrong;
  throw new Failure('unreadable', `cannot read ${file}: it is not UTF-8 (${found} at ${line}:${column})`, {
    hint: saveAsUtf8,
  });
}

const saveAsUtf8 = 'save it as UTF-8';

/** That a file is no text, as one problem among others. */
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
