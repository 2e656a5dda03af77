import type { SeriesGraph } from '../graph/series-graph.ts';
import { shortened } from '../report/message-text.ts';
import type { Place, Problem } from '../report/problem.ts';
import { uniqueBy } from '../report/unique-by.ts';
import type { QueryAnswers } from '../sparql/query-answers.ts';
import { asking, type QueryFile } from '../sparql/query-file.ts';
import { type Row, select } from '../sparql/results.ts';
import { acceptFindings, type Finding } from './accept-findings.ts';

/**
 * Runs the check queries in an engine or a store. Each row is a problem: its columns ?focus, ?path and ?value give the
 * place in the facts, ?message overrides the title of the query.
 * @param graph finds places and shortens IRIs; its exceptions accept findings
 */
export async function runChecks(
  checks: readonly QueryFile[],
  engine: QueryAnswers,
  graph: Pick<SeriesGraph, 'trace' | 'short'> & Partial<Pick<SeriesGraph, 'exceptions'>>,
): Promise<Problem[]> {
  // Sent all at once, so that the engine never waits for this thread.
  const results = await Promise.all(
    checks.map(async (check) => ({ check, rows: await asking(check, select(engine, check.text)) })),
  );
  const findings = results.flatMap(({ check, rows }) => {
    const found = rows.map((row): Finding => {
      const problem = problemOf(check, row, graph);
      return { check: check.name, focus: row.get('focus'), value: row.get('value'), problem };
    });
    // A query may return the same problem more than once.
    return uniqueBy(
      found,
      ({ problem: { message, place } }) => `${place?.file}:${place?.line}:${place?.column} ${message}`,
    );
  });
  return acceptFindings(
    findings,
    graph.exceptions ?? [],
    checks.map(({ name }) => name),
    graph.short,
  );
}

function problemOf(check: QueryFile, row: Row, { trace, short }: Pick<SeriesGraph, 'trace' | 'short'>): Problem {
  const focus = row.get('focus');
  const path = row.get('path');
  const place =
    focus?.termType === 'NamedNode'
      ? trace.place({ focus, path: path?.termType === 'NamedNode' ? path : undefined, value: row.get('value') })
      : undefined;
  const about = ['focus', 'path', 'value'].flatMap((name) => {
    const term = row.get(name);
    if (!term || (name === 'focus' && place && isOwnNode(short(term.value), place))) return [];
    return [shortened(term.termType === 'NamedNode' ? short(term.value) : `"${term.value}"`, 200)];
  });
  const message = shortened(row.get('message')?.value ?? check.title, 400);
  return {
    severity: check.severity,
    code: `check:${check.name}`,
    message: about.length > 0 ? `${message} (${about.join(' ')})` : message,
    ...(place && { place }),
    ...(check.hint !== undefined && { hint: check.hint }),
  };
}

/** Statements and their evidence have no name that says anything: their line does. That of a rule names only the rule. */
function isOwnNode(name: string, { file }: Place): boolean {
  return /^(statement|evidence|quote|period):/.test(name) && !file.endsWith('.rq');
}
