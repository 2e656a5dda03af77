import type { Facts } from '../facts/facts.ts';
import type { SeriesGraph } from '../graph/series-graph.ts';
import { localName, nameOf, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { rdf, schema, sg } from '../rdf/namespace.ts';
import { countText } from '../report/counts.ts';
import { compareText, type Problem, sortedProblems } from '../report/problem.ts';
import type { QueryFile } from '../sparql/query-file.ts';
import { aspects, type Cell, type CellValue, coverageOf, type EditionCoverage, textOfCell } from './coverage.ts';
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
    'In brackets: the number of independent sources that say just this value; copies of one text count once, “read” are sources without words to quote, and “announced” is what only sources from before the edition say. *Italics*: inferred. ⚖ sources contradict one another, resolved by rank; ⚡ unresolved. — not known.',
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
  if (!cell || cell.values.length === 0) return '—';
  if (cell.inferred) return `*${markdownText(textOfCell(cell))}*`;
  const mark = { none: '', resolved: ' ⚖', open: ' ⚡' }[cell.conflict];
  return `${markdownText(textOfCell(cell, witnessText))}${mark}`;
}

/** ` (2)`, ` (2 + 1 read)`; ` (1 announced)` where nobody says it afterwards. */
function witnessText({ sources, readings, announcements }: CellValue): string {
  if (sources + readings === 0 && announcements > 0) return ` (${announcements} announced)`;
  const counts = [
    ...(sources > 0 || readings === 0 ? [String(sources)] : []),
    ...(readings > 0 ? [`${readings} read`] : []),
  ];
  return ` (${counts.join(' + ')})`;
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
