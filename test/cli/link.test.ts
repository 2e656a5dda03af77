import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LinkOptions, link } from '../../src/cli/link.ts';
import { wikidataNamespace } from '../../src/links/kinds.ts';
import { fileReader } from '../../src/node/files.ts';
import type { Decide } from '../../src/reconcile/propose/review.ts';
import { answeringServer } from '../support/answering-server.ts';
import { bundledOptions, mappedSeries } from '../support/bundled.ts';
import { textOf } from '../support/repository.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Run {
  readonly exitCode: number;
  readonly table: string | undefined;
  readonly names: readonly string[];
}

/** Links a small series, with or without its table of links. */
async function linked(
  options: Partial<LinkOptions> & { from: string },
  table: string | undefined,
  decide?: Decide,
): Promise<Run> {
  const folder = temporaryFolder({ 'readings.yaml': traps, ...(table !== undefined && { 'links.sssom.tsv': table }) });
  const all = { ...bundledOptions, sparql: false, kind: [], timeLimit: 20, ...options };
  const read = () => readdirSync(folder).sort();
  const before = read();
  try {
    const exitCode = await link([folder], all, { reader: fileReader() }, { decide, date: '2026-12-01' });
    const names = read();
    const text = names.includes('links.sssom.tsv') ? readFileSync(join(folder, 'links.sssom.tsv'), 'utf8') : undefined;
    const mapped = await mappedSeries(folder);
    expect(mapped.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    return { exitCode, table: text, names };
  } catch (error) {
    expect(read()).toEqual(before);
    if (table !== undefined) expect(readFileSync(join(folder, 'links.sssom.tsv'), 'utf8')).toBe(table);
    throw error;
  }
}

const traps = textOf('test', 'cases', 'link', 'traps.yaml');
const items = join('test', 'cases', 'link', 'items.tsv');
const head = `#curie_map:
#  t: https://example.org/traps/
#  wikidata: ${wikidataNamespace}
#mapping_set_id: https://example.org/traps/links.sssom.tsv
#license: https://creativecommons.org/publicdomain/zero/1.0/
#mapping_date: "2026-11-24"
subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\tcomment
t:belgium\towl:sameAs\t\twikidata:Q31\tsemapv:LexicalMatching\t"The list says ""Belgium""."
t:marxism\tskos:exactMatch\tNot\twikidata:Q7264\tsemapv:UnspecifiedMatching\tAnother.
`;

const rowsOf = (table: string | undefined) => {
  const lines = (table ?? '').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const [columns = [], ...rows] = lines.map((line) => line.split('\t'));
  return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])));
};

