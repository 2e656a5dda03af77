import { placeText, problemAt } from '../facts/facts.ts';
import { localName } from '../rdf/graph-reader.ts';
import { termId } from '../rdf/term-id.ts';
import { shortened } from '../report/message-text.ts';
import type { Problem } from '../report/problem.ts';
import { seriesGraphOf } from './series-quads.ts';
import { settle } from './settle.ts';
import { firstOrigin, type MappedFacts, type SeriesGraph, type SettledSeries, type Statement } from './statement.ts';

/**
 * Settles the mapped parts of one series into its graph.
 * @returns the graph, and a problem for each conflict that no rank decides
 */
export function settleStatements(parts: readonly MappedFacts[]): { series: SeriesGraph; problems: Problem[] } {
  const { settled, problems } = settle(parts);
  for (const problem of unruledConflicts(settled)) problems.push(problem);
  return { series: seriesGraphOf(settled), problems };
}

/**
 * One warning for each pair of values that nothing decides between, however many sources repeat either. None where there
 * were too many to compare, which is told instead.
 */
export function unruledConflicts({ conflicts, compared }: SettledSeries): Problem[] {
  if (!compared) return [];
  const seen = new Set<string>();
  return conflicts.flatMap(({ statements: [a, b], ruled }): Problem[] => {
    const values = [termId(a.object), termId(b.object)].sort();
    const key = [a.subject.value, a.predicate.value, ...values].join('\n');
    if (ruled || seen.has(key)) return [];
    seen.add(key);
    return [
      problemAt(firstOrigin(b), {
        severity: 'warning',
        code: 'conflict',
        message: `two values of \`${a.property.key}\` of ${localName(a.subject.value)}, and no ruling: ${saying(a)}; ${saying(b)}`,
        hint: `the other stands in ${placeText(firstOrigin(a))}; rank one \`preferred\` or \`deprecated\`, with \`because\``,
      }),
    ];
  });
}

/** `frso-2009 has 2008-05-15, "From 15-17 May 2008 …"` */
function saying(statement: Statement): string {
  const value = statement.object.termType === 'NamedNode' ? localName(statement.object.value) : statement.object.value;
  const quote = statement.evidence[0]?.quote ?? '';
  return `${localName(statement.source.value)} has ${shortened(value, 200)}, “${shortened(quote, 300)}”`;
}
