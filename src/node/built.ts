import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { withoutGraphs } from '../graph/named-graphs.ts';
import { toNQuads } from '../rdf/n-quads.ts';
import { Failure } from '../report/failure.ts';
import { wikibaseFormat } from '../wikidata/wikibase.ts';
import { type Format, formats as graphFormats } from '../write/formats.ts';
import { type BuiltSeries, descriptionsIn, graphFileOf, readDescription } from '../write/manifest.ts';
import { readText } from './files.ts';
import { finishReplacing } from './output-folder.ts';

/** Every format of `build`; the shape of Wikidata last, for it is another graph. */
export const formats: readonly Format[] = [...graphFormats, wikibaseFormat];

/** A series in an output folder, and the file to read its graph from. */
export interface BuiltFile extends BuiltSeries {
  readonly file: string;
  readonly format: Format;
}

/** The graph of a series as text (Turtle or N-Quads) and as quads, without the names of graphs. */
export interface BuiltGraph extends BuiltFile {
  readonly text: string;
  readonly quads: readonly Quad[];
}

/**
 * The series that `build` wrote into a folder, by their descriptions.
 * @throws Failure `nothing-built` where there is none
 */
export async function builtFiles(out: string): Promise<BuiltFile[]> {
  finishReplacing(out);
  const names = descriptionsIn(await readdir(out).catch(() => []));
  const described = await Promise.all(
    names.map(async (name) => readDescription(name, await readText(join(out, name)))),
  );
  const found = described.flatMap((series) => {
    const graph = series && graphFileOf(series, formats);
    return graph ? [{ ...series, file: join(out, graph.name), format: graph.format }] : [];
  });
  if (found.length === 0)
    throw new Failure('nothing-built', `${out} holds no series that \`build\` wrote`, {
      hint: 'run `build` first, or name the folder that it wrote into with --out',
    });
  return found;
}

/** The graph of each series in an output folder, read from whatever format it was written in. */
export async function readBuilt(out: string): Promise<BuiltGraph[]> {
  return Promise.all(
    (await builtFiles(out)).map(async (built): Promise<BuiltGraph> => {
      const text = await readText(built.file);
      const quads = withoutGraphs(await built.format.read(text));
      // Turtle goes to the engine as it is: answers without ORDER BY keep the order of the file.
      const isTurtle = ['text/turtle', 'application/n-triples'].includes(built.format.mediaType);
      return { ...built, text: isTurtle ? text : toNQuads(quads), quads };
    }),
  );
}
