import type { Facts } from '../facts/facts.ts';
import type { SeriesGraph } from '../graph/series-graph.ts';
import { localName, nameOf, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { rdf, schema, sg } from '../rdf/namespace.ts';
import { countText } from '../report/counts.ts';
import { compareText, type Problem, sortedProblems } from '../report/problem.ts';
import type { QueryFile } from '../sparql/query-file.ts';
import { aspects, type Cell, coverageOf, type EditionCoverage } from './coverage.ts';
import { markdownCode, markdownTable, markdownText } from './markdown.ts';

interface ReportInput {
  readonly facts: Facts;
  readonly series: SeriesGraph;
  readonly problems: readonly Problem[];
  readonly checks: readonly QueryFile[];
  /** SHA-256 of the canonical graph (RDFC-1.0). */
  readonly graphHash: string;
}

export function seriesName({ graph }: SeriesGraph): string | undefined {
  return subjectsOf(graph, rdf.type, schema.EventSeries).flatMap((node) => nameOf(graph, node) ?? [])[0];
}

/** The report of a build, as Markdown: counts, coverage, themes, findings and checks. */
export function toReport({ facts, series, problems, checks, graphHash }: ReportInput): string {
  const { graph } = series;
  const name = seriesName(series);
  const claims = facts.sources.flatMap((source) => source.claims);
  const sections = [
    `# ${markdownText(name ?? facts.series)}`,
    markdownTable(
      ['', ''],
      [
        ['sources', String(facts.sources.length)],
        ['claims', String(claims.length)],
        ['statements', String(series.statements.length)],
        ['triples', String(graph.size)],
        ['graph (SHA-256 of RDFC-1.0)', `\`${graphHash}\``],
      ],
    ),
    '## What is known of each edition',
    coverageTable(coverageOf(series)),
    'In brackets: the number of independent sources; copies of one text count once. *Italics*: inferred. ⚖ sources contradict one another, resolved by rank; ⚡ unresolved. — not known.',
    '## Themes',
    themeTable(series),
    '## Findings',
    findingTable(problems),
    '## Checks',
    'The SHACL shapes, and these queries:',
    checkTable(checks, problems),
  ];
  return `${sections.join('\n\n')}\n`;
}

function coverageTable(coverage: readonly EditionCoverage[]): string {
  if (coverage.length === 0) return 'None.';
  return markdownTable(
    ['edition', ...aspects.map(({ title }) => title)],
    coverage.map(({ edition, status, inferred, cells }) => [
      `${inferred ? `*${markdownText(edition)}*` : markdownText(edition)}${status ? ` (${markdownText(status)})` : ''}`,
      ...aspects.map(({ title }) => cellText(cells.get(title))),
    ]),
  );
}

function cellText(cell: Cell | undefined): string {
  if (!cell || cell.text === '') return '—';
  const text = markdownText(cell.text);
  if (cell.inferred) return `*${text}*`;
  const mark = { none: '', resolved: ' ⚖', open: ' ⚡' }[cell.conflict];
  return `${text} (${cell.independentSources})${mark}`;
}

function themeTable({ graph }: SeriesGraph): string {
  const rows = subjectsOf(graph, rdf.type, sg.Edition).flatMap((edition) =>
    objectsOf(graph, edition, sg.theme).map((theme) => [
      markdownText(localName(edition.value)),
      markdownText(theme.value),
    ]),
  );
  return rows.length === 0
    ? 'None.'
    : markdownTable(
        ['edition', 'theme'],
        rows.toSorted((a, b) => compareText(a.join('\n'), b.join('\n'))),
      );
}

function findingTable(problems: readonly Problem[]): string {
  if (problems.length === 0) return 'None.';
  const rows = sortedProblems(problems).map(({ severity, code, message, place }) => [
    severity,
    markdownCode(code),
    markdownText(message),
    place ? markdownText(`${place.file}:${place.line}`) : '',
  ]);
  return [`${countText(problems)}.`, markdownTable(['', 'code', 'finding', 'where'], rows)].join('\n\n');
}

function checkTable(checks: readonly QueryFile[], problems: readonly Problem[]): string {
  const rows = checks.map(({ name, title, severity }) => {
    const found = problems.filter(({ code }) => code === `check:${name}`).length;
    return [markdownCode(name), markdownText(title), severity, found === 0 ? 'none' : String(found)];
  });
  return markdownTable(['check', 'what it looks for', 'severity', 'found'], rows);
}
