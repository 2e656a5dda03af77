import { aspects, type Cell, type EditionCoverage, textOfCell } from './coverage.ts';

const columnWidth = 34;
const rowHeight = 40;
const left = 110;
const top = 64;
const legendWidth = 122;
const legendHeight = 30;

/**
 * The coverage as SVG: a column per edition, a row per aspect; larger dots have more independent sources. It needs no
 * font, script or network, and has a light and a dark theme.
 */
export function toCoveragePicture(title: string, coverage: readonly EditionCoverage[]): string {
  const width = left + Math.max(coverage.length, 12) * columnWidth + 20;
  const perRow = Math.floor((width - 20) / legendWidth);
  const height = top + aspects.length * rowHeight + 40 + Math.ceil(legend.length / perRow) * legendHeight;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">`,
    `<title id="title">${xmlText(`${title}: what is known of each edition`)}</title>`,
    style,
    `<rect class="paper" width="${width}" height="${height}" rx="8"/>`,
    `<text class="head" x="16" y="28">${xmlText(title)}: what is known of each edition</text>`,
  ];
  for (const [column, { year, status, edition, inferred }] of coverage.entries()) {
    const x = columnX(column);
    lines.push(
      `<text class="year${inferred || status ? ' weak' : ''}" x="${x}" y="${top - 10}"${fitted(year || edition)}${status ? `<title>${xmlText(status)}</title>` : ''}</text>`,
    );
  }
  for (const [row, { title: aspect }] of aspects.entries()) {
    const y = rowY(row);
    lines.push(`<text class="aspect" x="16" y="${y + 5}">${xmlText(aspect)}</text>`);
    lines.push(`<line class="rule" x1="${left - 4}" x2="${width - 16}" y1="${y}" y2="${y}"/>`);
    for (const [column, { cells, edition }] of coverage.entries()) {
      const cell = cells.get(aspect);
      if (cell) lines.push(...dotOf(cell, columnX(column), y, `${edition}, ${aspect}`));
    }
  }
  lines.push(...legendLines(top + aspects.length * rowHeight + 34, perRow), '</svg>');
  return `${lines.join('\n')}\n`;
}

/** The end of a tag and its text, which is squeezed or cut if it is wider than a column, as ids can be. */
function fitted(label: string): string {
  const characters = [...label];
  if (characters.length <= 5) return `>${xmlText(label)}`;
  const shown = characters.length > 11 ? `${characters.slice(0, 10).join('')}…` : label;
  return ` textLength="${columnWidth - 3}" lengthAdjust="spacingAndGlyphs">${xmlText(shown)}`;
}

function columnX(column: number): number {
  return left + column * columnWidth + columnWidth / 2;
}

function rowY(row: number): number {
  return top + row * rowHeight + rowHeight / 2;
}

function dotOf(cell: Cell, x: number, y: number, label: string): string[] {
  const shown = textOfCell(cell, ({ sources, readings }) =>
    cell.inferred ? '' : ` (independent sources: ${sources}${readings > 0 ? `; read: ${readings}` : ''})`,
  );
  const text = `${shown || 'not known'}${cell.inferred ? ' (inferred)' : ''}`;
  const title = `<title>${xmlText(`${label}: ${text}`)}</title>`;
  if (cell.values.length === 0) return [`<circle class="gap" cx="${x}" cy="${y}" r="3">${title}</circle>`];
  const kind = cell.inferred ? 'inferred' : cell.partial ? 'partial' : 'known';
  const most = Math.max(...cell.values.map(({ sources }) => sources));
  const radius = cell.inferred ? 5 : [5, 6, 8.5, 11][Math.min(most, 3)];
  const dot = `<circle class="${kind}" cx="${x}" cy="${y}" r="${radius}">${title}</circle>`;
  if (cell.conflict === 'none') return [dot];
  return [dot, `<circle class="conflict ${cell.conflict === 'open' ? 'open' : 'ruled'}" cx="${x}" cy="${y}" r="14"/>`];
}

const legend: readonly (readonly [mark: string, text: string])[] = [
  ['<circle class="known" cx="0" cy="0" r="6"/>', 'one source'],
  ['<circle class="known" cx="0" cy="0" r="11"/>', 'three or more'],
  ['<circle class="partial" cx="0" cy="0" r="6"/>', 'in part'],
  ['<circle class="inferred" cx="0" cy="0" r="5"/>', 'inferred'],
  ['<circle class="conflict ruled" cx="0" cy="0" r="10"/>', 'conflict, ruled'],
  ['<circle class="conflict open" cx="0" cy="0" r="10"/>', 'conflict, open'],
  ['<circle class="gap" cx="0" cy="0" r="3"/>', 'not known'],
];

function legendLines(y: number, perRow: number): string[] {
  return legend.map(([mark, text], index) => {
    const [x, below] = [28 + (index % perRow) * legendWidth, Math.floor(index / perRow) * legendHeight];
    return `<g transform="translate(${x} ${y + below})">${mark}<text class="note" x="17" y="4">${text}</text></g>`;
  });
}

const style = `<style>
.paper { fill: #ffffff; stroke: #d0d7de; }
text { fill: #1f2328; font: 13px system-ui, sans-serif; }
.head { font-weight: 600; font-size: 15px; }
.year { text-anchor: middle; font-size: 11px; }
.weak { opacity: 0.6; font-style: italic; }
.note { font-size: 11.5px; }
.rule { stroke: #8c959f; stroke-opacity: 0.3; }
.known { fill: #0969da; stroke: none; }
.partial { fill: #ffffff; stroke: #0969da; stroke-width: 2.5; }
.inferred { fill: #ffffff; stroke: #6e7781; stroke-width: 1.5; stroke-dasharray: 2 2; }
.gap { fill: #8c959f; fill-opacity: 0.45; }
.conflict { fill: none; stroke-width: 2; }
.ruled { stroke: #9a6700; stroke-dasharray: 4 3; }
.open { stroke: #cf222e; }
@media (prefers-color-scheme: dark) {
.paper { fill: #0d1117; stroke: #3d444d; }
text { fill: #e6edf3; }
.known { fill: #58a6ff; }
.partial { fill: #0d1117; stroke: #58a6ff; }
.inferred { fill: #0d1117; stroke: #9198a1; }
.ruled { stroke: #d29922; }
.open { stroke: #ff7b72; }
}
</style>`;

/** Escapes a text for XML 1.0, without the characters that XML cannot hold. */
function xmlText(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