describe('link', () => {
  it('makes a table where there is none, and says how each row was found, by what, and when', async () => {
    const { exitCode, table } = await linked({ from: items, acceptAbove: 95 }, undefined);
    expect(exitCode).toBe(0);
    const rows = rowsOf(table);
    expect(rows.map(({ subject_id, predicate_id, object_id }) => [subject_id, predicate_id, object_id])).toEqual([
      ['traps:belgium', 'owl:sameAs', 'wikidata:Q31'],
      ['traps:north-america', 'owl:sameAs', 'wikidata:Q49'],
      ['traps:marxism', 'skos:exactMatch', 'wikidata:Q7264'],
      ['traps:marxism-leninism', 'skos:exactMatch', 'wikidata:Q211930'],
      ['traps:anti-imperialism', 'skos:exactMatch', 'wikidata:Q1144178'],
    ]);
    expect(new Set(rows.map((row) => row.mapping_justification))).toEqual(new Set(['semapv:CompositeMatching']));
    expect(rows[0]).toMatchObject({ mapping_tool: 'seminar-graph', mapping_date: '2026-12-01', confidence: '0.96' });
    expect(rows[0]?.comment).toMatch(/row 4: Q31, Belgium\. .*type agrees \(country\).*Score 96/);
    expect(table).not.toMatch(/Manual|reviewer_label/);
  });

  it('appends below the rows there are, and leaves out what is linked or denied', async () => {
    const { table } = await linked({ from: items, acceptAbove: 95 }, head);
    const rows = rowsOf(table);
    expect(rows.map(({ subject_id, mapping_date }) => [subject_id, mapping_date])).toEqual([
      ['t:belgium', '2026-11-24'],
      ['t:marxism', '2026-11-24'],
      ['t:north-america', '2026-12-01'],
      ['t:marxism-leninism', '2026-12-01'],
      ['t:anti-imperialism', '2026-12-01'],
    ]);
    expect(table).toContain('"The list says ""Belgium""."');
    expect(table).not.toContain('#mapping_date');
  });

  it('writes nothing where nothing is accepted, and nothing twice', async () => {
    expect((await linked({ from: items }, head)).table).toBe(head);
    expect((await linked({ from: items, acceptAbove: 100 }, undefined)).names).toEqual(['readings.yaml']);
    const once = (await linked({ from: items, acceptAbove: 95 }, undefined)).table ?? '';
    expect((await linked({ from: items, acceptAbove: 95 }, once)).table).toBe(once);
  });

  it('asks a person, whose name stands in the rows that they accept or deny', async () => {
    const decide: Decide = async ({ thing, proposals }) => {
      const region = proposals.find(({ candidate }) => candidate.item === 'Q239');
      if (thing.id === 'brussels' && region) return { accepted: region };
      return thing.id === 'latin-america' ? 'none' : 'skip';
    };
    const { table } = await linked({ from: items, reviewer: 'A. Reader' }, undefined, decide);
    const rows = rowsOf(table);
    expect(rows.map((row) => [row.subject_id, row.predicate_modifier, row.object_id, row.reviewer_label])).toEqual([
      ['traps:brussels', '', 'wikidata:Q239', 'A. Reader'],
      ['traps:latin-america', 'Not', 'wikidata:Q12585', 'A. Reader'],
      ['traps:latin-america', 'Not', 'wikidata:Q72829598', 'A. Reader'],
    ]);
    expect(rows[1]?.mapping_justification).toBe('semapv:MappingReview');
  });
});

const table = (text: string) => join(temporaryFolder({ 'table.csv': text }), 'table.csv');

describe('a table of candidates', () => {
  const plain = 'wikidata_id,name,type\nQ7264,Marxism,ideology\n';
  it.each([
    ['with a byte order mark', `\ufeff${plain}`],
    ['with line ends of Windows', plain.replaceAll('\n', '\r\n')],
    ['with semicolons', plain.replaceAll(',', ';')],
    ['with quotation marks of Excel', '"wikidata_id","name","type"\r\n"Q7264","Marxism","ideology"\r\n'],
    ['with addresses for items', plain.replace('Q7264', 'http://www.wikidata.org/entity/Q7264')],
    ['with empty lines and cells', `${plain}\n,,\nQ1144178,,\n`],
  ])('is read %s', async (_, text) => {
    const { table: written } = await linked({ from: table(text), acceptAbove: 95 }, undefined);
    expect(rowsOf(written).map((row) => row.object_id)).toEqual(['wikidata:Q7264']);
  });

  it.each([
    ['no column for items', 'number,name\n1,Marxism\n', /no column for items/],
    ['no column for names', 'qid,nom\nQ7264,Marxism\n', /no column for names/],
    ['nothing', '', /no column for items/],
    ['a number that is none', 'qid,name\nP7264,Marxism\n', /row 2: `P7264` is not a Wikidata item/],
    ['a quotation mark that never ends', 'qid,name\nQ7264,"Marxism\n', /is not a table/],
  ])('with %s stops the command, and the mapping set is unchanged', async (_, text, message) => {
    await expect(linked({ from: table(text), acceptAbove: 95 }, head)).rejects.toMatchObject({
      code: 'bad-candidates',
      message: expect.stringMatching(message),
    });
  });
});

const manifest = { versions: ['0.2'], name: 'x', identifierSpace: wikidataNamespace, schemaSpace: 'x' };

/** A service that answers queries so. */
const service = (result: (query: { query: string }) => unknown, said: object = manifest) =>
  answeringServer((request, response, body) => {
    response.setHeader('Content-Type', 'application/json');
    if (request.method === 'GET') return response.end(JSON.stringify(said));
    const queries = JSON.parse(new URLSearchParams(body).get('queries') ?? '') as Record<string, { query: string }>;
    return response.end(
      JSON.stringify(Object.fromEntries(Object.entries(queries).map(([key, query]) => [key, result(query)]))),
    );
  });

const candidate = (more: object) => ({ id: 'Q7264', name: 'Marxism', score: 80, type: [], ...more });

