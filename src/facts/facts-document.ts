import {
  type Document,
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
import type { Place, Problem } from '../report/problem.ts';
import { cutTexts } from './cut-texts.ts';
import type { FactsValue, Path } from './facts-value.ts';
import { unusableNodes } from './unusable-yaml.ts';
import { yamlProblems } from './yaml-errors.ts';

/** A parsed facts file, which knows the places of its values. */
export interface FactsDocument {
  readonly file: string;
  readonly text: string;
  readonly value: FactsValue;
  /** The place of the value at a path, or of its key; if there is none, that of the nearest parent. */
  place(path: Path, part?: 'key' | 'value'): Place;
}

/** Maximum length of a facts file in characters: a limit on time and memory (up to 2 kB per character). */
export const maxLength = 1_000_000;

/**
 * Parses YAML 1.2 (or JSON, a subset) with the failsafe schema: every scalar is a text, so `no` is not a boolean and `1999`
 * not a number until the property defines its type.
 * @returns the document with warnings, or only problems if it cannot be used
 */
export function readFactsDocument(file: string, text: string): { document?: FactsDocument; problems: Problem[] } {
  if (text.length > maxLength) return { problems: [tooLong(file, text.length)] };
  // Counted here, because the parser skips line ends inside invalid YAML.
  const lines = new LineCounter();
  for (let start = 0; start >= 0; start = text.indexOf('\n', start) + 1 || -1) lines.addNewLine(start);
  // `unusableNodes` finds repeated keys in linear time; uniqueKeys takes quadratic time.
  const yaml = parseDocument(text, { schema: 'failsafe', prettyErrors: false, uniqueKeys: false });
  const spot = (start: number, end = start + 1): Place => {
    const { line, col } = lines.linePos(start);
    return { file, line: Math.max(1, line), column: Math.max(1, col), length: Math.max(1, end - start) };
  };
  // The limit of the stack depends on the machine; `unusableNodes` reports nesting that is too deep.
  const exhausted = yaml.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION');
  const isYaml = yaml.errors.length === 0 || exhausted;
  const unusable = isYaml ? unusableNodes(yaml, text, spot) : yamlProblems(yaml, text, spot);
  if (unusable.length > 0) return { problems: unusable };

  const nodeAt = nodeFinder(yaml);
  const place = (path: Path, part: 'key' | 'value' = 'value'): Place => {
    const range = nodeAt(path, part)?.range;
    return range ? spot(range[0], range[1]) : path.length > 0 ? place(path.slice(0, -1), part) : spot(0);
  };
  const document = { file, text, value: toFactsValue(yaml.contents), place };
  return { document, problems: cutTexts(yaml, text, spot) };
}

function tooLong(file: string, length: number): Problem {
  return {
    severity: 'error',
    code: 'yaml',
    message: `the file has ${length} characters, and a facts file has at most ${maxLength}`,
    place: { file, line: 1, column: 1, length: 1 },
    hint: 'split it into several files in one folder',
  };
}

function toFactsValue(node: unknown): FactsValue {
  if (isSeq(node)) return node.items.map(toFactsValue);
  if (isMap(node)) {
    // Object.fromEntries defines own properties, also for the key __proto__.
    return Object.fromEntries(
      node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', toFactsValue(value)]),
    );
  }
  return isScalar(node) ? String(node.value) : '';
}

/** A function that returns the node at a path, or its key. Each map is indexed once, because there may be many problems. */
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
