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
  parseDocument,
} from 'yaml';
import type { Place, Problem } from '../report/problem.ts';

/** Keys and indexes from the top of a document down to a value. */
export type Path = readonly (string | number)[];

/** What a facts file holds: texts, lists and maps. A number or date stays the text it was written as. */
export type FactsValue = string | FactsValue[] | { readonly [key: string]: FactsValue };

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

/**
 * Reads YAML 1.2 (or JSON, which is YAML) without guessing types: the failsafe schema makes every scalar a text,
 * so `no` is no boolean and `1999` no number until the property it stands for says so.
 * @returns the document, or undefined where the problems say that it cannot be used
 */
export function readFactsDocument(file: string, text: string): { document?: FactsDocument; problems: Problem[] } {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const spot = (start: number, end = start + 1): Place => {
    const { line, col } = lines.linePos(start);
    return { file, line: Math.max(1, line), column: Math.max(1, col), length: Math.max(1, end - start) };
  };
  const problems: Problem[] = yaml.errors.map(({ code, message, pos }) => ({
    severity: 'error',
    code: code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'yaml',
    message: message.trim(),
    place: spot(pos[0], pos[1]),
  }));
  if (problems.length === 0) problems.push(...unusableNodes(yaml, spot));
  if (problems.length > 0) return { problems };

  const place = (path: Path, part: 'key' | 'value' = 'value'): Place => {
    const range = nodeAt(yaml, path, part)?.range;
    return range ? spot(range[0], range[1]) : path.length > 0 ? place(path.slice(0, -1), part) : spot(0);
  };
  const value = toFactsValue(yaml.contents);
  return { document: { file, text, value, place, valueAt: (path) => valueAt(value, path) }, problems };
}

/** The value at a path below another, if there is one. */
export function valueAt(value: FactsValue | undefined, path: Path): FactsValue | undefined {
  const [step, ...rest] = path;
  if (step === undefined || value === undefined) return value;
  if (Array.isArray(value)) return typeof step === 'number' ? valueAt(value[step], rest) : undefined;
  return isFactsMap(value) && Object.hasOwn(value, step) ? valueAt(value[step], rest) : undefined;
}

type Spot = (start: number, end?: number) => Place;

/** Aliases, tags, empty values, keys that are no texts, depth: YAML that facts do without. */
function unusableNodes(yaml: Document, spot: Spot): Problem[] {
  if (yaml.contents === null)
    return [{ severity: 'error', code: 'yaml', message: 'the file is empty', place: spot(0) }];
  const problems: Problem[] = [];
  const report = (node: Node, unusable: Unusable): void => {
    const [start, end] = node.range ?? [0, 1];
    problems.push({ severity: 'error', code: 'yaml', ...unusable, place: spot(start, end) });
  };
  const visit = (node: unknown, depth: number): void => {
    if (!isNode(node)) return;
    const unusable = depth > maxDepth ? tooDeep : unusableNode(node);
    if (unusable) report(node, unusable);
    else if (isSeq(node)) {
      for (const item of node.items) visit(item, depth + 1);
    } else if (isMap(node)) {
      for (const { key, value } of node.items) {
        if (!isScalar(key)) report(isNode(key) ? key : node, { message: 'a key must be a text', hint: 'quote it' });
        visit(value, depth + 1);
      }
    }
  };
  visit(yaml.contents, 0);
  return problems;
}

const plainTags = ['str', 'seq', 'map'].map((name) => `tag:yaml.org,2002:${name}`);

interface Unusable {
  readonly message: string;
  readonly hint: string;
}

const tooDeep: Unusable = { message: `nested deeper than ${maxDepth} levels`, hint: 'facts files are flat' };

function unusableNode(node: Node): Unusable | undefined {
  if (isAlias(node)) return { message: 'facts files have no aliases', hint: 'write the value out' };
  if (node.tag !== undefined && !plainTags.includes(node.tag))
    return { message: `facts files have no tags such as ${node.tag}`, hint: 'write the value without it' };
  if (isScalar(node) && node.type === 'PLAIN' && /^(|~|null|Null|NULL)$/.test(node.source ?? ''))
    return { message: 'a value is missing', hint: 'write one, or `unknown` or `none`, or leave the key out' };
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

function nodeAt(yaml: Document, path: Path, part: 'key' | 'value'): Node | undefined {
  let node: unknown = yaml.contents;
  for (const [depth, step] of path.entries()) {
    if (isSeq(node) && typeof step === 'number') node = node.items[step];
    else if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === String(step));
      node = part === 'key' && depth === path.length - 1 ? pair?.key : pair?.value;
    } else return undefined;
  }
  return isPair(node) || !isNode(node) ? undefined : node;
}

/** Whether a value is a map. */
export function isFactsMap(value: FactsValue | undefined): value is { readonly [key: string]: FactsValue } {
  return typeof value === 'object' && !Array.isArray(value);
}
