import { isCollection, isNode, isScalar, type Node, type YAMLMap } from 'yaml';
import { code } from '../report/message-text.ts';
import { putInQuotes } from './texts.ts';

export interface MissingValue {
  readonly code: 'yaml';
  readonly message: string;
  readonly hint: string;
}

/** Whether nothing is written where a value should be, or one of the words for nothing. */
export function isMissing(node: unknown): boolean {
  if (node === null) return true;
  return isScalar(node) && node.type === 'PLAIN' && /^(|~|null|Null|NULL)$/.test(node.source ?? '');
}

export const missing: MissingValue = {
  code: 'yaml',
  message: 'a value is missing',
  hint: 'write one, or `unknown` or `none`, or leave the key out',
};

/** Keys under which things, sources and claims are written. */
const containers = ['things', 'source', 'sources', 'claims', 'says'];

/**
 * A key without a value, with the likeliest reason.
 * @returns undefined where it belongs to the one before it
 */
export function missingValue(map: YAMLMap, index: number, text: string): MissingValue | undefined {
  const key = map.items[index]?.key;
  if (!isScalar(key) || !key.range) return missing;
  const name = String(key.value);
  // In brackets, a key without its colon.
  if (map.flow) return map.items[index]?.value === null ? missingInBrackets(map, index, name, text) : missing;
  const next = map.items[index + 1]?.value;
  if (!containers.includes(name) && !isCollection(next)) return missing;
  return {
    code: 'yaml',
    message: `nothing belongs to ${code(name)}`,
    hint: `indent the lines that belong to it further than \`${name}:\``,
  };
}

function missingInBrackets(map: YAMLMap, index: number, name: string, text: string): MissingValue | undefined {
  const message = `${code(name)} is a key without a value`;
  const [joined, before, after] = /^([\w-]+):(\S.*)$/.exec(name) ?? [];
  if (joined !== undefined)
    return { code: 'yaml', message, hint: `write a space after the colon: ${before}: ${after}` };
  // The text between commas, back to the last value: `theme: Tides, winds and more`.
  const [previous, last] = [map.items[index - 1], map.items[endOfText(map, index)]];
  const start = isNode(previous?.value) && isPlain(previous.value) ? previous.value.range?.[0] : undefined;
  if (previous && previous.value === null && index > 1) return undefined;
  const end = isNode(last?.key) ? last.key.range?.[1] : undefined;
  if (start === undefined || end === undefined) return { ...missing, message };
  const whole = text.slice(start, end);
  const number = /^\d{1,3}(,\d{3})+$/.test(whole);
  return {
    code: 'yaml',
    message: number ? `${code(whole)} is two values: a comma ends a value in { }` : message,
    hint: number ? `write ${whole.replaceAll(',', '')}` : `a comma ends a value in { }: ${putInQuotes(whole)}`,
  };
}

const isPlain = (node: Node) => isScalar(node) && node.type === 'PLAIN';

/** The last of the keys without a value that come one after the other. */
function endOfText({ items }: YAMLMap, index: number): number {
  const end = items.findIndex((pair, at) => at > index && pair.value !== null);
  return (end < 0 ? items.length : end) - 1;
}
