import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { code } from '../report/message-text.ts';
import type { Place, Problem } from '../report/problem.ts';
import { type FactsValue, type Path, valueAt } from './facts-value.ts';

/** A facts file that was read, and the way back from its values to their lines. */
export interface FactsDocument {
  readonly file: string;
  readonly text: string;
  readonly value: FactsValue;
  /** Where the value at a path stands, or its key; the nearest place above it where there is no such path. */
  place(path: Path, part?: 'key' | 'value'): Place;
  /** The value at a path, if there is one. */
  valueAt(path: Path): FactsValue | undefined;
}

/** Deeper than any facts file is; keeps recursion within bounds whatever the file holds. */
export const maxDepth = 40;

/** In characters, far beyond what people write; keeps time and memory (2 kB a character at worst) within bounds. */
export const maxLength = 1_000_000;

/**
 * Reads YAML 1.2 (or JSON, which is YAML) without guessing types: the failsafe schema makes every scalar a text,
 * so `no` is no boolean and `1999` no number until the property it stands for says so.
 * @returns the document, or undefined where the problems say that it cannot be used
 */
export function readFactsDocument(file: string, text: string): { document?: FactsDocument; problems: Problem[] } {
  if (text.length > maxLength) return { problems: [tooLong(file, text.length)] };
  // Counted here: the parser leaves out line ends inside of what it cannot read.
  const lines = new LineCounter();
  for (let start = 0; start >= 0; start = text.indexOf('\n', start) + 1 || -1) lines.addNewLine(start);
  // Keys that stand twice are found below: the library compares each key with each other.
  const yaml = parseDocument(text, { schema: 'failsafe', prettyErrors: false, uniqueKeys: false });
  const spot = (start: number, end = start + 1): Place => {
    const { line, col } = lines.linePos(start);
    return { file, line: Math.max(1, line), column: Math.max(1, col), length: Math.max(1, end - start) };
  };
  const errors = yaml.errors.map(
    ({ code, message, pos }): Problem => ({
      severity: 'error',
      code: 'yaml',
      message: code === 'MULTIPLE_DOCS' ? 'the file holds more than one document' : message.trim(),
      place: spot(pos[0], pos[1]),
    }),
  );
  // Where the stack ends depends on the machine; that the file is nested too deep is found below at one place.
  const exhausted = yaml.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION');
  const problems = errors.length > 0 && !exhausted ? errors : unusableNodes(yaml, spot);
  if (problems.length > 0) return { problems };

  const nodeAt = nodeFinder(yaml);
  const place = (path: Path, part: 'key' | 'value' = 'value'): Place => {
    const range = nodeAt(path, part)?.range;
    return range ? spot(range[0], range[1]) : path.length > 0 ? place(path.slice(0, -1), part) : spot(0);
  };
  const value = toFactsValue(yaml.contents);
  return { document: { file, text, value, place, valueAt: (path) => valueAt(value, path) }, problems };
}

function tooLong(file: string, length: number): Problem {
  return {
    severity: 'error',
    code: 'yaml',
    message: `the file has ${length} characters, and a facts file has at most ${maxLength}`,
    place: { file, line: 1, column: 1, length: 1 },
    hint: 'a folder of several files is one series too',
  };
}

type Spot = (start: number, end?: number) => Place;

/** Aliases, tags, empty values, keys that are no texts or stand twice, depth: YAML that facts do without. */
function unusableNodes(yaml: Document, spot: Spot): Problem[] {
  if (yaml.contents === null)
    return [{ severity: 'error', code: 'yaml', message: 'the file is empty', place: spot(0) }];
  const problems: Problem[] = [];
  const report = (node: Node, unusable: Unusable): void => {
    const [start, end] = node.range ?? [0, 1];
    problems.push({ severity: 'error', ...unusable, place: spot(start, end) });
  };
  const visit = (node: unknown, depth: number): void => {
    if (!isNode(node)) return;
    const unusable = depth > maxDepth ? tooDeep : unusableNode(node);
    if (unusable) report(node, unusable);
    else if (isSeq(node)) {
      for (const item of node.items) visit(item, depth + 1);
    } else if (isMap(node)) {
      const keys = new Set<string>();
      for (const { key, value } of node.items) {
        const at = isNode(key) ? key : node;
        const text = isScalar(key) ? String(key.value) : undefined;
        if (text === undefined) report(at, notText);
        else if (keys.has(text)) report(at, standsTwice);
        else keys.add(text);
        if (value === null) report(at, missing);
        visit(value, depth + 1);
      }
    }
  };
  visit(yaml.contents, 0);
  return problems;
}

const plainTags = ['str', 'seq', 'map'].map((name) => `tag:yaml.org,2002:${name}`);

interface Unusable {
  readonly code: 'yaml' | 'duplicate-key';
  readonly message: string;
  readonly hint: string;
}

const tooDeep: Unusable = {
  code: 'yaml',
  message: `nested deeper than ${maxDepth} levels`,
  hint: 'facts files are flat',
};
const notText: Unusable = { code: 'yaml', message: 'a key must be a text', hint: 'quote it' };
const standsTwice: Unusable = {
  code: 'duplicate-key',
  message: 'this key stands twice in one map',
  hint: 'several values of one key are a list',
};
const missing: Unusable = {
  code: 'yaml',
  message: 'a value is missing',
  hint: 'write one, or `unknown` or `none`, or leave the key out',
};

function unusableNode(node: Node): Unusable | undefined {
  if (isAlias(node)) return { code: 'yaml', message: 'facts files have no aliases', hint: 'write the value out' };
  if (node.tag !== undefined && !plainTags.includes(node.tag))
    return {
      code: 'yaml',
      message: `facts files have no tags such as ${code(node.tag)}`,
      hint: 'write the value without it',
    };
  if (isScalar(node) && node.type === 'PLAIN' && /^(|~|null|Null|NULL)$/.test(node.source ?? '')) return missing;
  return undefined;
}

function toFactsValue(node: unknown): FactsValue {
  if (isSeq(node)) return node.items.map(toFactsValue);
  if (isMap(node)) {
    // A Map first: Object.fromEntries defines own properties, also one named __proto__.
    return Object.fromEntries(
      node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', toFactsValue(value)]),
    );
  }
  return isScalar(node) ? String(node.value) : '';
}

/** Finds the node at a path, or its key. Each map is indexed once: problems are placed by the thousand. */
function nodeFinder(yaml: Document): (path: Path, part: 'key' | 'value') => Node | undefined {
  const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();
  const pairAt = (map: YAMLMap, key: string): Pair | undefined => {
    let index = indexes.get(map);
    if (!index) {
      index = new Map(map.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair]));
      indexes.set(map, index);
    }
    return index.get(key);
  };
  return (path, part) => {
    let node: unknown = yaml.contents;
    for (const [depth, step] of path.entries()) {
      if (isSeq(node) && typeof step === 'number') node = node.items[step];
      else if (isMap(node)) {
        const pair = pairAt(node, String(step));
        node = part === 'key' && depth === path.length - 1 ? pair?.key : pair?.value;
      } else return undefined;
    }
    return isPair(node) || !isNode(node) ? undefined : node;
  };
}
