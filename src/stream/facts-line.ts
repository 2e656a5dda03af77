import { type FactsDocument, maxDepth, maxLength, readFactsDocument } from '../facts/facts-document.ts';
import { type FactsValue, type Path, valueAt } from '../facts/facts-value.ts';
import type { Place, Problem } from '../report/problem.ts';

/**
 * Reads one line of NDJSON: the facts of a series. JSON.parse is fifty times as fast as reading with positions, so the
 * column of a problem, and whatever JSON.parse passes over in silence, is left to the reader of YAML, which reads JSON.
 * @param line its number, counted from 1
 * @returns the document, or undefined where the problems say that it cannot be used
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
    return { problems: [{ severity: 'error', code: 'json', ...whatIsWrong(error, start) }] };
  }
  const seen: Seen = { keys: 0, numbers: false };
  if (!toFactsValue(json, 0, seen) || seen.keys !== keysIn(text) || (seen.numbers && unusualNumber.test(text)))
    return text.length > maxLength ? { problems: [tooLong(start)] } : withPositions(file, line, text);
  const value = json as FactsValue;
  // Read once, when the first problem is placed: one line may have any number of them.
  let positions: { document?: FactsDocument } | undefined;
  const place = (path: Path, part?: 'key' | 'value') => {
    positions ??= text.length > longestPlaced ? {} : withPositions(file, line, text);
    return positions.document?.place(path, part) ?? start;
  };
  return { document: { file, text, value, place, valueAt: (path) => valueAt(value, path) }, problems: [] };
}

function tooLong(place: Place): Problem {
  return {
    severity: 'error',
    code: 'json',
    message: `the line holds null, a key twice, or a number such as 1.0, and is longer than ${maxLength} characters`,
    place,
    hint: 'leave out what has no value; write each key once, and such numbers as texts',
  };
}

/**
 * The document as the reader of YAML sees it, at its line. A carriage return is a space in JSON, and it can only stand
 * between values there; for YAML it ends a line.
 */
function withPositions(file: string, line: number, text: string): { document?: FactsDocument; problems: Problem[] } {
  const { document, problems } = readFactsDocument(file, text.replaceAll('\r', ' '));
  const atLine = (place: Place): Place => ({ ...place, line: line + place.line - 1 });
  return {
    ...(document && { document: { ...document, place: (path, part) => atLine(document.place(path, part)) } }),
    problems: problems.map((problem) => ({ ...problem, ...(problem.place && { place: atLine(problem.place) }) })),
  };
}

/**
 * In characters: in longer lines, problems are at their beginning. A document with positions takes up to 2 kB a character,
 * and a thread that maps has 256 MB.
 */
const longestPlaced = 100_000;

interface Seen {
  keys: number;
  numbers: boolean;
}

/**
 * Makes texts of numbers, true and false, in place: facts are texts until the ontology says what they stand for.
 * @returns false where there is something that facts do without: null, or too deep a nesting
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

/** A number that is not written as the program would write it (`1.0`, `2e3`, `-0`), or a text that looks as if it held one. */
const unusualNumber = /[:[,]\s*(?:-?\d+[.eE]|-0)/;

/** How many keys are written in a JSON text: more than it has, where one stands twice or a text looks like a key. */
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
function whatIsWrong(error: unknown, start: Place): { message: string; place: Place } {
  const message = error instanceof Error ? error.message : String(error);
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  // The rest quotes the text, which the report shows itself.
  const words = message.replace(/, (\.\.\.)?".*| in JSON at position.*| is not valid JSON.*/s, '');
  return {
    message: `the line is no JSON: ${words}`,
    place: { ...start, column: position === undefined ? 1 : Number(position) + 1 },
  };
}
