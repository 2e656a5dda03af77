import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { withoutGraphs } from '../graph/named-graphs.ts';
import { toNQuads } from '../rdf/n-quads.ts';
import { Failure } from '../report/failure.ts';
import { suggestion } from '../report/nearest.ts';
import { wikibaseFormat } from '../wikidata/wikibase.ts';
import { type Format, formats as graphFormats } from '../write/formats.ts';
import { type BuiltSeries, descriptionsIn, graphFileOf, readDescription } from '../write/manifest.ts';
import { readText } from './files.ts';
import { finishReplacing } from './output-folder.ts';

/** The formats of `build`. The one of Wikidata is last because it does not hold the whole graph. */
export const formats: readonly Format[] = [...graphFormats, wikibaseFormat];

/** @throws Failure `usage` for unknown formats, and for a format that needs the statements which `plain` leaves out */
export function formatsNamed(wantedNames: readonly string[], plain: boolean): Format[] {
  const names = formats.map(({ name }) => name);
  const wanted = wantedNames.map((wantedName) => {
    const found = formats.find(({ name }) => name === wantedName);
    if (found) return found;
    throw new Failure('usage', `unknown format ${wantedName}`, {
      hint: suggestion(wantedName, names) ?? '',
    });
  });
  const projected = wanted.find(({ project }) => project);
  if (plain && projected)
    throw new Failure('usage', `the format ${projected.name} needs the statements that --plain leaves out`, {
      hint: 'leave out one of the two options',
    });
  return wanted;
}

/** A series in an output folder, and the file of its graph. */
export interface BuiltFile extends BuiltSeries {
  readonly file: string;
  readonly format: Format;
}

/** The graph of a series as text (Turtle or N-Quads) and as quads, without named graphs. */
export interface BuiltGraph extends BuiltFile {
  readonly text: string;
  readonly quads: readonly Quad[];
}

/**
 * Finds the series in an output folder by their descriptions.
 * @throws Failure `nothing-built` if there are none
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
    throw new Failure('nothing-built', `${out} has no output of \`build\``, {
      hint: 'run `build` first, or name its output folder with --out',
    });
  return found;
}

/** Reads the graph of each series in an output folder, in whatever format it is. */
export async function readBuilt(out: string): Promise<BuiltGraph[]> {
  return Promise.all(
    (await builtFiles(out)).map(async (built): Promise<BuiltGraph> => {
      const text = await readText(built.file);
      const quads = withoutGraphs(await built.format.read(text));
      // Turtle is passed on as it is, so that answers without ORDER BY keep the order of the file.
      const isTurtle = ['text/turtle', 'application/n-triples'].includes(built.format.mediaType);
      return { ...built, text: isTurtle ? text : toNQuads(quads), quads };
    }),
  );
}
