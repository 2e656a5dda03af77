import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node } from 'yaml';
import { code } from '../report/message-text.ts';
import type { Place, Problem } from '../report/problem.ts';
import { isMissing, missing, missingValue } from './missing-value.ts';

/** Maximum depth of nesting: a limit on recursion. */
export const maxDepth = 40;

/** The problems of valid YAML that facts files do not allow: aliases, tags, missing values, repeated keys, keys that are not texts, depth. */
export function unusableNodes(yaml: Document, text: string, spot: (start: number, end: number) => Place): Problem[] {
  if (yaml.contents === null)
    return [{ severity: 'error', code: 'yaml', message: 'the file is empty', place: spot(0, 1) }];
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
      for (const [index, { key, value }] of node.items.entries()) {
        const at = isNode(key) ? key : node;
        const name = isScalar(key) ? String(key.value) : undefined;
        if (name === undefined) report(at, notText);
        else if (/^[\u00a0\u2000-\u200a\u202f\u3000]/.test(name)) report(at, spaced);
        else if (keys.has(name)) report(at, repeated);
        else keys.add(name);
        const lacking = isMissing(value) ? missingValue(node, index, text) : undefined;
        if (lacking) report(isNode(value) ? value : at, lacking);
        else if (!isMissing(value)) visit(value, depth + 1);
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
const repeated: Unusable = {
  code: 'duplicate-key',
  message: 'the map has this key twice',
  hint: 'keep one; several values of one property are a list',
};

const spaced: Unusable = {
  code: 'yaml',
  message: 'a key begins with a space that is not a plain one',
  hint: 'replace it (mostly a no-break space, pasted from a web page) by plain spaces',
};

function unusableNode(node: Node): Unusable | undefined {
  if (isAlias(node)) return { code: 'yaml', message: 'facts files have no aliases', hint: 'repeat the value' };
  if (node.tag !== undefined && !plainTags.includes(node.tag))
    return {
      code: 'yaml',
      message: `facts files have no tags such as ${code(node.tag)}`,
      hint: 'remove the tag',
    };
  return isMissing(node) ? missing : undefined;
}
