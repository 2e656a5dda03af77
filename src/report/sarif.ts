import type { Log, PhysicalLocation, ReportingDescriptor, Result } from 'sarif';
import { dataCodes } from './codes.ts';
import { lineReader, type Place, type Problem, type Severity, sortedProblems } from './problem.ts';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, Result.level>;

export interface SarifOptions {
  /** The version of this program. */
  readonly version: string;
  /** Text by file name, for the snippet of each result. */
  readonly texts: ReadonlyMap<string, string>;
  /** Titles of the check queries by code (`check:…`). */
  readonly titles: ReadonlyMap<string, string>;
}

/**
 * Converts problems to a SARIF 2.1.0 log (OASIS), which editors and code hosts show at each line: one rule per code, one
 * result per problem, in the order of `renderProblems`. Columns count UTF-16 code units.
 * @example
 * const log = toSarif(problems, { version: '0.1.0', texts: mapped.texts, titles: new Map() });
 */
export function toSarif(problems: readonly Problem[], { version, texts, titles }: SarifOptions): Log {
  const meanings = new Map<string, string>([...Object.entries(dataCodes), ...titles]);
  const codes = [...new Set(problems.map(({ code }) => code))].sort();
  const rules = codes.map((id): ReportingDescriptor => {
    const meaning = meanings.get(id);
    return {
      id,
      ...(meaning !== undefined && { shortDescription: { text: meaning } }),
      help: { text: `docs/diagnostics.md has an example of ${id} and how to fix it.` },
    };
  });
  const lineOf = lineReader(texts);
  const results = sortedProblems(problems).map(
    ({ severity, code, message, hint, place, accepted }): Result => ({
      ruleId: code,
      ruleIndex: codes.indexOf(code),
      level: levels[severity],
      message: { text: hint === undefined ? message : `${message} (${hint})` },
      ...(accepted !== undefined && { suppressions: [{ kind: 'inSource', justification: accepted }] }),
      ...(place && { locations: [{ physicalLocation: locationOf(place, lineOf(place)) }] }),
    }),
  );
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'seminar-graph', version, rules } }, columnKind: 'utf16CodeUnits', results }],
  };
}

function locationOf({ file, line, column, length }: Place, text: string | undefined): PhysicalLocation {
  const end = column + length;
  return {
    artifactLocation: { uri: uriOf(file) },
    region: {
      startLine: line,
      startColumn: column,
      // A value may span several lines; the region ends with the first.
      endColumn: text === undefined ? end : Math.max(column, Math.min(end, text.length + 1)),
    },
    ...(text !== undefined && { contextRegion: { startLine: line, snippet: { text } } }),
  };
}

/** A file as a URI reference; relative paths stay relative to the working directory. */
function uriOf(file: string): string {
  const path = file.split(/[\\/]/).map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return `file://${path}`;
  // C:\…
  return /^[A-Za-z]%3A\//.test(path) ? `file:///${path.replace('%3A', ':')}` : path;
}
