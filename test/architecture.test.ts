import { readdirSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository, textOf } from './support/repository.ts';

// docs/architecture.md in figures: a room imports only rooms of lines above its own.

const lines = [
  ['report'],
  ['rdf'],
  ['sparql'],
  ['facts'],
  ['ontology'],
  ['graph'],
  ['links'],
  ['check'],
  ['series'],
  ['write', 'wikidata', 'store', 'reconcile', 'stream'],
  ['pages'],
  ['serve'],
  ['index.ts'],
  ['node'],
  ['cli'],
];

/** Only these rooms touch files, network and threads. */
const edge = ['node', 'cli'];
const forbidden = /^(node:(fs|http|https|net|worker_threads|child_process)(\/|$)|undici$)/;

const files = readdirSync(join(repository, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort();
const imports = files.flatMap((file) => {
  const text = textOf('src', file);
  const found = text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g);
  return [...found].map(([, target = '']) => ({ file, target }));
});
const roomOf = (file: string) => file.split('/')[0] ?? '';
const lineOf = (room: string) => lines.findIndex((rooms) => rooms.includes(room));

describe('the rooms of src', () => {
  it('are those of the plan', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => lineOf(room) < 0)).toEqual([]);
    expect(imports.length).toBeGreaterThan(500);
  });

  it('import only rooms of lines above their own', () => {
    const upward = imports.filter(({ file, target }) => {
      if (!target.startsWith('.')) return false;
      const [from, to] = [roomOf(file), roomOf(normalize(join(file, '..', target)))];
      return to !== '..' && from !== to && lineOf(to) >= lineOf(from);
    });
    expect(upward.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('touch files, network and threads only at the edge', () => {
    const inside = imports.filter(({ file, target }) => !edge.includes(roomOf(file)) && forbidden.test(target));
    expect(inside.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('have no circle of files', () => {
    const targets = new Map(
      [...Map.groupBy(imports, ({ file }) => file)].map(([file, own]) => [
        file,
        own.flatMap(({ target }) => (target.startsWith('.') ? [normalize(join(file, '..', target))] : [])),
      ]),
    );
    const done = new Set<string>();
    const circleFrom = (file: string, path: readonly string[]): readonly string[] | undefined => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
      if (done.has(file)) return undefined;
      for (const next of targets.get(file) ?? []) {
        const circle = circleFrom(next, [...path, file]);
        if (circle) return circle;
      }
      done.add(file);
      return undefined;
    };
    expect(files.flatMap((file) => circleFrom(file, []) ?? [])).toEqual([]);
  });
});
