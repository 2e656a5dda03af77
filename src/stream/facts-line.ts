import { type FactsDocument, maxLength, readFactsDocument } from '../facts/facts-document.ts';
import type { FactsValue, Path } from '../facts/facts-value.ts';
import { maxDepth } from '../facts/unusable-yaml.ts';
import { messageOf } from '../report/failure.ts';
import type { Place, Problem } from '../report/problem.ts';

/**
 * Reads one line of NDJSON: the facts of a series. JSON.parse is fifty times as fast as the YAML reader. The YAML reader
 * is used for the columns of problems, and for lines with something that JSON.parse accepts silently.
 * @param line its number, counted from 1
 * @returns the document, or undefined if the problems make it unusable
 */
export function readFactsLine(
  file: string,
  line: number,
  text: string,
): { document?: FactsDocument; problems: Problem[] } {
  const start: Place = { file, line, column: 1, length: 1 };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { problems: [{ severity: 'error', code: 'json', ...syntaxError(error, start) }] };
  }
  const seen: Seen = { keys: 0, numbers: false };
  if (!toFactsValue(json, 0, seen) || seen.keys !== keysIn(text) || (seen.numbers && unusualNumber.test(text)))
    return text.length > maxLength ? { problems: [tooLong(start)] } : withPositions(file, line, text);
  const value = json as FactsValue;
  // Read once, when the first problem needs its column: a line may have many.
  let positions: { document?: FactsDocument } | undefined;
  const place = (path: Path, part?: 'key' | 'value') => {
    positions ??= text.length > longestPlaced ? {} : withPositions(file, line, text);
    return positions.document?.place(path, part) ?? start;
  };
  return { document: { file, text, value, place }, problems: [] };
}

function tooLong(place: Place): Problem {
  return {
    severity: 'error',
    code: 'json',
    message: `a line with null, a duplicate key or a number such as 1.0 may have at most ${maxLength} characters`,
    place,
    hint: 'omit keys without a value, do not repeat keys, and write such numbers as strings',
  };
}

/** Reads the line as YAML. A carriage return is white space in JSON, and would end the line in YAML. */
function withPositions(file: string, line: number, text: string): { document?: FactsDocument; problems: Problem[] } {
  const { document, problems } = readFactsDocument(file, text.replaceAll('\r', ' '));
  const atLine = (place: Place): Place => ({ ...place, line: line + place.line - 1 });
  return {
    ...(document && { document: { ...document, place: (path, part) => atLine(document.place(path, part)) } }),
    problems: problems.map((problem) => ({ ...problem, ...(problem.place && { place: atLine(problem.place) }) })),
  };
}

/**
 * In characters. In longer lines, all problems are reported at column 1: a document with positions needs up to 2 kB per
 * character, and a mapping thread has 256 MB.
 */
const longestPlaced = 100_000;

interface Seen {
  keys: number;
  numbers: boolean;
}

/**
 * Replaces numbers, true and false by strings, in place: the ontology decides how to read them.
 * @returns false if the value contains null or is nested too deep
 */
function toFactsValue(value: unknown, depth: number, seen: Seen): boolean {
  if (typeof value === 'string') return true;
  if (typeof value !== 'object' || value === null || depth > maxDepth) return false;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index];
      if (typeof item === 'string') continue;
      const text = scalarText(item, seen);
      if (text !== undefined) value[index] = text;
      else if (!toFactsValue(item, depth + 1, seen)) return false;
    }
    return true;
  }
  const map = value as Record<string, unknown>;
  for (const key in map) {
    seen.keys += 1;
    const item = map[key];
    if (typeof item === 'string') continue;
    const text = scalarText(item, seen);
    if (text !== undefined && key !== '__proto__') map[key] = text;
    else if (!toFactsValue(item, depth + 1, seen)) return false;
  }
  return true;
}

function scalarText(item: unknown, seen: Seen): string | undefined {
  if (typeof item === 'boolean') return String(item);
  if (typeof item !== 'number' || !Number.isSafeInteger(item)) return undefined;
  seen.numbers = true;
  return String(item);
}

/** A number that String() writes differently (`1.0`, `2e3`, `-0`), or a string that looks like one. */
const unusualNumber = /[:[,]\s*(?:-?\d+[.eE]|-0)/;

/** Counts keys in a JSON text: more than the parsed value has, if a key is repeated or a string looks like a key. */
function keysIn(text: string): number {
  let keys = 0;
  for (let colon = text.indexOf(':'); colon !== -1; colon = text.indexOf(':', colon + 1)) {
    let before = colon - 1;
    while (text.charCodeAt(before) <= 32) before -= 1;
    if (text.charCodeAt(before) === 34) keys += 1;
  }
  return keys;
}

/** `Unexpected token '}', ..."a": }" is not valid JSON`, `Expected ',' after property value in JSON at position 6` */
function syntaxError(error: unknown, start: Place): { message: string; place: Place } {
  const message = messageOf(error);
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  // Without the excerpt of the text: the report shows the line.
  const reason = message.replace(/, (\.\.\.)?".*| in JSON at position.*| is not valid JSON.*/s, '');
  return {
    message: `the line is not JSON: ${reason}`,
    place: { ...start, column: position === undefined ? 1 : Number(position) + 1 },
  };
}