describe('a reconciliation service', () => {
  it('is asked in batches of its size, with the kinds that it has', async () => {
    const sizes: number[] = [];
    const types = new Set<unknown>();
    const said = { ...manifest, batchSize: 3, defaultTypes: [{ id: 'T1', name: 'ideology' }] };
    const address = await answeringServer((request, response, body) => {
      if (request.method === 'GET') return response.end(JSON.stringify(said));
      const queries = JSON.parse(new URLSearchParams(body).get('queries') ?? '') as Record<string, { type?: string }>;
      sizes.push(Object.keys(queries).length);
      for (const { type } of Object.values(queries)) types.add(type);
      const results = Object.keys(queries).map((key) => [key, { result: [candidate({ type: ['ideology'] })] }]);
      return response.end(JSON.stringify(Object.fromEntries(results)));
    });
    const { table: written } = await linked({ from: address, acceptAbove: 95 }, undefined);
    expect(rowsOf(written).map((row) => row.subject_id)).toEqual(['traps:marxism']);
    expect(Math.max(...sizes)).toBe(3);
    expect(types).toEqual(new Set(['T1', undefined]));
  });

  it.each([
    [
      'another version',
      () => service(() => ({ result: [] }), { ...manifest, versions: ['1.0-draft'] }),
      /has version 1.0-draft/,
    ],
    [
      'no versions',
      () => service(() => ({ result: [] }), { ...manifest, versions: undefined }),
      /`versions` of the answer is missing/,
    ],
    [
      'other identifiers',
      () => service(() => ({ result: [] }), { ...manifest, identifierSpace: 'https://example.org/' }),
      /not return Wikidata items, but identifiers of <https:\/\/example.org\/>/,
    ],
    ['no result', () => service(() => ({})), /`q0.result` of the answer is missing/],
    ['an array in place of the batch', () => service(() => []), /`q0` of the answer is not an object/],
    [
      'a score that is a text',
      () => service(() => ({ result: [candidate({ score: '80' })] })),
      /score` of the answer is not a number: "80"/,
    ],
    [
      'a score that is null',
      () => service(() => ({ result: [candidate({ score: null })] })),
      /score` of the answer is not a number: null/,
    ],
    [
      'an id that is no item',
      () => service(() => ({ result: [candidate({ id: 'X1' })] })),
      /id` of the answer is not an item/,
    ],
    [
      'status 500',
      () => answeringServer((_, response) => response.writeHead(500).end('on fire')),
      /answers 500: on fire/,
    ],
    [
      'a page',
      () => answeringServer((_, response) => response.end('<html>hello')),
      /does not answer with JSON: <html>hello/,
    ],
    [
      'another address',
      () => answeringServer((_, response) => response.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end()),
      /redirects to http:/,
    ],
  ])('with %s stops the command, and the mapping set is unchanged', async (_, start, message) => {
    await expect(linked({ from: await start(), acceptAbove: 0 }, head)).rejects.toMatchObject({
      code: 'bad-answer',
      message: expect.stringMatching(message),
    });
  });

  it.each([
    ['is down', async () => 'http://127.0.0.1:49151/', /no server listens there/],
    ['is slow', () => answeringServer(() => undefined), /no answer within 1 s/],
    [
      'stops half way',
      () => answeringServer((_, response) => void response.write('{"versions":')),
      /no answer within 1 s/,
    ],
  ])('that %s stops the command, and the mapping set is unchanged', async (_, start, message) => {
    await expect(linked({ from: await start(), acceptAbove: 0, timeLimit: 1 }, head)).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(message),
    });
  });
});

it('an address with a password in it is refused, and the password is not repeated', async () => {
  const asked = linked({ from: 'http://somebody:s3cr3t@127.0.0.1:1/', acceptAbove: 0 }, head);
  await expect(asked).rejects.toMatchObject({ code: 'usage', message: expect.not.stringContaining('s3cr3t') });
});

it('a folder is what links are kept in', async () => {
  const all = { ...bundledOptions, sparql: false, kind: [], timeLimit: 20, from: items };
  await expect(
    link(['test/cases/link/traps.yaml'], all, { reader: fileReader() }, { decide: undefined, date: '' }),
  ).rejects.toMatchObject({ code: 'usage' });
});
