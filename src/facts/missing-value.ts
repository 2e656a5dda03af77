import { isCollection, isNode, isScalar, type Node, type YAMLMap } from 'yaml';
import { code } from '../report/message-text.ts';
import { putInQuotes } from './texts.ts';

export interface MissingValue {
  readonly code: 'yaml';
  readonly message: string;
  readonly hint: string;
}

/** Whether a node is empty or null. */
export function isMissing(node: unknown): boolean {
  if (node === null) return true;
  return isScalar(node) && node.type === 'PLAIN' && /^(|~|null|Null|NULL)$/.test(node.source ?? '');
}

export const missing: MissingValue = {
  code: 'yaml',
  message: 'a value is missing',
  hint: 'write a value, `unknown` or `none`, or remove the key',
};

/** Keys whose values are maps or lists. */
const containers = ['things', 'source', 'sources', 'claims', 'says'];

/**
 * The problem of a key without a value, with its most likely cause.
 * @returns undefined if the problem of the previous key covers it
 */
export function missingValue(map: YAMLMap, index: number, text: string): MissingValue | undefined {
  const key = map.items[index]?.key;
  if (!isScalar(key) || !key.range) return missing;
  const name = String(key.value);
  // `theme: #MeToo`
  const [, comment] = /^:[ \t]+(#[\p{L}\p{N}][^\n\r]*)/u.exec(text.slice(key.range[1], key.range[1] + 200)) ?? [];
  if (comment !== undefined)
    return {
      code: 'yaml',
      message: `${code(name)} has no value: ${code(comment)} is a comment`,
      hint: putInQuotes(comment),
    };
  if (map.flow) return map.items[index]?.value === null ? missingInBrackets(map, index, name, text) : missing;
  const next = map.items[index + 1]?.value;
  if (!containers.includes(name) && !isCollection(next)) return missing;
  return {
    code: 'yaml',
    message: `${code(name)} has no value`,
    hint: `indent its lines further than \`${name}:\``,
  };
}

function missingInBrackets(map: YAMLMap, index: number, name: string, text: string): MissingValue | undefined {
  const message = `${code(name)} is a key without a value`;
  const [joined, before, after] = /^([\w-]+):(\S.*)$/.exec(name) ?? [];
  if (joined !== undefined)
    return { code: 'yaml', message, hint: `write a space after the colon: ${before}: ${after}` };
  // The text from the previous value to the last of these keys: `theme: Tides, winds and more`.
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

/** The last of consecutive keys without a value. */
function endOfText({ items }: YAMLMap, index: number): number {
  const end = items.findIndex((pair, at) => at > index && pair.value !== null);
  return (end < 0 ? items.length : end) - 1;
}
