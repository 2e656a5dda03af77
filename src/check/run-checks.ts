import type { Trace } from '../graph/trace.ts';
import { shorten } from '../ontology/shorten.ts';
import type { Problem } from '../report/problem.ts';
import type { QueryAnswers } from '../sparql/query-answers.ts';
import type { QueryFile } from '../sparql/query-file.ts';
import { type Row, select } from '../sparql/results.ts';

/**
 * Runs the check queries where the graph is: in the engine or in a store. Each row is a problem; its columns ?focus, ?path and
 * ?value lead to the line of the facts, ?message goes before the title of the query.
 */
export async function runChecks(
  checks: readonly QueryFile[],
  engine: QueryAnswers,
  trace: Trace,
  prefixes: ReadonlyMap<string, string>,
): Promise<Problem[]> {
  // All at once: the engine goes on to the next while this thread has other work.
  const results = await Promise.all(checks.map(async (check) => ({ check, rows: await select(engine, check.text) })));
  return results.flatMap(({ check, rows }) => rows.map((row) => problemOf(check, row, trace, prefixes)));
}

function problemOf(check: QueryFile, row: Row, trace: Trace, prefixes: ReadonlyMap<string, string>): Problem {
  const focus = row.get('focus');
  const path = row.get('path');
  const place =
    focus?.termType === 'NamedNode'
      ? trace.place({ focus, path: path?.termType === 'NamedNode' ? path : undefined, value: row.get('value') })
      : undefined;
  const about = ['focus', 'path', 'value'].flatMap((name) => {
    const term = row.get(name);
    return term ? [term.termType === 'NamedNode' ? shorten(term.value, prefixes) : `"${term.value}"`] : [];
  });
  const message = row.get('message')?.value ?? check.title;
  return {
    severity: check.severity,
    code: `check:${check.name}`,
    message: about.length > 0 ? `${message} (${about.join(' ')})` : message,
    ...(place && { place }),
  };
}
