import { describe, expect, it } from 'vitest';
import { orderedVariables, queryForm } from '../../src/sparql/query-form.ts';
import { readResults } from '../../src/sparql/results.ts';
import { toTable } from '../../src/sparql/table.ts';

const prefixes = new Map([['ex', 'https://example.org/']]);

/** A result with these columns, whose cells are IRIs, numbers and texts. */
function resultsOf(columns: Readonly<Record<string, readonly (string | number | undefined)[]>>) {
  const vars = Object.keys(columns);
  const count = Math.max(...Object.values(columns).map((cells) => cells.length));
  const bindings = Array.from({ length: count }, (_, index) =>
    Object.fromEntries(
      vars.flatMap((name) => {
        const cell = columns[name]?.[index];
        if (cell === undefined) return [];
        const datatype = typeof cell === 'number' && { datatype: 'http://www.w3.org/2001/XMLSchema#integer' };
        const type = String(cell).startsWith('https:') ? 'uri' : 'literal';
        return [[name, { type, value: String(cell), ...datatype }]];
      }),
    ),
  );
  return readResults(JSON.stringify({ head: { vars }, results: { bindings } }));
}

const shown = (columns: Parameters<typeof resultsOf>[0], width?: number) =>
  toTable(resultsOf(columns), { prefixes, width }).split('\n');

describe('a table', () => {
  it('has columns as wide as their content, short IRIs, and numbers to the right', () => {
    expect(
      shown({ edition: ['https://example.org/e1', undefined], n: [5, 12], theme: ['tides', 'whales and tides'] }),
    ).toEqual([
      'edition   n  theme',
      '-------  --  ----------------',
      'ex:e1     5  tides',
      '         12  whales and tides',
      '',
    ]);
  });

  it('is not cut without a width', () => {
    expect(shown({ a: ['x'.repeat(500)] })[2]).toBe('x'.repeat(500));
  });

  it('cuts the widest columns to the width, and leaves narrow ones whole', () => {
    const lines = shown({ a: ['x'.repeat(40)], b: ['y'.repeat(30)], c: ['short'] }, 40);
    expect(lines[2]).toBe(`${'x'.repeat(14)}…  ${'y'.repeat(14)}…  short`);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
  });

  it('gives the room that narrow columns leave to the others', () => {
    expect(shown({ a: ['x'.repeat(20)], b: ['y'] }, 22)[2]).toBe(`${'x'.repeat(18)}…  y`);
    expect(shown({ a: ['x'.repeat(20)], b: ['y'] }, 23)[2]).toBe(`${'x'.repeat(20)}  y`);
  });

  it('shows a beginning of every column where the terminal is too narrow for all', () => {
    expect(shown({ a: ['x'.repeat(40)], b: ['y'.repeat(40)] }, 3)[2]).toBe('xxxxx…  yyyyy…');
  });

  it('counts characters as a terminal shows them', () => {
    const lines = shown({ a: ['日本語', 'e\u0301te\u0301', 'plain'], b: ['x', 'x', 'x'] });
    expect(lines.slice(2, 5)).toEqual(['日本語  x', 'e\u0301te\u0301     x', 'plain   x']);
    expect(shown({ a: ['日本語日本語'] }, 6)[2]).toBe('日本…');
  });

  it('keeps what stands in a cell in one line, and the terminal as it is', () => {
    expect(shown({ a: ['one\ntwo\u001b[31m'] })[2]).toBe('one\\u000atwo\\u001b[31m');
  });

  it('is one word for ASK', () => {
    expect(toTable(readResults('{"head":{},"boolean":false}'), { prefixes })).toBe('false\n');
  });
});

describe('the columns are', () => {
  it.each([
    ['as they appear in the query after SELECT *', 'SELECT DISTINCT * { ?s $p ?o }', ['s', 'p', 'o']],
    [
      'as the engine gives them after other SELECTs',
      'SELECT ?o (COUNT(*) AS ?s) ?p { ?s ?p ?o } GROUP BY ?o ?p',
      ['o', 'p', 's'],
    ],
    ['those of the outer SELECT', 'SELECT ?o ?p ?s { { SELECT * { ?s ?p ?o } } }', ['o', 'p', 's']],
    ['not ordered by comments', '# ?o ?p ?s\nselect * { ?s ?p ?o }', ['s', 'p', 'o']],
  ])('%s', (_, query, expected) => {
    expect(orderedVariables(query, ['o', 'p', 's'])).toEqual(expected);
  });
});

describe('the form of a query is', () => {
  it.each([
    ['SELECT', '# ASK\nprefix ask: <http://example.org/construct> select * {}'],
    ['ASK', 'PREFIX select: <https://example.org/> ASK { ?s select:ask "SELECT" }'],
    ['CONSTRUCT', 'CONSTRUCT { ?s ?p ?o } WHERE { SELECT * { ?s ?p ?o } }'],
    ['DESCRIBE', 'base <x> describe <SELECT>'],
    [undefined, 'SELECTED'],
  ])('%s', (form, query) => {
    expect(queryForm(query)).toBe(form);
  });
});
